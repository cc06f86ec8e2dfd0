"""The small pattern language in which checklists say how something is recognised.

A pattern is a regular expression over a reading text (see `language.reading_text`), with these additions:

* `<duration>`, `<percent>`, `<money>`, `<count>`, `<date>`, `<day>`, `<clock>`, `<time>`, `<phone>`, `<email>`, `<code>`,
  `<account>`, `<annex>`, `<article>`: a value of that kind. `<blank>`: any unfilled place. `<deadline>`: a value that
  says when (duration, date, day that comes round, hour, 当日, 次日). `<value>`: any value.
* `…` up to 30 characters within one sentence part, `……` up to 100 within one sentence.
* `<may>`, `<must-not>`, `<all>`, `<deemed>`, `<leave>`, `<unpaid>`, `<hand-over>`, `<outsider>`: any of the words by
  which drafts say so (`_WORDS`).
* ` & `: both hold in the same passage, in any order; ` &! `: what follows does not.

甲方 stands for the merchant and 乙方 for the vendor, whatever the draft calls them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from csreview.language.needed import ANYTHING, Need, both, known, meets, need_in
from csreview.language.own import MARK
from csreview.language.quantities import QuantityKind
from csreview.language.reading_text import ANY_BLANK, BLANK, BLANK_SLOTS, VALUE_SLOTS

_GROUPS: dict[str, tuple[QuantityKind, ...]] = {
    "deadline": (QuantityKind.DURATION, QuantityKind.DATE, QuantityKind.DAY, QuantityKind.TIME, QuantityKind.CLOCK),
    "value": tuple(QuantityKind),
}
_WORDS_OF_TIME = {"deadline": "当[日天]|次日|即日|同日|当月|当场"}
_WORDS = {
    "may": "有权利?|可以?|得(?:以|随时|自|直接)|能够?|享有|保留|授权|允许|同意",
    "must-not": "不得|不能|不可(?!抗|归|避|预|控|撤)以?|不许|不准|不应|无权|禁止|严禁|切勿|不要",
    "all": "一切|所有|全部|任何|全数|全额|各种|各类",
    "deemed": "(?<!不)(?:视为|视同|推定)|(?<!不)(?:即|则)为|默认|自动(?:确认|生效|通过)|就?当(?:作|是|我|你|认|没|同)|就?算(?:是|作|对|认|数|同|没)",
    "leave": "终止|解除|退出|退场|退订|退租|离场|停止合作|结束(?:合作|合同|项目|服务)|取消(?:合作|订单|合同|项目)|不合作|不做了?|撤场",
    "hand-over": "转(?:交|给|由|至|委托|让给|托)|交(?:由|给|付给)|委托|外包|发包|包给|分给|让给",
    "outsider": "(?:任何)?(?:第三方|第三人|他人|别人|旁人|外人|别家|外单位|任何人|(?:其他|其它|别的|另外的?)(?:公司|单位|机构|主体|组织|企业|团队|人))",
    "unpaid": "逾期|拖欠|欠[付费款]|未(?:能)?(?:付|支付|结清|付清|到账|按[期时约])|没(?:付|给|到账?|结清)|不付款|[迟延]付|[迟延][迟延]",
}
"""What a drafter has many words for: to be allowed, to be forbidden, without limit, to count as, to go, to pass on, whoever is
no party, not to have paid."""
_SLOT = re.compile(r"(?<!\?P)<([a-z]+(?:-[a-z]+)?)>")  # but not the name of a group
_VALUE_NAMES = frozenset({*_GROUPS, *(kind.value for kind in QuantityKind)})
_SLOT_NAMES = frozenset({"blank", *_WORDS, *_VALUE_NAMES})
_JOIN = re.compile(r" (&!?) ")


class Hit(NamedTuple):
    """Where a pattern matched in a reading text: `start`..`end` of the stretch that shows the point."""

    start: int
    end: int


class Pattern:
    """A pattern, compiled when a text first holds what it needs; with `blank`, unfilled places stand for its values."""

    def __init__(self, source: str, *, blank: bool = False) -> None:
        self.source = source
        self._blank = blank

    @functools.cached_property
    def need(self) -> Need:
        """What a reading text must hold for the pattern to hold in it."""
        return need_of(self.source, blank=self._blank) or ANYTHING

    @functools.cached_property
    def _regexes(self) -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
        unwanted = (term for sign, term in _pairs(_JOIN.split(self.source)) if sign == "&!")
        return (
            [_compile(term, self._blank) for term in _wanted(self.source)],
            [_compile(term, False) for term in unwanted],
        )

    def search(self, text: str) -> Hit | None:
        """Return where the pattern holds in `text` (a reading text), or None."""
        return self.match(text) if meets(text, self.need) else None

    def match(self, text: str) -> Hit | None:
        """Do as `search` does, for a text that is known to meet the pattern's need."""
        (regex, *others), unwanted = self._regexes
        first = regex.search(text)
        if first is None:
            return None
        if not others and not unwanted:  # as with nearly all
            return Hit(*first.span())
        found = [first, *(regex.search(text) for regex in others)]
        if not all(found) or any(regex.search(text) for regex in unwanted):
            return None
        return _stretch([match for match in found if match])


