"""Typed quantities in a draft's text: durations, clock ranges, percents, money, counts, dates, identifiers.

All patterns run over folded text (see `fold`) with the white space inside words already dropped; spans are code points
in that text.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from csreview.language.numerals import EVERYDAY, FINANCIAL, number
from csreview.model import Span


class QuantityKind(StrEnum):
    """What is counted or named. `DAY` is a day that comes round (每月5日); `CLOCK` a range of hours, `TIME` one."""

    DURATION = "duration"
    PERCENT = "percent"
    MONEY = "money"
    COUNT = "count"
    DATE = "date"
    DAY = "day"
    CLOCK = "clock"
    TIME = "time"
    PHONE = "phone"
    EMAIL = "email"
    CODE = "code"
    ACCOUNT = "account"
    ANNEX = "annex"
    ARTICLE = "article"


class Bound(StrEnum):
    """Whether the value is a ceiling, a floor or the very value."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    EXACTLY = "exactly"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One value in the text. `value` is in `unit` (for a range its upper end, `low` the lower); None if unreadable.

    Units are canonical: 秒 分钟 小时 日 工作日 周 月 年 课时; %; 元 美元 …; the measure word of a count.
    """

    kind: QuantityKind
    span: Span
    text: str
    value: Decimal | None = None
    unit: str = ""
    low: Decimal | None = None
    bound: Bound = Bound.EXACTLY


# Every repetition has an upper end, more than any number in an agreement needs: a run of 100,000 digits or numerals would
# else be searched again from each of them.
_DIGITS = r"(?:\d{1,3}(?:,\d{3,4}){1,6}(?!\d)|\d{1,20})(?:\.\d{1,9})?"
_N = rf"(?:{_DIGITS}[万亿千]?|[{EVERYDAY}]{{1,20}}|[{FINANCIAL}零万亿]{{1,40}})"
_RANGE = rf"(?:(?P<low>{_N})\s*(?:-|~|至|到)\s*)?(?P<n>{_N})"
_NUMERAL = rf"[\d,半零万亿千{EVERYDAY}{FINANCIAL}]"
"""What numbers are made of."""
_CN_DIGIT = "[零○一二三四五六七八九十]"
_YEAR = rf"(?:20\d\d|二[零○]{_CN_DIGIT}{{2}}|贰零[零壹贰叁肆伍陆柒捌玖]{{2}})"
_DAYNO = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_CLOCK_TIME = (
    r"(?:(?:次日|凌晨|早上?|上午|中午|下午|晚上?|夜里?|当日|第二天|翌日){0,3}"
    rf"(?:[0-2]?\d:[0-5]\d(?::[0-5]\d)?|{_DAYNO}(?:点|时(?!长|间|段|效|限|内|的))(?:半|整|{_DAYNO}分?)?))"
)
_WORKING_DAY = "(?:(?:银行)?(?:工作|营业)日|交易日)"
_DURATION_UNIT = (
    r"(?:秒钟?|[sS](?![a-zA-Z])|分钟|分(?=内|钟|之内|以内)|mins?(?![a-zA-Z])|个?半?小时|个半?钟头?|[hH](?![a-zA-Z])|"
    rf"个?{_WORKING_DAY}|个?自然日|"
    r"个?日历[日天]|个?完?整?自然月|天|日(?!均|报|常|期)|个?星期|个?礼拜(?![一二三四五六日天])|周(?!年庆|报|一|二|三|四|五|六|日|末)|个?季度|个半月|个月半(?![数价天月])|个月|"
    r"(?<=[0-9半一二两三四五六七八九十])月(?!份|日|\d|底|初)|"
    r"年半(?![数价天年月])|年(?!月|底|末|初|终|度|货|\d|\ue100)|个?结算期|课时|学时)"
)
_MEASURE = (
    r"(?:名|人次|人|席位?|个?坐席|通|条|次|份|家|店|项|种|类|轮|单|件|段|句|批|台|套|起(?![接做看去来承商参交走学])|倍|分(?!钟|之|别|析|配|公司|包|支|级|段|期|项|批|条|成|担|享|摊|拣|开|为(?!合格|及格|达标|优|良|满分|不合格))|"
    r"级|门|位|岗(?![位前后证亭])|期(?!间)|款(?!项)|声(?=铃|响|内|以内|之内|,|。|;|$)|个|家|页|字|场|班|层|处|道)"
)
_MEASURE_AT_END = re.compile(f"{_MEASURE}$")
_NOT_NUMERAL_BEFORE = rf"(?<![{EVERYDAY}{FINANCIAL}\d.第])"
_MONEY_UNIT = r"(?:元(?!旦)(?:整|正|人民币)?|块(?:钱)?|美元|港元|港币|欧元|日元|人民币)"
_PER_UNIT = r"(?:有效会话|会话|坐席|人次|课时|小时|[人月席日天通条次名单年场位套店个半期]{1,6})"
PER = rf"(?:[/·每]{_PER_UNIT}){{0,4}}"

_PATTERNS: tuple[tuple[QuantityKind, str], ...] = (
    (QuantityKind.EMAIL, r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"),
    (QuantityKind.CODE, r"(?<![0-9A-Za-z])[0-9A-Za-z]{2}\d{6}[0-9A-Za-z]{10}(?![0-9A-Za-z])(?=.|$)"),
    (QuantityKind.ANNEX, r"附[件表录](?:[一二三四五六七八九十]{1,3}|\d{1,2}|[A-Z](?![a-zA-Z])|[甲乙丙丁戊己庚辛](?!方))(?:《[^》]{1,40}》)?|附[件表录]《[^》]{1,40}》"),
    (
        QuantityKind.ARTICLE,
        r"第[零一二三四五六七八九十百\d]{1,8}(?:\.\d{1,3}){0,5}条(?:之[一二三四五六七八九十])?(?:第[一二三四五六七八九十\d]{1,4}款)?"
        r"(?:第?\([一二三四五六七八九十\d]{1,4}\)项?|第[一二三四五六七八九十\d]{1,4}项)?|第\d{1,4}(?:\.\d{1,3}){1,5}[条款项]?"
        r"(?:第?\([一二三四五六七八九十\d]{1,4}\)项?)?|第\d{1,4}款",
    ),
    (
        QuantityKind.DATE,
        rf"{_YEAR}年\d{{1,2}}月\d{{1,2}}[日号]|{_YEAR}年{_DAYNO}月{_DAYNO}[日号]|{_YEAR}年[{FINANCIAL}]{{1,3}}月[{FINANCIAL}]{{1,4}}[日号]|{_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)|"
        rf"{_YEAR}年{_DAYNO}月(?:份|底|初|中旬)?|{_DAYNO}月{_DAYNO}[日号]|(?:正月|腊月)[初廿]?{_DAYNO}",
    ),
    (
        QuantityKind.DAY,
        rf"(?:每(?:个?自?然?月|季度?首?月|周|季度?|年)|次(?:季度?首?)?月|当月|上月|本月|(?:每季度|季度)首月|下月)的?(?:第{_DAYNO}个?(?:(?:工作|营业)?[日天周])|"
        rf"(?<=[月的]){_DAYNO}[日号]|最后一[日天]|月?[底末]|{_DAYNO}个{_WORKING_DAY})|每周[一二三四五六日天末]|(?:下一?|次)周[一二三四五六日天]|次月初?{_DAYNO}[日号]",
    ),
    (
        QuantityKind.CLOCK,
        rf"7\s*[×xX*·]\s*24\s*(?:个?小时)?|24\s*[×xX*]\s*7|{_CLOCK_TIME}\s*(?:-|~|至|到){{1,4}}\s*{_CLOCK_TIME}|早上?{_DAYNO}点?半?(?:到|至)?晚上?{_DAYNO}点?半?(?![人名位个席条])|24小时(?:全天|在线|不间断|值守|服务)|全天24小时|每[日天]24小时",
    ),
    (QuantityKind.TIME, rf"(?:次日|当日|凌晨|早上?|上午|中午|下午|晚上?|当天){{0,3}}[0-2]?\d:[0-5]\d(?::[0-5]\d)?|{_NOT_NUMERAL_BEFORE}(?:次日|当日|早上?|上午|中午|下午|晚上?|当天){{0,3}}{_DAYNO}点(?:半|整|{_DAYNO}分)?(?=前|后|以?前|之前|左右|[,。;、)]|$)"),
    (
        QuantityKind.PERCENT,
        rf"(?:\d{{1,12}}(?:\.\d{{1,9}})?\s*[%‰]?\s*(?:-|~|至|到)\s*)?\d{{1,12}}(?:\.\d{{1,9}})?\s*(?:%|‰|个百分点|个点(?![击评]))|[百千万]分之{_N}(?:点[{EVERYDAY}]{{1,9}})?|{_NOT_NUMERAL_BEFORE}[一二三四五六七八九两](?:个百分点|成(?:[一二三四五六七八九半](?=[以,。;、)的]|$))?(?![为本果员功交立熟都就]))",
    ),
    (
        QuantityKind.MONEY,
        rf"(?:人民币|¥|RMB|USD|(?:US|HK)?\$|HKD)\s*(?:[({{]大写[)}}]:?)?\s*{_RANGE}\s*{_MONEY_UNIT}?(?:{_N}角)?(?:{_N}分)?整?{PER}|"
        rf"{_NOT_NUMERAL_BEFORE}(?:{_DIGITS}\s*[万亿千百]?\s*(?:-|~|至|到)\s*)?(?:{_DIGITS}\s*[万亿千百]{{0,4}}|[{EVERYDAY}半]{{1,20}}|[{FINANCIAL}{EVERYDAY}]{{2,40}})\s*{_MONEY_UNIT}(?:{_N}角)?(?:{_N}分)?整?{PER}",
    ),
    (QuantityKind.PHONE, r"(?<!\d)(?:\+?86-?)?1[3-9]\d{9}(?!\d)|(?<!\d)\(?0\d{2,3}\)?[- ]?\d{7,8}(?:-\d{1,5})?(?!\d)|(?<!\d)[48]00-?\d{3,4}-?\d{3,4}(?!\d)|\+\d{1,3}[- ]?\d{6,12}"),
    (QuantityKind.ACCOUNT, r"(?<![\d-])\d{4,6}(?:[ -]?\d{2,4}){2,6}(?!\d)|(?<!\d)\d{12,30}(?!\d)"),
    (
        QuantityKind.DURATION,
        rf"(?<![第{EVERYDAY}{FINANCIAL}\d.月年])(?<!\d:){_RANGE}\s*{_DURATION_UNIT}|(?<![一-鿿])?半(?:个?小时|分钟|个?钟头|年|个?月|天|日)|"
        r"一个?半(?:小时|月|年)|[一二两三四五六七八九十]个半(?:小时|月)",
    ),
    (QuantityKind.COUNT, rf"(?<![第{EVERYDAY}{FINANCIAL}\d.统唯同任之])(?<!\d:){_RANGE}\s*(?:多|余)?{_MEASURE}"),
)  # fmt: skip
_DIGIT, _ORDINAL = r"\d", r"[\d一二三四五六七八九十]"
_OF_A_DATE = rf"[\d零○一二三四五六七八九十正腊{FINANCIAL}]"


def _between(before: str, marks: str, after: str = "") -> str:
    """What finds one of the marks between the two others; it begins with the mark, to which `re` skips fast."""
    return "|".join(rf"{mark}(?<={before}{mark}){after}" for mark in map(re.escape, marks))


_SIGNS: dict[QuantityKind, str] = {
    QuantityKind.EMAIL: "@",
    QuantityKind.CODE: r"\d\d{5}",
    QuantityKind.ANNEX: "附",
    QuantityKind.ARTICLE: "第",
    QuantityKind.DATE: f"{_between(_OF_A_DATE, '年月')}|{_between(_DIGIT, '-./', _DIGIT)}",
    QuantityKind.DAY: "[每次当上本下季](?=.{0,4}[月周季年])",
    QuantityKind.CLOCK: f"24|早|{_between(_ORDINAL, '点时')}|{_between(_DIGIT, ':', _DIGIT)}",
    QuantityKind.TIME: f"{_between(_ORDINAL, '点')}|{_between(_DIGIT, ':', _DIGIT)}",
    QuantityKind.PERCENT: "[%‰点成]|分之",
    QuantityKind.MONEY: "[元块币¥$RUH]",
    QuantityKind.PHONE: r"\d\d\d-?\d{3}",
    QuantityKind.ACCOUNT: r"\d\d{3}[ -]?\d\d",
    QuantityKind.DURATION: rf"{_NUMERAL}\s*[秒sS分m个半小钟hH工自日天完整星礼周季月年结课学]",
    QuantityKind.COUNT: rf"{_NUMERAL}\s*[多余]?[名人席个坐通条次份家店项种类轮单件段句批台套起倍分级门位岗期款声页字场班层处道]",
}
"""What every text that holds a quantity of that kind holds: much quicker to look for, and most sentences hold few. Each
begins with one character, to which `re` skips fast; with a repeated one it does not."""
_ORDINALS = "\\d一二三四五六七八九十"
_BEGINS: dict[QuantityKind, str] = {
    QuantityKind.CODE: "[0-9A-Za-z]",
    QuantityKind.DATE: rf"[{_ORDINALS}贰正腊]",
    QuantityKind.DAY: "[每次当上本季下]",
    QuantityKind.CLOCK: f"[{_ORDINALS}次凌早上中下晚夜当第翌全每]",
    QuantityKind.TIME: f"[{_ORDINALS}次当凌早上中下晚]",
    QuantityKind.PERCENT: r"[\d百千万一二三四五六七八九两]",
    QuantityKind.MONEY: rf"[\d半{EVERYDAY}{FINANCIAL}人¥RUH$]",
    QuantityKind.PHONE: r"[\d(+]",
    QuantityKind.ACCOUNT: r"\d",
    QuantityKind.DURATION: _NUMERAL,
    QuantityKind.COUNT: _NUMERAL,
}
"""What a quantity of that kind begins with: it is looked for first at every place, which tells most of them at once."""
_COMPILED = tuple(
    (kind, re.compile(_SIGNS[kind]), re.compile(f"(?={_BEGINS[kind]})(?:{pattern})" if kind in _BEGINS else pattern))
    for kind, pattern in _PATTERNS
)
_RANGED = frozenset({QuantityKind.MONEY, QuantityKind.DURATION, QuantityKind.COUNT})
"""Kinds whose patterns have the groups `n` and, for the lower end of a range, `low`."""
_NAMES_WITH_NUMBERS = re.compile(r"[一三五](?:(?<!一)分钟响应率|(?<=一)次(?:解决率|性(?!能)))")
"""Names whose number says what is measured, not how much (see resources/wording/synonyms.toml)."""
_NO_COUNT = re.compile(r"一[个种项类些级款处期班场]|[一二两三四五六七八九十]方")
_UNITS = {
    "秒": "秒", "秒钟": "秒", "s": "秒", "S": "秒", "分钟": "分钟", "分": "分钟", "min": "分钟", "mins": "分钟", "小时": "小时", "钟头": "小时",
    "h": "小时", "H": "小时", "工作日": "工作日", "营业日": "工作日", "交易日": "工作日", "自然日": "日", "日历日": "日", "日历天": "日", "天": "日", "日": "日", "星期": "周", "礼拜": "周",
    "周": "周", "季度": "季度", "月": "月", "自然月": "月", "年": "年", "课时": "课时", "学时": "课时",
}  # fmt: skip
_UPPER = re.compile(
    r"(?:不超过|不得超过|不高于|不大于|不多于|不迟于|最长|最多|至多|最迟|至迟|(?<!不)(?<!不得)(?:小于|低于|少于)|≤|<|<=|上限(?:为)?|以内?)[为:是]?$"
)
_LOWER = re.compile(
    r"(?:不低于|不少于|不得低于|不得少于|至少|最低|最少|不小于|(?<!不)(?<!不得)(?:高于|超过|大于)|达到?|满|≥|>|>=)[为:是]?$"
)
_ENDS_BOUND = frozenset("过于长多迟≤<=限为内以:是少低达到满≥>")
"""What these end with, all of them."""
_AFTER_UPPER = re.compile(r"以内|之内|内|以下|及以下|封顶|为限|为上限")
_AFTER_LOWER = re.compile(r"以上|及以上|起")


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities in `text` (folded), in order, none overlapping: an earlier kind in the list above wins."""
    taken = bytearray(len(text))
    for name in _NAMES_WITH_NUMBERS.finditer(text) if "一次" in text or "响应率" in text else ():
        taken[name.start() : name.end()] = b"\x01" * (name.end() - name.start())
    found: list[Quantity] = []
    for kind, sign, pattern in _COMPILED:
        if not sign.search(text):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if start == end or taken.find(1, start, end) >= 0 or _is_no_quantity(kind, match.group()):
                continue
            taken[start:end] = b"\x01" * (end - start)
            found.append(_quantity(kind, match, text))
    return sorted(found, key=lambda quantity: quantity.span.start)


