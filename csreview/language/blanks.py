"""Places left to fill: ____, 【 】, XX, {{…}}, spaces before a unit, a unit whose number was lost, an unticked box."""

from __future__ import annotations

import re
from collections.abc import Sequence

from csreview.language.choices import unchosen
from csreview.model import Span

_UNIT = r"(?:年(?!度)|月(?![份度结])|日(?![期常])|天|秒|分钟|小时|个?(?:工作|营业)日|个月|个自然日|周(?![期末])|元|万元|%|‰|名(?![称单])|人(?![民员工])|位(?![于置])|条(?![款件])|份|次(?![日月年])|件|席|个(?!人)|时(?=[至到,。;]|$)|分(?=[,。;])|万|仟|佰|拾)"
_UNDERLINES = re.compile(r"_[_ ]*")
_EMPTY_BRACKETS = re.compile(r"【[ _]*】|\[[ _]*\]|〔[ _]*〕|\{\{[^{}]*\}\}|\$\{[^{}]*\}|\( {2,}\)")
_FILLED_BRACKETS = re.compile(r"【([^【】\n]{1,60})】|(?<![A-Za-z0-9_])\[([^\[\]\n]{1,40})\]")
_CROSSES = re.compile(
    r"[xX×]{2,}(?![a-zA-Z0-9])|(?<![A-Za-z0-9])[xX×N](?=个?(?:年|月|日|天|元|%|秒|分钟|小时|工作日|名|次|省|市|区|路|号))|某某"
)
_SPACES_BEFORE_UNIT = re.compile(
    rf"[ \t](?:(?:(?<=^.)|(?<=[一-鿿:(,、¥≥≤<>].))[ \t]*(?={_UNIT})|(?<=(?<!\d)20 ) *(?=年))", re.MULTILINE
)
_FIELD_LEFT_OPEN = re.compile(
    r"(?:户名|开户行|开户银行|账号|银行账号|税号|邮箱|地址):(?= *(?:$|[;,。\n]))", re.MULTILINE
)
_LOST_NUMBER = re.compile(
    r"(?<![\d零一二三四五六七八九十_ 】年半全同])(?=年月日)|(?<=年)(?=月日)|(?<=年月)(?=日)|"
    r"(?:(?<=时间)|(?<=时长)|(?<=不超过)|(?<=不少于)|(?<=不低于)|(?<=不高于)|(?<=提前))(?=(?:秒|分钟|小时|个(?:工作|营业)日|天|日|元|%|条|名|个月))|"
    r"(?<=应在)(?=(?:秒|分钟|小时|时|个(?:工作|营业)日|天|日)内)|(?<=按)(?=元/)|(?<=一式)(?=份)|(?<=各执)(?=份)|(?<=金)(?=元(?![/整]))|"
    r"(?<=记录)(?=条)|(?<=[共达满])(?=(?:个月|个(?:工作|营业)日|小时))"
)
_TO_FILL = tuple(
    (re.compile(sign), pattern)
    for sign, pattern in (
        (r"[【\[〔{(]", _EMPTY_BRACKETS),
        ("_", _UNDERLINES),
        ("[xX×N某]", _CROSSES),
        (r"[ \t]", _SPACES_BEFORE_UNIT),
    )
)
"""Each with what every text holds in which it stands: quicker to look for."""
_LOST_SIGN = re.compile(
    "年月日|时[间长][秒分小个天日元%条名]|不超过[秒分小个天日元%条名]|不[少低高]于[秒分小个天日元%条名]|提前[秒分小个天日元%条名]|"
    "应在[秒分小时个天日]|按元|一式份|各执份|金元|记录条|共[个小]|达[个小]|满[个小]"
)
"""The same for a number that was lost."""
_ANY_SIGN = re.compile(r"[【\[〔{(_xX×N某 \t:□]")
"""The same for any place but that of a lost number."""
_BOXES = re.compile("(?<![打划画用以勾])[□☑■]")
_HINT = re.compile(
    r"例如|填写|填入|请|如:|如有|建议|选填|可选|根据实际|待(?:定|填|补|商|议|确认)|公司名称|甲方名称|乙方名称|店铺名称$|全称|"
    r"(?:名称|编号|地点|时段|姓名|职务|日期|时间|地址|电话|邮箱|金额|数量|比例|标准|机构|账号|银行|期限|代码|单位|条件|内容|范围|方式|平台|数字|指标)$"
)
_NAME_OF_NUMBER = re.compile("[一-鿿]{0,6}(?:数|额|率|价|量)$")
_ONE_UNIT = re.compile(_UNIT)
_CHOICE = re.compile(r"^[^/／|]{1,12}(?:[/／|][^/／|]{1,12}){1,4}$")