def need_of(source: str, *, blank: bool = False) -> Need | None:
    """Return what a reading text must hold for the pattern `source` to hold in it, worked out once and kept between
    runs (see `needed.known`); with `blank`, for unfilled places in place of its values, None where it wants none."""
    key = f"<{'blank' if blank else 'filled'}>{source}"
    if key in known:
        return known[key]
    wanted = _wanted(source)
    need = _worked_out(wanted, blank) if not blank or _has_slot(wanted) else None
    if MARK not in source:
        known[key] = need
    return need


def _worked_out(wanted: list[str], blank: bool) -> Need:
    needs = [need_in(expand(term, blank=blank)) for term in wanted]
    return needs[0] if len(needs) == 1 else both(needs)


def _wanted(source: str) -> list[str]:
    """The terms of a pattern that must all hold."""
    pieces = _JOIN.split(source)
    return [pieces[0]] + [term for sign, term in _pairs(pieces) if sign == "&"]


def _has_slot(wanted: list[str]) -> bool:
    """Whether a pattern asks for a value."""
    return any(name in _VALUE_NAMES for term in wanted for name in _SLOT.findall(term))


def _pairs(pieces: list[str]) -> Iterator[tuple[str, str]]:
    return zip(pieces[1::2], pieces[2::2], strict=True)


def _stretch(matches: list[re.Match[str]]) -> Hit:
    """The stretch over all matches if it is short enough to quote, else the first match."""
    if len(matches) == 1:
        return Hit(*matches[0].span())
    start, end = min(m.start() for m in matches), max(m.end() for m in matches)
    first = matches[0]
    return Hit(start, end) if end - start <= 60 else Hit(first.start(), first.end())


@functools.lru_cache(maxsize=8192)
def _compile(term: str, blank: bool) -> re.Pattern[str]:
    return re.compile(expand(term, blank=blank))


def expand(term: str, *, blank: bool = False) -> str:
    """Return the regular expression behind one term; with `blank`, unfilled places stand where its values go.

    Raises ValueError for an unknown slot.
    """
    term = term.replace("……", r"[^。\n]{0,100}?").replace("…", r"[^。;\n]{0,30}?")
    return _SLOT.sub(lambda match: _slot(match.group(1), blank), term)


def _slot(name: str, blank: bool) -> str:
    if name == "blank":
        return ANY_BLANK
    if name in _WORDS:
        return f"(?:{_WORDS[name]})"
    kinds = _GROUPS.get(name) or (QuantityKind(name),)
    if blank:
        return f"[{BLANK}{''.join(BLANK_SLOTS[kind] for kind in kinds)}]"
    values = f"[{''.join(VALUE_SLOTS[kind] for kind in kinds)}]"
    return f"(?:{values}|{_WORDS_OF_TIME[name]})" if name in _WORDS_OF_TIME else values


@functools.lru_cache(maxsize=8192)
def pattern(source: str) -> Pattern:
    """Return the compiled pattern of `source`; compiled once however often it is asked for."""
    return Pattern(source)


@functools.lru_cache(maxsize=8192)
def unfilled(source: str) -> Pattern | None:
    """Return the pattern that finds a blank where `source` wants a value, or None if it wants none."""
    return Pattern(source, blank=True) if need_of(source, blank=True) is not None else None


def first_hit(sources: Iterable[str], text: str) -> Hit | None:
    """Return where the first of the patterns that holds in `text` (a reading text) does, or None."""
    for source in sources:
        hit = pattern(source).search(text)
        if hit is not None:
            return hit
    return None


def unrefused_hit(sources: Sequence[str], refuse: Sequence[str], text: str, first: Hit | None = None) -> Hit | None:
    """Return the first hit of `sources` in `text` (a reading text) that is no look-alike, or None; `first` is the first
    of all, if it is known.

    A hit is one if a pattern of `refuse` holds in its own part of the sentence, between semicolons: what is said in the
    other half of a sentence is another matter.
    """
    start, hit = 0, first or first_hit(sources, text)
    while hit:
        hit = Hit(start + hit.start, start + hit.end)
        part = max(text.rfind(";", start, hit.start) + 1, start)
        end = text.find(";", hit.end)
        end = len(text) if end < 0 else end
        if not first_hit(refuse, text[part:end]):
            return hit
        start = end + 1
        hit = first_hit(sources, text[start:])
    return None


def fault_of(source: str) -> str:
    """Return what is wrong with a pattern, in Chinese, or "". Only its slots and brackets are looked at: compiling all
    patterns of a checklist takes longer than reviewing a draft, so `compile_fault` does that where a person asks."""
    unknown = [name for name in _SLOT.findall(source) if name not in _SLOT_NAMES]
    if unknown:
        return f"未知的占位 <{unknown[0]}>，可用：{'、'.join(sorted(_SLOT_NAMES))}"
    return ""


def compile_fault(source: str) -> str:
    """Return why a pattern cannot be compiled, in Chinese, or ""."""
    if fault_of(source):
        return fault_of(source)
    try:
        for term in _JOIN.split(source)[::2]:
            re.compile(expand(term))
    except re.error as error:
        return f"正则表达式有误（{error}）"
    return ""
