"""When loose words are accepted: bounded nearby, defined, statutory, a prohibition, a courtesy (guide, rules R1–R16)."""

from __future__ import annotations

import functools
import itertools
import re
from typing import NamedTuple

from csreview.checking.index import PassageIndex
from csreview.checking.passages import Passage
from csreview.language.finder import Finder
from csreview.language.patterns import first_hit
from csreview.language.quantities import QuantityKind
from csreview.language.reading_text import VALUE_SLOTS
from csreview.model import Acceptance, Role, VagueTerm

_TIMES = "".join(
    VALUE_SLOTS[kind]
    for kind in (QuantityKind.DURATION, QuantityKind.DATE, QuantityKind.DAY, QuantityKind.TIME, QuantityKind.CLOCK)
)
AMOUNTS = "".join(VALUE_SLOTS[kind] for kind in (QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.COUNT))
BOUND_BY = {  # by the name that a family gives for its bound
    "time": re.compile(f"[{_TIMES}]|[当次]日|当[天场]|每[日天周月季年班][至不{VALUE_SLOTS[QuantityKind.COUNT]}]"),
    "amount": re.compile(rf"[{AMOUNTS}]|(?<=[于为过达至])\d"),
    "number": re.compile(rf"[{_TIMES}{AMOUNTS}]|(?<=[于为过达至])\d"),
}
VALUE = re.compile(f"[{_TIMES}{AMOUNTS}](?:[至到][{_TIMES}{AMOUNTS}])?")
_FROM_TO = re.compile("[至到~～—–-]")
_REACH_AFTER, _REACH_BEFORE = 20, 6
"""How far from the loose word its bound may stand, in characters of the reading text (rule R1: 20 after)."""
_WHERE = f"[{VALUE_SLOTS[QuantityKind.ANNEX]}{VALUE_SLOTS[QuantityKind.ARTICLE]}]|附[件表]"
_PART = re.compile(r"[。;,]")
_SENTENCE = re.compile(r"[。;]")
_OTHER_ACT = "[^,]{0,8}[抽检扣奖罚训盘汇改演更报公]"
_NOUN = f"(?![由自并且])(?!{_OTHER_ACT})[一-龥]{{2,6}}"
_LIMITS = (
    r"也?即|就是|指|其中|具体|但|共|合计|[总累]计|以[^,]{0,12}为|至[少多迟]|最[多少迟晚长短高低]|不[得应少晚超高低大小短长]|"
    r"(?:标准|幅度|金额|数额|数量|人数|上限|下限|期限|时[限间长]|比例|增[加幅]|减[少免]?[幅额]?)[一-龥]{0,2}(?:为|不|以|至|是)|"
    rf"{_NOUN}不(?:[小少低高大]于|[超少]过)"
)
_EXPLAINS = rf"{_LIMITS}|(?!每){_NOUN}[为达满]?[{AMOUNTS}]"
_LEADS_ON = re.compile(
    rf"{_EXPLAINS}|且|并|超过|达到?|[低高]于|含|满|从|到|至|以|为|按|在|于|自|每|[当次]日|[{_TIMES}{AMOUNTS}]"
)
"""How a part begins that goes on with the one before it: with a value, or what leads to one, and no subject of its own."""
_MEASURES = re.compile(
    rf"{_EXPLAINS}|(?!{_OTHER_ACT})(?:[且并](?=[应须]?(?:不|达|至|在|以|按))|每|按|在|于|[{_TIMES}])[^,]*[{AMOUNTS}]|[{AMOUNTS}]"
)
"""The same after a quality or a quantity, which a day or an hour does not measure: 讲解须清楚，每月5日考核."""
_OF_AN_ACT = frozenset({"MODAL", "TIME", "FREQ", "QTY", "DEG", "QUAL", "ACTOR"})
_COMPARED = re.compile("不[少低高超晚多迟]于?|至[少多迟]|最[多少迟长短高低]")
"""Categories of words that tell how something is done, and what a part of a sentence holds that measures it."""
_OTHER_TIME = re.compile("并|每次|试[用岗]")
"""How a part begins whose time is not that of the words before it: 并 begins another act."""
PARTY = re.compile("甲方|乙方|双方|对方")
"""Who acts: the time of another's act is no bound: 坐席应第一时间报班长，乙方1小时内书面报甲方."""
_NAMES_CASES = re.compile("也?即|就是|指|其中|具体|限于")
_ABOUT = {
    **dict.fromkeys(("QUAL", "QTY", "DEG"), _MEASURES),
    "DISCR": re.compile(_LIMITS),
    "COND": _NAMES_CASES,
}
_WITHIN = re.compile(rf"[{AMOUNTS}][^,。;]{{0,6}}(?:以内|之内|以下|内|为限|范围)|(?:不超过|至多|最多)[{AMOUNTS}]")
"""How an amount bounds what somebody decides after it: 单笔100元以内的由店长决定, not 三个大促由乙方酌情安排."""
_PROVIDED = re.compile(
    rf"[,;]但[^。;]{{0,24}}(?:不得?[低高少多大小超晚早]于?|最[多少迟低高]|至[多少迟])[^。;]{{0,6}}(?:[{_TIMES}{AMOUNTS}]|{_WHERE})"
)
"""A proviso that bounds what somebody decides, wherever it tells the value: 但每班在线不得少于附件一所列人数 (R1, R11)."""
_NEW_CASE = re.compile("(?:的|者|的?[时话])$")
"""How a part ends that puts another case, whose values are its own: 应尽早告知，当天变更的，……"""
_NAMED = frozenset({"DEG", "COND", "DISCR", "QUAL", "OPEN", "REF", "DEFER"})
_STATED = r"(?<![立随])即(?![时刻可使将生启应行发送视付告予终停]|为(?:接受|同意|认可|确认|放弃))|[系是仅]指|,指|只包[含括]|仅[限为]|(?<!不)(?<!不仅)限于"
_EXPLAINED = re.compile(rf"{_STATED}|包括(?!但|不限|不仅)[^,。;]+[、{_TIMES}{AMOUNTS}]")
"""What follows tells what the words stand for: 严重违反……即第七条, 紧急情况限于……"""
_EXPLAINED_WHOLLY = re.compile(_STATED)
"""The same where examples do not close the list: 一切损失，包括商誉、流量……"""
_PRAISE = frozenset({"QUAL", "DEG", "QTY"})
"""What a party says of itself is no promise (R6): categories of words that praise is made of."""
_HEADING = re.compile(
    rf"(?:第[一二三四五六七八九十]+(?:部分|[章节编])|{VALUE_SLOTS[QuantityKind.ARTICLE]}|{VALUE_SLOTS[QuantityKind.ANNEX]}|附[表件][^,。;:]?|[一二三四五六七八九十]+、)[^,。;:]{{2,14}}"
)
_TO_SIGN = re.compile(r"签[字章名署]|盖章|公章|日期")
_SPOKEN = re.compile(r"再说|尽量|别|秒回|你们|我")
_STANDS_FOR = re.compile(
    r"[一-龥]{0,6}(?:\([^)]{0,12}\))?,?(?:在?本合同[一-龥]{0,5}[中下])?,?(?:[系是仅均]?指(?![定派导示标令引出])|[仅只]限|仅为|仅包[含括])|"
    f"[一-龥]{{0,10}},?(?:均|具体|一律)?(?:见|[以按依据]照?|载于|列于|限于|适用|作为)(?:本合同)?(?:{_WHERE})|"
    f"[一-龥]{{0,6}}(?:已在|在|见于)(?:{_WHERE})[^,。;]{{0,6}}(?:列明|写明|约定)|"
    f"[一-龥]{{0,4}}以[^,。;]{{0,10}}{VALUE_SLOTS[QuantityKind.DATE]}[^,。;]*为准"
)
_MENTIONED = re.compile(
    "[^,。;]{0,4}?(?:等)?(?:一词|[二两三四]个?字|字样|这[一几]?[个种类]?(?:词|字|说法|表述)|的?表述|条款)"
)
"""What follows words that are spoken of, not used (R8): 尽力条款, 大约等字样."""
_ASPECT = "目标|标准|限度|范围|数量|名单|条件|情形|幅度|口径"
_COMES_TO = "[一-龥]{0,2}(?:固定为|[为是](?![由否])|须?含|如下|包括(?!但|不限))"