def is_hint(inside: str) -> bool:
    """Tell whether what stands in brackets says what to fill in (【填写姓名】, 【月度/季度】) rather than a value (【15】)."""
    inside = inside.strip()
    if _HINT.search(inside) or re.fullmatch(r"[xX×_ ]+", inside):
        return True
    return bool(_CHOICE.match(inside)) and not re.search(r"\d", inside)


def find_blanks(folded: str, underlined: Sequence[Span] = ()) -> list[Span]:
    """Return the unfilled places in `folded` (see `fold`), in order, none overlapping; a lost number is an empty span.

    `underlined`: stretches of underlined white space that the draft shows as lines to write on.
    """
    if not (underlined or _ANY_SIGN.search(folded) or _LOST_SIGN.search(folded)):  # as in most
        return []
    spans = [span for span in underlined if not folded[span.start : span.end].strip()]
    for sign, pattern in _TO_FILL:
        if sign.search(folded):
            spans += [_trim(match, folded) for match in pattern.finditer(folded)]
    if _LOST_SIGN.search(folded):
        spans += [_trim(match, folded) for match in _LOST_NUMBER.finditer(folded)]
    if ":" in folded:
        spans += [Span(match.end(), match.end()) for match in _FIELD_LEFT_OPEN.finditer(folded)]
    if "【" in folded or "[" in folded:
        spans += [Span(*m.span()) for m in _FILLED_BRACKETS.finditer(folded) if _is_open(m)]
    spans += _unticked(folded)
    left_out = unchosen(folded) if spans else []
    return _without_overlap([span for span in spans if not any(option.overlaps(span) for option in left_out)])


def filled_brackets(folded: str) -> list[int]:
    """Return the positions of brackets that merely frame a value (【15】): a reader passes over them."""
    found = []
    for match in _FILLED_BRACKETS.finditer(folded) if "【" in folded else ():
        inside = match.group(1) or ""
        if inside.strip(" _") and not _is_open(match):
            found += [match.start(), match.end() - 1]
    return found


def _is_open(brackets: re.Match[str]) -> bool:
    """Whether brackets hold a hint, or name what is counted before its unit: 不少于【人数】人."""
    inside = brackets.group(1) or brackets.group(2) or ""
    named = _NAME_OF_NUMBER.match(inside) and _ONE_UNIT.match(brackets.string, brackets.end())
    return is_hint(inside) or bool(named)


def _trim(match: re.Match[str], folded: str) -> Span:
    start, end = match.span()
    while end > start + 1 and folded[end - 1] == " ":
        end -= 1
    return Span(start, end)


def _unticked(folded: str) -> list[Span]:
    """The first box of a line on which none is ticked stands for the choice that was not made."""
    found: list[Span] = []
    if "□" not in folded:
        return found
    start = 0
    for line in folded.split("\n"):
        boxes = list(_BOXES.finditer(line))
        if boxes and all(box.group() == "□" for box in boxes):
            for sentence in re.finditer(r"[^。;]+", line):
                first = sentence.group().find("□")
                if first >= 0:
                    found.append(Span(start + sentence.start() + first, start + sentence.start() + first + 1))
        start += len(line) + 1
    return found


def _without_overlap(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start > kept[-1].end or (span.start == kept[-1].end and len(span) and len(kept[-1])):
            kept.append(span)
    return kept
