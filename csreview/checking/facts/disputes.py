"""Facts about how disputes are settled.

Arbitration and litigation exclude each other, wherever in the draft each is agreed on (interpretation of the
Arbitration Law by the Supreme People's Court, 2006, article 7), and arbitration needs a named institution (Arbitration
Law, article 29): no single passage shows either.
"""

from __future__ import annotations

from collections.abc import Mapping

from csreview.checking.facts.base import ABSENT, Fact, FactFound
from csreview.checking.passages import Passage, Passages
from csreview.language.patterns import Hit, Pattern
from csreview.model import ElementStatus

ONE_WAY = "dispute-one-way"
_ABOUT = Pattern(
    "争议|争端|争执|纠纷|分歧|协商不成|协商未果|不能协商|商量不成|商量不好|商量不了|谈不成|谈不拢|谈崩|说不拢|吵起来|闹翻|翻脸|管辖|打官司|仲裁委员会|仲裁院 &! 劳动(?:争议|仲裁|关系)|消费者[与和跟]?…(?:争议|纠纷|吵起来|闹翻)|(?:平台|店铺|交易)纠纷"
)
_NO_PAPERS = r"(?!费|文书|材料|程序|期间|法律文书|阶段|、仲裁|或仲裁(?:文书|费|程序|阶段))"
_COURT = Pattern(
    r"(?:向|由|到|去|至|在|归|提交|交|提请|请求|以|为)…法院(?!申请(?:强制|执行|撤销|财产|保全)|的生效|生效|判决)|法院(?:管辖|诉讼|起诉|提起诉讼|解决|裁判)"
    rf"|(?:通过|采用|采取|选择|提起|进行|以)…诉讼{_NO_PAPERS}|打官司|(?:直接|依法)(?:起诉|诉讼)|法院起诉|[☑■√✓](?:提起)?诉讼"
)
_ARBITRATION = Pattern(
    r"(?:提交|提请|申请|向|由|交|到|通过|采用|选择)…仲裁(?!费|文书|材料|程序|期间|阶段|裁决书|、诉讼|或诉讼)|仲裁裁决是?终局|仲裁委员会仲裁"
    " &! 不(?:适用|选择|采用|提交|申请)仲裁|放弃仲裁"
)
_CHOSEN = Pattern("第[(]?(?:[一二12]|①|②)[)]?种|[☑■√✓]|选择(?:第)?[(]?[一二12AB][)]?(?:种|项)")
_UNDECIDED = Pattern("第[(]?<blank>|<blank>种|<blank>[^。;]{0,15}(?:仲裁|诉讼|起诉)[^。]{0,40}□")

_PLACE = r"(?:甲方|乙方|原告|被告|起诉方|提起诉讼(?:的)?一?方|合同(?:的)?(?:签订|签署|签约|履行|订立)|签约|服务(?:提供|履行)|接收货币一?方|申请人)"
_COURT_NAMED = Pattern(
    rf"{_PLACE}(?:一方)?(?:的)?(?:那边|这边|当地|住所|所在|注册|主要营业|经营|营业|登记|户籍|工商注册)?地?(?:\([^()]*\)|[^。;\n]{{0,20}}?)(?:人民)?法院"
    r"|[一-龥]{1,12}(?:省|市|区|县|州|旗)[^。;\n一-龥]?(?:基层|第?[一二三]?中级|高级)?人民法院|(?:北京|杭州|广州|上海|深圳|海南|成都|重庆|厦门|青岛)[一-龥]{0,8}法院"
    r"|[一-龥]{2,9}(?:省|市|区|县|州|旗)(?:有管辖权的?|具有管辖权的?|管辖权的?|\([^()]*\))?(?:的)?(?:人民)?法院"
    " &! (?:守约|违约|无过错)方…法院"
)
_COURT_BLANK = Pattern(
    "<blank>(?:方|市|省|区|县|人民|住所|所在)?[^。;\n]{0,12}(?:法院|起诉|诉讼)|<blank>…(?:有管辖权的)(?:人民)?法院"
)
_INSTITUTION_NAMED = Pattern(
    r"(?:中国国际经济贸易|中国海事|(?:提交|提请|向|由|到|至|交由?|在|选择|为)(?!当地|有关|相关|所在|甲方|乙方|双方|合同|有管辖|约定|共同|具有|任何|任一|国内|专业|第三方|该|其|具备|各自|原告|申请人|被申请人|仲裁)"
    r"[\"(]?[一-龥]{2,14}?)(?:仲裁委员会|仲裁委|仲裁院|仲裁中心)|\((?!当地)[一-龥]{2,14}仲裁(?:委员会|院)\)"
)
_INSTITUTION_BLANK = Pattern("<blank>[^。;\n]{0,8}仲裁")


def one_way(passages: Passages) -> FactFound:
    """Either court or arbitration is agreed on: vague if both are or neither can be told, blank if the choice is open."""
    found = _first(passages, _UNDECIDED, _COURT), _first(passages, _UNDECIDED, _ARBITRATION)
    if any(found):
        return _found(ElementStatus.BLANK, next(place for place in found if place))
    court, arbitration = _first(passages, _COURT), _first(passages, _ARBITRATION)
    place = arbitration or court
    if place is None:
        return ABSENT
    both = court is not None and arbitration is not None
    return _found(
        ElementStatus.VAGUE if both and not _first(passages, _CHOSEN, _COURT) else ElementStatus.SPECIFIC, place
    )


def forum_named(passages: Passages) -> FactFound:
    """The court's place or the arbitration institution is named, for each of the two that is agreed on."""
    court = _forum(passages, _COURT, _COURT_NAMED, _COURT_BLANK)
    arbitration = _forum(passages, _ARBITRATION, _INSTITUTION_NAMED, _INSTITUTION_BLANK)
    found = [each for each in (arbitration, court) if each is not ABSENT]
    worst = (ElementStatus.BLANK, ElementStatus.VAGUE, ElementStatus.SPECIFIC)
    return min(found, key=lambda each: worst.index(each.status), default=ABSENT)


def _forum(passages: Passages, kind: Pattern, named: Pattern, blank: Pattern) -> FactFound:
    for status, wanted in ((ElementStatus.BLANK, blank), (ElementStatus.SPECIFIC, named), (ElementStatus.VAGUE, kind)):
        place = _first(passages, kind, wanted)
        if place is not None:
            return _found(status, place)
    return ABSENT


def _first(passages: Passages, *wanted: Pattern) -> tuple[Passage, Hit] | None:
    """The first passage about settling disputes in which all `wanted` hold, with the place of the last."""
    for passage in passages.having(wanted[-1]):
        if _ABOUT.search(passage.text) is None:
            continue
        hits = [each.search(passage.text) for each in wanted]
        if all(hits):
            return passage, next(hit for hit in reversed(hits) if hit)
    return None


def _found(status: ElementStatus, place: tuple[Passage, Hit]) -> FactFound:
    passage, hit = place
    return FactFound(status, passage.clause.id, passage.place(hit.start, hit.end))


FACTS: Mapping[str, Fact] = {ONE_WAY: one_way, "dispute-forum-named": forum_named}