def _told(aspects: str, *, listed: str = "") -> re.Pattern[str]:
    """What says, behind the words of which something is asked, what it comes to: 适时更新，更新时间为每月1日."""
    near, values = "[^,。;(]{0,16}", _TIMES + AMOUNTS
    return re.compile(
        f"{near}[,(](?:即|也就是|指)(?!使|将|时|刻)[^。;]{{0,24}}(?:[{values}]|{_WHERE})|"
        f"{near},但?(?:最[迟晚低高多少]|至[迟多少]|不得?[晚低高少多超])[^,。;]*[{values}]|"
        f"{near}\\((?:[^)×=]{{0,24}}[{values}]|[^)]{{0,6}}[A-Z]\\d)|"
        f"{near},[一-龥]{{0,4}}以[^,。;]*[{values}][^,。;]*为准|"
        f"{near}(?:,[一-龥]{{0,4}}|的)(?:{aspects}){_COMES_TO}[^,。;]*(?:[{values}{listed}]|{_WHERE})"
    )


_TOLD_IN_TIME = _told("时[限间]|期[限间]|周期|频率|目标")
_TOLD_BY_MEASURE = _told(_ASPECT, listed="、")
_TOLD_BY_STEPS = _told(f"{_ASPECT}|步骤|内容|选项", listed="、或")
_TOLD = {
    **dict.fromkeys(("TIME", "FREQ"), _TOLD_IN_TIME),
    **dict.fromkeys(("QTY", "DEG", "OTHER"), _TOLD_BY_MEASURE),
    **dict.fromkeys(("QUAL", "MODAL", "ACTOR", "DISCR"), _TOLD_BY_STEPS),
}
"""By category, since a day or an hour does not measure a quality: 优质的服务，在线时间为……"""
_RATE = re.compile("(?!提|降|控|减|改|保)[一-龥]{0,4}(?<![效频概税费利汇])(?:率|[占的]比例?)(?![先直])")
_TALK = re.compile("协商|磋商|商议|调解|沟通|化解|分歧|争议")
_LABEL = re.compile(r"[-·•*]?(?!甲方|乙方|双方)[^,。;:\"]{2,8}:")
_TOLD_BEFORE = frozenset({Role.PARTIES, Role.RECITAL})
_PARTICULARS = re.compile(
    "名称|公司|住所|地址|代码|税号|法定代表|负责人|联系|电话|手机|邮箱|微信|开户|账[号户]|执照|资质|简介"
)
"""What the rows of the table of the parties are about."""
_BIND_ANYWHERE = frozenset({"DEFER"})
"""Where is told who the parties are and what they say of themselves (R6), and what is put off even there."""
_FORBIDDING = ("不得", "不准", "不许", "禁止", "严禁")
_SCRIPT = re.compile("话术|问答|答疑|用语|回话|怎么[回答]|(?:客人|顾客|消费者)问")
"""Titles in annexes whose tables hold what is asked and what is answered (R8)."""
_CHECKED_ROLES = frozenset({Role.PARTIES, Role.RECITAL, Role.DEFINITIONS, Role.BODY, Role.ANNEX})


