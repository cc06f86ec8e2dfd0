"""dangling-reference: papers said to be enclosed that are not in the file, and an annex's number under another annex's title.

A paper that a party is yet to hand over, or that is enclosed with a bill or a letter, is no annex.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csreview.checking.annexes import annex_number
from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, at, candidate
from csreview.checking.consistency.references import of_another
from csreview.checking.facts.annexes import references
from csreview.checking.passages import Passages
from csreview.language.fold import fold
from csreview.model import BINDING_ROLES, Clause, Role, Severity, Span

CHECK = "dangling-reference"
_TITLES = r"《[^》\n]{2,30}》(?:[、,和及与]?《[^》\n]{2,30}》)*"
_ENCLOSED = (
    rf"(?:后附|(?:后面|随后|随本(?:合同|协议))附[上送]?|随附|附于(?:本(?:合同|协议)|文)?(?:之?后|末尾?))的?(?P<t>{_TITLES})",
    rf"(?:(?:本)?(?:合同|协议)|按照?|见|依照?|根据|以)所附的?(?P<t>{_TITLES})",
    rf"(?:^|本(?:合同|协议)的?)附[件表录](?:包括|包含|有|为|是|如下|分别为|含|:)+(?P<t>{_TITLES})",
    rf"(?:^|[。;,:])本?(?:合同|协议)(?:另|还|并|共)?附(?:有|带)?(?P<t>{_TITLES})",
    rf"作为本?(?:合同|协议)的?附件的(?P<t>{_TITLES})",
    rf"(?P<t>{_TITLES})\((?:附后|后附|随附|见后|见附件)\)",
    rf"(?P<t>{_TITLES})(?:均|都)?(?:为|是|系)本?(?:合同|协议)的?附件",
)
_OF_A_PAPER = re.compile(r"(?:账单|结算单|发票|报告|邮件|通知书?|函|申请书?|来文|平台|系统)[^。;,]{0,6}$")
_TO_COME = re.compile(r"另行(?:签|订|制|约)|经[^。;]{0,12}(?:确认|签署)后|签(?:署|订|字)后|补签")
_LIST = re.compile(r"^\s*(?:本(?:合同|协议)的?)?附[件表录](?:清单|目录|如下|包括)?[:：]")
_LIST_TITLE = re.compile(r"(?<![件表录一二三四五六七八九十\d])《(?P<t>[^》\n]{2,30})》")
_BARE = re.compile(
    r"(?:(?:详?见|按照?|依照?|依据|根据|参照|遵照|列[于在]|载[于在]|以)(?:本?(?:合同|协议)的?|后附的?)?"
    r"(?P<a>附[件表](?:《[^》]*》)?)(?![一二三四五六七八九十\dA-Z《:_【\s])|"
    r"本(?:合同|协议)的?(?P<b>附[件表])(?=(?:所?[列载]|中?(?:约定|规定|列明|载明)的?|的(?:要求|标准|约定|规定)))(?!规定的?外))"
)
_NAMED = re.compile(r"^[(\"“《](?P<n>[^)\"”》]{2,24})[)\"”》]")
_LABEL = re.compile(r"附[件表录][^《]*《(?P<n>[^》]+)》")
_PLAIN = re.compile(
    r"[\s《》“”\"()（）:：、\-—_.·]|^附[件表录](?:[一二三四五六七八九十]{1,3}|\d{1,2}|[A-Z]|[甲乙丙丁戊己庚辛](?!方))?"
)


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex in the file: its number ("" where it has none) and its title without marks."""

    number: str
    title: str


def absent_enclosures(passages: Passages) -> Iterator[Candidate]:
    """Yield each run of titles said to be enclosed of which the file holds none, and 附件 where it holds no annex at all."""
    headings = functools.cache(lambda: _headings(passages))
    articles = [_plain(clause.title) for clause in passages.agreement.clauses if clause.depth == 1 and clause.title]
    told: set[str] = set()
    for clause in passages.agreement.clauses:
        if (
            clause.role not in BINDING_ROLES
            or clause.role is Role.ANNEX
            or "附" not in clause.text + _lead(passages, clause)
        ):
            continue
        for titles in _enclosed(passages, clause):
            named = [(t, _plain(t.cut(clause.text))) for t in titles]
            absent = [
                t for t, name in named if not _is_held(name, headings()) and not any(name in each for each in articles)
            ]
            fresh = [t for t in absent if t.cut(clause.text) not in told]
            told |= {t.cut(clause.text) for t in absent}
            if fresh:
                names = "".join(dict.fromkeys(t.cut(clause.text) for t in fresh))
                yield candidate(CHECK, Severity.MEDIUM, clause, Span(fresh[0].start, fresh[-1].end), _absent(names))
    yield from _no_annex(passages)


