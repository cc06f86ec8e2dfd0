"""Labels at the start of a line: 第三条, 一、, （一）, 1., 1.1, (1), 1), ①, A. … and numbers that are no labels."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ZH = "〇零一二三四五六七八九十百"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_DIGITS = (
    {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0} | {c: i + 1 for i, c in enumerate(_FORMAL[:9])}
)
_SPACE = r"[ \t\u3000\xa0]"
_MARK = "、．.。，,：:；;·"

_ORDINAL = re.compile(
    rf"第{_SPACE}?(?P<n>\d{{1,3}}|[{_ZH}{_FORMAL}]{{1,6}}){_SPACE}?"
    rf"(?P<u>部分|编|篇|章|节|条|款|项)(?:之(?P<m>[{_ZH}]{{1,3}}|\d{{1,2}}))?"
)
_ORDER = re.compile(rf"第(?P<n>\d{{1,2}}|[{_ZH}]{{1,3}})(?=[、，,：:])")
_ENGLISH = re.compile(r"(?i:article|section|clause)\s+(?P<n>\d{1,3}|[IVX]{1,5})\b")
_MULTI = re.compile(rf"(?P<n>\d{{1,2}}(?:{_SPACE}?[.．]{_SPACE}?\d{{1,2}}){{1,5}})(?![\d%％‰])")
_DASHED = re.compile(r"(?P<n>\d{1,2}[-－–—]\d{1,2})(?![\d%％‰.])")
_DIGIT = re.compile(rf"(?P<n>\d{{1,3}}){_SPACE}?(?P<s>[{_MARK}])")
_LOOSE = re.compile(rf"(?P<n>\d{{1,2}})(?:\ufe0f?\u20e3|(?={_SPACE}|[\u4e00-\u9fff“《【「]))")
_CHINESE = re.compile(rf"(?P<n>[{_ZH}]{{1,4}}|[{_FORMAL}]{{1,3}})(?:{_SPACE}?(?P<s>[{_MARK}])|(?={_SPACE}))")
_PAREN = re.compile(
    rf"(?P<o>[（(〔\[【]){_SPACE}?(?P<n>\d{{1,2}}|[{_ZH}]{{1,4}}|[a-zA-Z]|[ivxIVX]{{2,5}}){_SPACE}?[）)〕\]】]"
)
_HALF = re.compile(rf"(?P<n>\d{{1,2}}|[{_ZH}]{{1,3}}|[a-zA-Z]){_SPACE}?[）)]")
_LETTER = re.compile(rf"(?P<n>[A-Za-z]){_SPACE}?(?P<s>[.．、：:])(?![A-Za-z./\\])")
_GLYPHS = (
    ("circled", 0x2460, 20, 1),
    ("circled", 0x3251, 15, 21),
    ("circled", 0x2776, 10, 1),
    ("circled", 0x24F5, 10, 1),
    ("paren", 0x2474, 20, 1),
    ("digit", 0x2488, 20, 1),
    ("chinese-paren", 0x3220, 10, 1),
    ("roman", 0x2160, 12, 1),
)
_GLYPH = {chr(first + i): (style, low + i) for style, first, count, low in _GLYPHS for i in range(count)}
_AFTER = re.compile(rf"(?:{_SPACE}|[{_MARK}—\-*])*")
_BARE_AFTER = re.compile(rf"(?:{_SPACE}|\*\*)*")

# 第三条约定的…, 第2条里说的…, 第十条、第十一条: the line begins with a reference to a clause, not with a label.
_REFERENCE = re.compile(
    rf"{_SPACE}*(?:约定|规定|所述|所列|所称|项下|列明)|(?:所(?!有)|中[约规所的说写]|里[约规所的说写讲提]|里头|里面|[说写讲]的|第|的|及|和|与|或|至第|到第|之[前后日一]|执行|处理|办理)"
    r"|[、，,和及与至到]\s*第[^条款章项]{1,5}[条款章项]"
    r"|[里中](?:说|写|讲|提|约|规)"
)
_MORE_PARENS = re.compile(r"\s*[、，,和及与至到或\-—－~～]\s*[（(]|\s*(?:项|款|目)(?!目)")
# A number before one of these is a quantity. What may follow a label and begins alike (日常, 天猫, 人员) is let pass.
_UNIT = re.compile(
    rf"{_SPACE}?(?:[%％‰倍元秒折℃岁台件份位级号种/×~～至到]|年(?!度|检|货)|月(?!度|报|结|末|初)|日(?!常|报|期|志)|天(?!猫)"
    r"|个(?!人|性|别|体)|名(?!称|单|词|册|义|誉)|人(?!员|民|力|工|身|事|均|才)|小时|分钟|分(?!包|成|配|析|期|工|销|享|摊|级|类|别|歧|支|批)"
    r"|周(?!报|期|边)|万|亿|千(?!牛)|百|次(?!月|日|年|要|序|级)|条(?!款|件|例)|家(?!纺|居|电|庭|具)|通(?!知|过|话|信|用|道|常)"
    r"|间(?!接|断)|场(?!地|景|所)|单(?!方|价|位|笔|独|日|店|次|个|品)|套(?!餐)|季度|类(?!目|别)|项(?!目)|[-—–－]\s?\d|[a-zA-Z]{1,4}\b)"
)

_COUNTED = re.compile(r"\d{1,3}(?:个(?!百分点)|名|人|日|天|家|次|条|份|年|月|分钟|秒)")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line.

    `style` tells its kind of numbering, `numbers` its value (3.2 → (3, 2)), `text` the label as shown: with the mark
    that belongs to a bare number (一、 1.), without the one that merely parts 第一条： or 3.2 from the words. The
    words begin at `end`. A label that is not `certain` may be a plain number: whether it fits a sequence decides.
    """

    style: str
    numbers: tuple[int, ...]
    text: str
    end: int
    certain: bool = True