class Place(NamedTuple):
    """Where words stand: `start`..`end` of a passage's reading text."""

    passage: Passage
    start: int
    end: int


def in_force(passage: Passage, acceptance: Acceptance) -> bool:
    """Tell whether a passage binds: not a recital, a notice, a heading, a script, a sentence of purpose or courtesy (R6, R8,
    R9)."""
    if passage.clause.role not in _CHECKED_ROLES and not _row_among_signatures(passage):
        return False
    if passage.row is None and (
        passage.span.cut(passage.clause.text).strip() == title_of(passage) or _HEADING.fullmatch(passage.text)
    ):
        return False
    return not (_is_script(passage) or _tells_purpose(acceptance.purpose_titles, passage.context))


def _is_script(passage: Passage) -> bool:
    """Tell whether a passage is a row of what consumers ask and what they are answered: words said, not promised."""
    return passage.row is not None and passage.clause.role is Role.ANNEX and _SCRIPT.search(passage.context) is not None


def _row_among_signatures(passage: Passage) -> bool:
    """A table below the signatures that is no field to sign binds like one in an annex."""
    return passage.clause.role is Role.SIGNATURE and passage.row is not None and not _TO_SIGN.search(passage.text)


def title_of(passage: Passage) -> str:
    """Return the title of a passage's clause, or "": where notes are written without numbers, a line that speaks of
    what is to be done may have been taken for one."""
    clause = passage.clause
    return "" if clause.label == "" and _SPOKEN.search(clause.title) else clause.title


