"""law-citation: an article is cited for what another article says, or does not exist in that law.

Article numbers read in the laws in force on 2026-11-22; of a law changed since, the greater number of articles counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, found_at, rx
from csreview.checking.passages import Passage, Passages
from csreview.language.numerals import number
from csreview.language.quantities import QuantityKind
from csreview.model import Severity

CHECK = "law-citation"
_LAWS = {
    "民法典": 1260, "个人信息保护法": 74, "电子商务法": 89, "消费者权益保护法": 63, "网络安全法": 81, "数据安全法": 55,
    "劳动合同法": 98, "民事诉讼法": 306, "仲裁法": 96, "反不正当竞争法": 41, "广告法": 75, "增值税法": 38, "电子签名法": 36,
}  # fmt: skip
_LAW_BEFORE = re.compile(
    rf"(?:《(?:中华人民共和国)?|中华人民共和国)?(?P<law>{'|'.join(sorted(_LAWS, key=len, reverse=True))}|个保法|民诉法)(?:\(\d{{4}}[^)]*\))?》?(?:的|之|中|:)?(?:第[^条]{{1,6}}[编章节])?$"
)
_SHORT = {"个保法": "个人信息保护法", "民诉法": "民事诉讼法"}
_ABOVE_THOUSAND = re.compile(r"第[零一二两三四五六七八九十百千]*千[零一二三四五六七八九十百千]*条")
_ARTICLE = re.compile(r"第([^条]+)条")


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article may be cited for: the words, and the articles that say it."""

    name: str
    words: re.Pattern[str]
    articles: frozenset[int]
    usual: str


def _topic(name: str, words: str, usual: str, *articles: int) -> Topic:
    return Topic(name, re.compile(words), frozenset(articles), usual)


_TOPICS: dict[str, tuple[Topic, ...]] = {
    "民法典": (
        _topic("解除合同", "解除(?:本?合同|权|的)?|予以解除", "第五百六十二条、第五百六十三条", 497, 528, 533, 557, 562, 563, 564, 565, 566, 567, 580, 587, 597, 610, 633, 634, 711, 716, 729, 731, 753, 778, 787, 806, 857, 899, 933, 946, 948),
        _topic("违约金", "违约金", "第五百八十五条", 566, 567, 577, 582, 583, 584, 585, 588),
        _topic("不可抗力", "不可抗力", "第一百八十条、第五百九十条", 180, 194, 563, 590, 832, 835),
        _topic("情势变更", "情势变更", "第五百三十三条", 533),
        _topic("债务抵销", "抵销", "第五百六十八条、第五百六十九条", 549, 553, 556, 557, 568, 569),
        _topic("债权转让", "债权(?:的)?转让|转让债权", "第五百四十五条、第五百四十六条", 545, 546, 547, 548, 549, 550, 696, 764),
        _topic("防止损失扩大", "(?:防止|扩大)损失|损失(?:的)?扩大", "第五百九十一条", 591),
        _topic("定金", "定金", "第五百八十六条、第五百八十七条", 586, 587, 588),
        _topic("格式条款", "格式条款", "第四百九十六条至第四百九十八条", 496, 497, 498),
        _topic("继续履行", "继续履行", "第五百七十七条、第五百八十条", 577, 579, 580, 581),
        _topic("任意解除委托", "任意解除", "第九百三十三条", 787, 933),
        _topic("免责条款无效", "免责(?:条款)?无效", "第五百零六条", 497, 506),
    ),
    "个人信息保护法": (
        _topic("委托处理个人信息", "委托处理", "第二十一条", 21, 59),
        _topic("违约金", "违约金", "《民法典》第五百八十五条"),
        _topic("解除合同", "解除(?:本?合同)", "《民法典》第五百六十三条"),
        _topic("泄露后的补救和通知", "泄露[^。,;]{0,6}(?:通知|补救|报告)", "第五十七条", 51, 57),
        _topic("向境外提供", "(?:向境外|出境)", "第三十八条至第四十条", 3, 38, 39, 40, 41, 42, 43, 53, 55),
    ),
    "仲裁法": (_topic("仲裁协议", "仲裁(?:协议|条款)(?:的)?(?:约定|成立|形式|有效)?", "第二十七条", 16, 17, 18, 19, 20, 26, 27, 28, 29, 30, 31, 32),),
    "民事诉讼法": (_topic("协议管辖", "(?:协议|约定|书面)[^。,;]{0,4}(?:管辖|选择)", "第三十五条", 24, 34, 35),),
}  # fmt: skip


def law_citation(passages: Passages) -> Iterator[Candidate]:
    """Yield each citation whose article is not one on that topic, or beyond the law's last."""
    for passage in passages.having(rx("<article>"), _ABOVE_THOUSAND, recitals=True):
        for index, end, text in _articles(passage):
            yield from _cited(passage, index, end, text)


def _articles(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, words) of the articles named, those above a thousand, which are no slots, included."""
    for index, q in passage.reading.slots.items():
        if q.kind is QuantityKind.ARTICLE:
            yield index, index + 1, q.text
    for match in _ABOVE_THOUSAND.finditer(passage.text):
        yield match.start(), match.end(), match.group()


def _cited(passage: Passage, start: int, end: int, text: str) -> Iterator[Candidate]:
    before = _LAW_BEFORE.search(passage.text[:start])
    article = _ARTICLE.search(text)
    value = number(article.group(1)) if article else None
    if before is None or value is None:
        return
    law = _SHORT.get(before["law"], before["law"])
    place = Place(passage, before.start(), end)
    if value > _LAWS[law]:
        words = Words(
            f"《{law}》没有{text}（全文共{_LAWS[law]}条），所引依据不存在。", "核对条号后改正，或只引法律名称。"
        )
        yield found_at(CHECK, Severity.MEDIUM, place, words)
        return
    wrong = _off_topic(law, int(value), passage.text[: before.start()], passage.text[end : end + 40])
    if wrong is not None:
        words = Words(
            f"“{place.quote}”与“{wrong.name}”不对应，依据引错会削弱主张。",
            f"核对条文；与{wrong.name}有关的是{wrong.usual}。",
        )
        yield found_at(CHECK, Severity.LOW, place, words)


def _off_topic(law: str, article: int, before: str, after: str) -> Topic | None:
    """The topic that the words right after a citation name, else those right before it, if the article is on none named."""
    part = re.split(r"[。;,]", after, maxsplit=1)[0]
    lead = "".join(re.split(r"[。;]", before)[-1].rsplit(",", 2)[-2:])
    topics = _TOPICS.get(law, ())
    named = [topic for topic in topics if topic.words.search(part)] or [t for t in topics if t.words.search(lead)]
    if not named or any(article in topic.articles and not _dead_end(article, topic) for topic in named):
        return None
    return named[0]


def _dead_end(article: int, topic: Topic) -> bool:
    """Article 580 lets a court end a contract that cannot be performed; a party does not rescind by it."""
    return article == 580 and topic.name == "解除合同"