def _is_no_quantity(kind: QuantityKind, text: str) -> bool:
    if kind is QuantityKind.COUNT:
        return bool(_NO_COUNT.match(text))
    if kind is QuantityKind.CODE:
        return text.isalpha()
    return False


def _quantity(kind: QuantityKind, match: re.Match[str], text: str) -> Quantity:
    start, end = match.span()
    ranged = kind in _RANGED and match["n"] is not None
    value, unit = _value(kind, match.group(), match["n"] if ranged else None)
    low = number(match["low"]) if ranged and match["low"] else None
    return Quantity(kind, Span(start, end), match.group(), value, unit, low, _bound(text, start, end))


@functools.lru_cache(maxsize=1024)
def _value(kind: QuantityKind, text: str, digits: str | None) -> tuple[Decimal | None, str]:
    match kind:
        case QuantityKind.DURATION:
            return _duration(text, digits)
        case QuantityKind.PERCENT:
            return _percent(text), "%"
        case QuantityKind.MONEY:
            return _money(text), "元" if not re.search(r"USD|\$|美元", text) else "美元"
        case QuantityKind.COUNT:
            unit = _MEASURE_AT_END.search(text)
            return number(digits or ""), unit.group() if unit else ""
    return None, ""


def _duration(text: str, digits: str | None) -> tuple[Decimal | None, str]:
    unit_text = (
        re.sub(r"^个?半?|半$", "", text[text.index(digits) + len(digits) :].strip())
        if digits
        else text.lstrip("一二两三个半")
    )
    unit = _UNITS.get(unit_text.removeprefix("个").removeprefix("完整").removeprefix("银行"), unit_text)
    value = number(digits) if digits else Decimal("0.5") + (number(text[0]) or 0 if text[0] != "半" else 0)
    if value is not None and digits and "半" in text:
        value += Decimal("0.5")
    return value, unit