@functools.lru_cache(maxsize=1024)
def _tells_purpose(titles: tuple[str, ...], context: str) -> bool:
    first, *others = context.split("\n")
    return any(first_hit(titles, title) for title in (first or context, *others))


def accepted(term: VagueTerm, place: Place, acceptance: Acceptance, index: PassageIndex) -> bool:
    """Tell whether the words at a place are accepted."""
    passage, start, end = place

    def covered(sources: tuple[str, ...]) -> bool:
        matches = index.matches(_finder(sources), passage.number)
        return any(match.start() < end and start < match.end() for _, match in matches)

    text = passage.text
    if _only_tells(passage) and term.category not in _BIND_ANYWHERE:
        return True
    return (
        covered(term.exempt)
        or covered(acceptance.anywhere)
        or (term.category in _PRAISE and covered(acceptance.praise))
        or (term.category == "DISCR" and covered(acceptance.rights))
        or end <= _label_end(text)
        or _quoted(text, start)
        or _is_explained(text[end:], term.category)
        or (term.category != "MODAL" and _is_indicator(text[end:]))
        or _prohibited(text, start, term, acceptance)
        or _is_bounded(term, passage, start, end)
        or _measured_by_name(term, text, end)
        or _leads_on(term, text, start, end, acceptance)
    )


def _only_tells(passage: Passage) -> bool:
    """Tell whether a passage says who the parties are and what they say of themselves (R6): a row of their table that
    names none of their particulars holds terms, as in an order form."""
    if passage.clause.role is Role.PARTIES and passage.row is not None:
        return _PARTICULARS.search(passage.text) is not None
    return passage.clause.role in _TOLD_BEFORE


@functools.lru_cache(maxsize=256)
def _finder(sources: tuple[str, ...]) -> Finder:
    return Finder(sources)


def _is_bounded(term: VagueTerm, passage: Passage, start: int, end: int) -> bool:
    """R1: a value right after the words (before the same words come again) or right before them in the same part."""
    text = _without_spans(passage, end) if term.category == "DISCR" else passage.text
    explained = _EXPLAINED_WHOLLY if term.category == "OPEN" else _EXPLAINED
    said = explained.search(text[end:].split("。", 1)[0]) if term.category in _NAMED else None
    if said is not None and said.start() < _REACH_AFTER:
        return True
    values = BOUND_BY.get(term.bound)
    if values is None:
        return False
    after = _SENTENCE.split(text[end : end + _REACH_AFTER], maxsplit=1)[0]
    if values.search(after) and _bounds(values, after, term, text[:start]):
        return True
    if term.category == "DISCR":
        if _PROVIDED.search(_SENTENCE.split(text[end:], maxsplit=1)[0]):
            return True
        return _WITHIN.search(_PART.split(text[max(0, start - 2 * _REACH_AFTER) : start])[-1]) is not None
    return values.search(_PART.split(text[max(0, start - _REACH_BEFORE) : start])[-1]) is not None


def _measured_by_name(term: VagueTerm, text: str, end: int) -> bool:
    """Tell whether a later part of the sentence measures by name what is done: 尽可能使用标准话术，标准话术使用率不低于90% (R15)."""
    if term.category not in _OF_AN_ACT:
        return False
    values = BOUND_BY.get(term.bound, BOUND_BY["number"])
    act, *others = _PART.split(_SENTENCE.split(text[end:], maxsplit=1)[0])
    pairs = {act[at : at + 2] for at in range(len(act) - 1)}
    measured = (part for part in others if _COMPARED.search(part) and values.search(part))
    return any(part[at : at + 2] in pairs for part in measured for at in range(len(part) - 1))


