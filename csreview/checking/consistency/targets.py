"""implausible-target: a target that cannot be reached, or that cannot be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, found_at, having, hits, seconds
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import Bound, Quantity, QuantityKind
from csreview.model import Severity

CHECK = "implausible-target"
_RATES = r"(?:三分钟响应率|五分钟响应率|首次响应率|定秒接通率|接[通起听]率|放弃率|一次解决率|满意[度率]|询单转化率|差评率|好评率|(?:质检)?合格率|达标率|准确率|(?:完成|办结|及时|出勤|在岗)率|挽回率|(?:响应|回复|应答)率)"
_TO = r"(?:[^。;,<percent><duration><count>率度]{0,8})(?:应|须|需)?(?:不低于|不少于|不得低于|达到?|至少|≥|>|=|为|保持|在|:|目标值?:|目标|标准|要求)*"
_RATE = rf"{_RATES}{_TO}(?P<v><percent>)"
_CELL = r"(?:目标|标准|要求|达标|承诺)[^,:]{0,4}:[^,;。]{0,8}?(?P<v><percent>)"
_NEVER_WHOLE = re.compile(r"满意[度率]|好评率|转化率|一次解决率|挽回率")
_TIME = r"(?:首次响应|平均响应)(?!率|之?后)[^。;,<percent><duration><count>率]{0,14}?(?P<v><duration>)"
_SCORE = r"(?:质检|考核)(?:平均)?(?:得分|分数|成绩|分)[^。;,<count>]{0,10}(?P<v><count>)"
_SCALE = re.compile(r"满分(?:为|是|:)?\d{3}分|[12]\d\d分制")
_STARS = r"(?:DSR|体验分|服务分|体验评分)[^。;,<count>]{0,12}(?P<v><count>)"
_SLOW = 180
_OTHER = re.compile(r"邮件|工单|留言|投诉|售后|离线|非人工|每[超逾低高增降少]|预测|增长|奖")


def implausible_target(passages: Passages) -> Iterator[Candidate]:
    """Yield rates over 100 %, wholes that nobody reaches, responses in no time or in minutes, marks above the scale."""
    scaled = {passage.clause.id for passage in passages.having(_SCALE) if _SCALE.search(passage.text)}
    for passage in having(passages, _RATE, _CELL, _TIME, _SCORE, _STARS):
        yield from _rates(passage)
        yield from _times(passage)
        if passage.clause.id not in scaled:
            yield from _marks(passage, _SCORE, 100, "百分制")
        yield from _marks(passage, _STARS, 5, "五分制")


def _rates(passage: Passage) -> Iterator[Candidate]:
    for source in (_RATE,) if passage.row is None else (_RATE, _CELL):
        for match in hits(passage, source):
            q = passage.reading.slots[match.start("v")]
            named = match.group() if source == _RATE else passage.text[: match.start()]
            if q.value is None or _OTHER.search(match.group()):
                continue
            place = Place(passage, match.start() if source == _RATE else match.start("v"), match.end())
            if q.value > 100 and (source == _RATE or re.search("率|满意度", named)):
                words = Words(
                    f"“{place.quote}”：比率最高为100%，超过100%的目标无法达到，据此扣款会起争议。",
                    "核对数值，改为100%以内的目标。",
                )
                yield found_at(CHECK, Severity.HIGH, place, words)
            elif q.value == 100 and _NEVER_WHOLE.search(named) and q.bound is not Bound.AT_MOST:
                words = Words(
                    f"“{place.quote}”：100%意味着一次例外即不达标，实际无法持续做到，等于必然扣款。",
                    "改为可以做到的目标，例如参照近三个月的平均值。",
                )
                yield found_at(CHECK, Severity.MEDIUM, place, words)


def _times(passage: Passage) -> Iterator[Candidate]:
    for match in hits(passage, _TIME):
        q = passage.reading.slots[match.start("v")]
        value = seconds(q)
        if (
            value is None
            or q.bound is Bound.AT_LEAST
            or _OTHER.search(passage.text[: match.end()])
            or _is_rate(passage, match.end())
        ):
            continue
        place = Place(passage, match.start(), match.end())
        if value < 1:
            words = Words(
                f"“{place.quote}”：人工不可能在不到1秒内回复，目标无法达到。", "核对数值和单位，改为人工做得到的秒数。"
            )
            yield found_at(CHECK, Severity.MEDIUM, place, words)
        elif value > _SLOW:
            yield found_at(CHECK, Severity.LOW, place, _slow(place, q))


def _is_rate(passage: Passage, end: int) -> bool:
    """Whether the time belongs to a rate (30秒内首次响应率)."""
    return bool(re.match(r"(?:以|之)?内?[^,;。]{0,8}率", passage.text[end:]))


def _slow(place: Place, q: Quantity) -> Words:
    return Words(
        f"“{place.quote}”：在线咨询以{q.text}为响应目标，超过平台通常考核的3分钟，疑似把秒误写成分钟。",
        "核对单位；确为分钟的，写明适用的渠道（如留言、邮件）。",
    )


def _marks(passage: Passage, source: str, top: int, scale: str) -> Iterator[Candidate]:
    for match in hits(passage, source):
        q = passage.reading.slots[match.start("v")]
        if (
            q.kind is QuantityKind.COUNT
            and q.unit == "分"
            and q.value is not None
            and top < q.value <= top * 2
            and not _OTHER.search(match.group())
        ):
            place = Place(passage, match.start(), match.end())
            words = Words(
                f"“{place.quote}”高于{scale}的满分{top}分，目标无法达到。", "核对数值；另有满分的，写明满分是多少。"
            )
            yield found_at(CHECK, Severity.MEDIUM, place, words)