def _percent(text: str) -> Decimal | None:
    if "分之" in text:
        scale = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}[text[0]]
        value = number(text.split("分之")[1].split("点", 1)[0])
        return value * scale if value is not None else None
    if "成" in text:
        value = number(text[0])
        part = number(text[2:].replace("半", "五")) or 0
        return value * 10 + part if value is not None else None
    last = re.findall(r"\d+(?:\.\d+)?", text)
    value = Decimal(last[-1]) if last else number(text[0])
    return value * Decimal("0.1") if value is not None and "‰" in text else value


def _money(text: str) -> Decimal | None:
    bare = re.sub(r"人民币|¥|RMB|USD|(?:US|HK)?\$|HKD|[({]大写[)}]:?|/.*$", "", text).strip()
    whole = re.split(r"元|块|美元|港|欧|日元", bare)[0]
    last = re.split(r"-|~|至|到", whole)[-1]
    value = number(last.replace(" ", ""))
    if value is None:
        return None
    for unit, part in (("角", Decimal("0.1")), ("分", Decimal("0.01"))):
        small = re.search(rf"({_N}){unit}", bare[len(whole) :])
        value += (number(small.group(1)) or 0) * part if small else 0
    return value


def _bound(text: str, start: int, end: int) -> Bound:
    before = text[max(0, start - 8) : start] if text[max(0, start - 1) : start] in _ENDS_BOUND else ""
    if (before and _UPPER.search(before)) or _AFTER_UPPER.match(text, end):
        return Bound.AT_MOST
    if (before and _LOWER.search(before)) or _AFTER_LOWER.match(text, end):
        return Bound.AT_LEAST
    return Bound.EXACTLY