def _without_spans(passage: Passage, end: int) -> str:
    """The reading text with blanks for values that leave a choice, up to where the part of a sentence ends that `end` is
    in: they bind nobody who decides (视情况扣5%至20%)."""
    text = passage.text
    part = _PART.search(text, end)
    for slot in VALUE.finditer(text, 0, part.start() if part else len(text)):
        if _FROM_TO.search(passage.place(*slot.span()).cut(passage.clause.text)):
            text = text[: slot.start()] + " " * len(slot.group()) + text[slot.end() :]
    return text


def _bounds(values: re.Pattern[str], after: str, term: VagueTerm, before: str) -> bool:
    """Whether a value among the words `after` bounds the loose ones: it stands before the same words come again."""
    again = min((match.start() for _, match in _finder((term.find,)).matches(after)), default=len(after))
    here, *following = _PART.split(after[:again])
    if values.search(here) and (term.category != "COND" or here.startswith("(")):
        return True
    who = _acting(before)
    same = itertools.takewhile(lambda part: not _NEW_CASE.search(part), following)
    return any(values.search(part) and _goes_on(part, term, who) for part in same)


def _label_end(text: str) -> int:
    """Where a word or two before a colon end, which name what follows (R6): 沟通规范：客服应……"""
    label = _LABEL.match(text)
    return label.end() if label else 0


def _acting(before: str) -> str:
    """Return the party that a sentence names last before the loose words, or ""."""
    named = PARTY.findall(_SENTENCE.split(before)[-1])
    return named[-1] if named else ""


def _goes_on(part: str, term: VagueTerm, who: str) -> bool:
    """Tell whether a part of a sentence still speaks of the loose words before it, so that its value is theirs; `who`
    acts there."""
    if term.category in {"TIME", "FREQ"}:
        acting = _acting(part)
        return not _OTHER_TIME.match(part) and acting in ("", who)
    if term.category == "ACTOR":
        return True
    return _ABOUT.get(term.category, _LEADS_ON).match(part) is not None


def _prohibited(text: str, start: int, term: VagueTerm, acceptance: Acceptance) -> bool:
    """R7: what is forbidden may be wide."""
    if term.category == "QUAL":  # a quality that is forbidden itself: 不得合用; not 不得让顾客久等
        return text.endswith(_FORBIDDING, 0, start)
    return (
        term.category in {"OPEN", "QTY", "DEG", "DISCR", "ACTOR", "REF", "TIME", "FREQ"}
        and first_hit(acceptance.prohibition, text[:start]) is not None
    )


def _quoted(text: str, start: int) -> bool:
    """R5, R8: words inside a title 《》 or in quotes: a name, a defined term, what the staff may or may not say."""
    if text.count("《", 0, start) > text.count("》", 0, start):
        return True
    return text.count('"', 0, start) % 2 == 1 and text.find('"', start) >= 0


def _leads_on(term: VagueTerm, text: str, start: int, end: int, acceptance: Acceptance) -> bool:
    """R10, R12: negotiation over a small gap, or before a forum that decides, however it is spoken of."""
    if term.category == "DEFER" and first_hit(acceptance.gap, text[:start]) is not None:
        return True
    to_talk = term.category == "DEFER" or _TALK.search(text[start : end + _REACH_BEFORE]) is not None
    return to_talk and first_hit(acceptance.forum, text[end:]) is not None


def _is_explained(after: str, category: str) -> bool:
    """R4, R13, R14: what follows says what the words stand for, or names the annex or article that does."""
    told = _TOLD.get(category)
    if _MENTIONED.match(after):
        return True
    return _STANDS_FOR.match(after) is not None or (told is not None and told.match(after) is not None)


def _is_indicator(after: str) -> bool:
    """R16: the words are part of an indicator's name: 及时处理率."""
    return _RATE.match(after) is not None