def number(text: str) -> int:
    """Return the value of a short numeral, Arabic or Chinese (everyday or financial); 0 where it is none."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in "十拾":
            total, digit = total + (digit or 1) * 10, 0
        elif char == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            digit = digit * 10 + _DIGITS.get(char, 0)
    return total + digit


def parse(text: str) -> Label | None:
    """Return the label that a line begins with, or None."""
    if not text or text[0] in "，。：；、":
        return None
    for attempt in _ATTEMPTS:
        label = attempt(text)
        if label is not None:
            return label
    return None


def automatic(shown: str) -> Label | None:
    """Return the automatic number of a block as a label; None for a bullet or for what only decorates."""
    label = parse(shown) or parse(shown + "、")
    # A lone Latin letter is how a bullet of a symbol font reads without its font.
    if label is None or (len(shown) == 1 and shown.isascii() and shown.isalpha()):
        return None
    text = shown if label.style in _BARE else shown.rstrip(_MARK + " \t\u3000")
    return Label(label.style, label.numbers, text, 0)


_BARE = frozenset({"digit", "chinese", "letter", "roman"})
_ORDINAL_STYLES = {
    "部分": "part",
    "编": "part",
    "篇": "part",
    "章": "chapter",
    "节": "section",
    "条": "article",
    "项": "item",
}


def _ordinal(text: str) -> Label | None:
    match = _ORDINAL.match(text)
    if match is None or _REFERENCE.match(text, match.end()):
        return None
    style = _ORDINAL_STYLES.get(match["u"], "paragraph")
    numbers = (number(match["n"]),) + ((number(match["m"]),) if match["m"] else ())
    end = _skip(text, match.end())
    return Label(style, numbers, match[0], end, certain=style not in ("paragraph", "item") or end > match.end())


def _order(text: str) -> Label | None:
    match = _ORDER.match(text)
    return _built("order", text, match, certain=False) if match else None


def _english(text: str) -> Label | None:
    match = _ENGLISH.match(text)
    if match is None:
        return None
    value = number(match["n"]) if match["n"].isdecimal() else _roman(match["n"])
    return Label("article", (value,), match[0], _skip(text, match.end()))


def _multi(text: str) -> Label | None:
    match = _MULTI.match(text) or _DASHED.match(text)
    if match is None:
        return None
    numbers = tuple(int(part) for part in re.split(r"\D+", match["n"]))
    end = _skip(text, match.end())
    parted = end > match.end()
    counts = bool(_UNIT.match(text, match.end())) and not _marked(text, match)
    if numbers[0] == 0 or _clock(text, match.end()) or (counts and not parted):
        return None
    return Label("decimal", numbers, match[0], end, certain=parted and not counts and match.re is _MULTI)


def _marked(text: str, match: re.Match[str]) -> bool:
    return text[match.end() : match.end() + 1] in tuple("、，：；")


def _clock(text: str, place: int) -> bool:
    return bool(re.match(r"[:：]\d", text[place : place + 2]))


def _digit(text: str) -> Label | None:
    match = _DIGIT.match(text)
    if match is None or _is_value(text, match):
        return None
    value = int(match["n"])
    following = re.match(r"\d{1,2}", text[match.end() :])
    neighbour = following is not None and match["s"] == "、" and int(following[0]) == value + 1
    certain = match["s"] in "、．." and not neighbour and value < 100 and not _touches_number(text, match)
    return _built("digit", text, match, certain=certain)


def _is_value(text: str, match: re.Match[str]) -> bool:
    """1,000元, 10:00, 2.5%: the mark stands inside a value. A year may follow a label's point (1.2026年…)."""
    if match["s"] == "、" or not text[match.end() : match.end() + 1].isdigit():
        return False
    if re.match(r"(?:19|20)\d\d[年./-]", text[match.end() : match.end() + 5]):
        return False
    return match["s"] not in "．." or not _COUNTED.match(text, match.end())