def _absent(names: str) -> Words:
    return Words(
        f"写明随附的{names}不在这份文件中，援引它的约定无法核对。",
        "附上定稿并编号；没有这份文件的，把内容写入正文或删去引用。",
    )


def _enclosed(passages: Passages, clause: Clause) -> Iterator[list[Span]]:
    """The runs of titles, with their marks, that a clause says are enclosed."""
    text = passages.folded[clause.id]
    if _LIST.match(text) or _LIST.match(_lead(passages, clause)):
        yield [Span(m.start(), m.end()) for m in _LIST_TITLE.finditer(text)]
        return
    for source in _ENCLOSED:
        for match in re.finditer(source, text):
            sentence = text[text.rfind("。", 0, match.start()) + 1 : match.start()]
            if _OF_A_PAPER.search(sentence) or _TO_COME.search(sentence) or of_another(sentence):
                continue
            start = match.start("t")
            yield [Span(start + m.start(), start + m.end()) for m in re.finditer(r"《[^》]+》", match["t"])]


def _lead(passages: Passages, clause: Clause) -> str:
    """The last line of the clause above, which may lead into a list of annexes."""
    parent = passages.folded[clause.parent] if clause.parent else ""
    return parent.rstrip().rsplit("\n", 1)[-1]


def _headings(passages: Passages) -> list[str]:
    """What could be the heading of a paper in the file: the labels and short lines of annexes."""
    found: list[str] = []
    for clause in passages.agreement.clauses:
        if clause.role is Role.ANNEX:
            lines = f"{clause.label}{clause.text}".split("\n")
            found += [line for line in lines if len(line) <= 40 and "\t" not in line]
    return [plain for line in found if (plain := _plain(line))]


def _plain(title: str) -> str:
    return _PLAIN.sub("", fold(title))


def _is_held(name: str, headings: Sequence[str]) -> bool:
    return any(_like(name, heading) for heading in headings)


def _like(one: str, other: str) -> bool:
    """Whether two titles are one with words left out: 考核表 and 考核指标表."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) >= 2 and all(character in rest for character in short)


def _no_annex(passages: Passages) -> Iterator[Candidate]:
    """店铺名单见附件 in a file that holds no annex and names none by number."""
    clauses = passages.agreement.clauses
    if any(c.role is Role.ANNEX for c in clauses) or any(True for _ in references(passages)):
        return
    for clause in clauses:
        text = passages.folded[clause.id] if clause.role in BINDING_ROLES else ""
        for match in _BARE.finditer(text):
            if of_another(text[: match.start()]):
                continue
            words = Words(
                f"“{match.group()}”：这份文件没有附件，援引它的约定无法核对。",
                "附上附件并编号、写明名称；没有附件的，把内容写入正文或删去引用。",
            )
            yield candidate(CHECK, Severity.MEDIUM, clause, Span(*match.span("a" if match["a"] else "b")), words)
            return


def misnumbered_annexes(passages: Passages) -> Iterator[Candidate]:
    """Yield each annex referred to by a number whose annex has another title, while another annex has the title named."""
    annexes = [
        Annex(annex_number(clause.label + clause.text[:12]), _plain(clause.title))
        for clause in passages.agreement.clauses
        if clause.role is Role.ANNEX and "附" in clause.label and clause.title
    ]
    told: set[tuple[str, str]] = set()
    for passage, index, text in references(passages):
        after = _NAMED.match(passage.text[index + 1 :])
        inside = _LABEL.search(text)
        name = _plain(inside["n"] if inside else after["n"] if after else "")
        number = annex_number(text) if name else ""
        own = [a for a in annexes if a.number == number]
        named = [a for a in annexes if name and (a.title in name or name in a.title)]
        if len(own) != 1 or len(named) != 1 or own[0] is named[0] or _like(name, own[0].title):
            continue
        if (own[0].number, name) not in told and passage.clause.role is not Role.ANNEX:
            told.add((own[0].number, name))
            end = index + 1 + (after.end() if after and not inside else 0)
            yield at(CHECK, Severity.MEDIUM, passage, (index, end), _otherwise(own[0], named[0]))


def _otherwise(own: Annex, named: Annex) -> Words:
    return Words(
        f"附件的编号与名称对不上：附件{own.number}的标题是“{own.title}”，“{named.title}”是附件{named.number}，按哪一份执行说不清。",
        f"改为附件{named.number}，或改正名称。",
    )