def _touches_number(text: str, match: re.Match[str]) -> bool:
    """3．3个工作日: the label 3．, if it fits the sequence; nobody counts in tenths of a working day."""
    return match["s"] in "．." and text[match.end() : match.end() + 1].isdigit()


def _loose(text: str) -> Label | None:
    match = _LOOSE.match(text)
    if match is None or _UNIT.match(text, match.end()):
        return None
    end = _BARE_AFTER.match(text, match.end())
    return Label("digit", (int(match["n"]),), match["n"], end.end() if end else match.end(), certain=False)


def _chinese(text: str) -> Label | None:
    match = _CHINESE.match(text)
    if match is None:
        return None
    value, mark = number(match["n"]), match["s"] or ""
    following = re.match(rf"[{_ZH}]", text[match.end() :])
    neighbour = following is not None and number(following[0]) == value + 1
    return _built("chinese", text, match, certain=mark in tuple("、．.") and not neighbour) if value else None


def _paren(text: str) -> Label | None:
    match = _PAREN.match(text)
    if match is None or _MORE_PARENS.match(text, match.end()):
        return None
    if match["o"] in "[【" and not match["n"].isdecimal() and match["n"][0] not in _ZH:
        return None
    return _enclosed("paren", text, match)


def _half(text: str) -> Label | None:
    match = _HALF.match(text)
    return _enclosed("half", text, match) if match else None


def _enclosed(kind: str, text: str, match: re.Match[str]) -> Label:
    shown = match["n"]
    end = _skip(text, match.end())
    if shown.isdecimal():
        certain = not _UNIT.match(text, match.end())
        return Label(kind, (int(shown),), match[0], end, certain)
    if shown[0] in _ZH:
        return Label(f"chinese-{kind}", (number(shown),), match[0], end)
    if len(shown) > 1:
        return Label(f"roman-{kind}", (_roman(shown.upper()),), match[0], end, certain=False)
    return Label(f"letter-{kind}", (_letter(shown),), match[0], end, certain=False)


def as_roman(label: Label) -> Label | None:
    """Read a single letter (i), (v), (x) as a Roman numeral; None where it cannot be one."""
    letter = label.text.strip("（()）[]【】〔〕 \t").upper()
    if not label.style.startswith("letter-") or letter not in ("I", "V", "X"):
        return None
    return Label(label.style.replace("letter", "roman"), (_roman(letter),), label.text, label.end, certain=False)


def _letter(shown: str) -> int:
    return ord(shown.lower()) - 96 if len(shown) == 1 else _roman(shown.upper())


def _roman(shown: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[char] for char in shown]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def _lettered(text: str) -> Label | None:
    match = _LETTER.match(text)
    if match is None:
        return None
    return Label("letter", (_letter(match["n"]),), match[0], _skip(text, match.end()), certain=False)


def _glyph(text: str) -> Label | None:
    if text[0] not in _GLYPH:
        return None
    style, value = _GLYPH[text[0]]
    return Label(style, (value,), text[0], _skip(text, 1))


def _built(style: str, text: str, match: re.Match[str], certain: bool) -> Label:
    return Label(style, (number(match["n"]),), match[0], _skip(text, match.end()), certain)


def _skip(text: str, place: int) -> int:
    """Pass over marks and spaces between a label and its words, but not over a dash or a star that begins them."""
    match = _AFTER.match(text, place)
    end = match.end() if match else place
    while end > place and text[end - 1] in "-*—" and end < len(text) and text[end] in "-—_*":
        end -= 1
    return end


_ATTEMPTS = (
    _ordinal, _glyph, _paren, _half, _multi, _digit, _loose, _chinese, _order, _english, _lettered,
)  # fmt: skip
