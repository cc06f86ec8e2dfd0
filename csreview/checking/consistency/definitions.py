"""defined-terms: a term defined and never used, or used under another name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, candidate
from csreview.checking.consistency.stated import Place, cited, found_at, where
from csreview.checking.passages import Passages
from csreview.language.fold import fold
from csreview.model import BINDING_ROLES, Clause, PartyRole, Role, Severity, Span

CHECK = "defined-terms"
_QUOTED = r"[“「\"](?P<t>[^”」\"\n]{2,12})[”」\"]"
_DEFINED = re.compile(
    rf"{_QUOTED}\s*[,，]?\s*(?:系?指|是指|系指|意指|即指|包括|:|：)|(?:本(?:协议|合同)所称)(?:的)?{_QUOTED.replace('?P<t>', '?P<u>')}|(?:以下|下|后文|文中|以上)(?:统称|简称|合称|称)(?:为|作)?{_QUOTED.replace('?P<t>', '?P<v>')}"
    rf"|(?<![一-鿿])(?P<w>(?:有效|计费|核定|合格|标准|高峰|核心|重大|活动|响应|服务|超时|大促|有责|无责)[一-鿿]{{2,6}}?)(?:[,，]?(?:是指|系指|意指)|[:：]\s*(?:系)?指(?!标))"
)
_DEFINING = re.compile(r"[“「\"指](?:(?<!指)|(?<=[是系意:：\s]指))")
"""What every text holds in which a term is defined: much quicker to look for."""
_PAPER = re.compile(
    r"^本?(?:协议|合同|条款|附件|双方|一方|公司|甲方|乙方|丙方|以[上下内外前后]|不(?:超过|低于|少于|高于|多于|足|满)|超过|低于|高于|少于|多于|届满|日|天|月|年|元)|方$|^(?:工作日|自然日|日历日)$"
)
_TAILS = ("会话", "咨询", "接待", "对话", "进线", "来电", "通话", "询单", "订单", "消息")
_MEASURE = re.compile("(?:有效|核定|计费|计量|合格|实际(?!接待|[一-鿿]{2}量)|标准|净)")
_RECKONED = re.compile(r"计费|计价|计算|结算|单价|按[^,;。]{0,8}计|<money>|每[件条个单]")
_DEFINITION = re.compile(
    r"(?:^|[;:。,、])(?:\([一二三四五六七八九十\d]{1,2}\))?\"(?P<t>[^\"]{2,12})\"(?:是指|系指|指)(?P<d>[^。;,]{2,})"
)
_EXPLAINED = re.compile(r"[\"”」]?(?:系?指|是指|\(|:)")
_IN_QUOTES = re.compile(
    r"\"(?P<t>(?:有效|计费|核定|合格|标准|超量)(?:会话|咨询|接待|通话|工单|坐席|订单|消息|进线)|大促[日期]|高峰时段|服务月|重大(?:投诉|客诉|事件)|严重违约)\""
    r"|按照?(?:实际)?(?P<u>(?:有效|核定|合格)(?:会话|咨询|接待|通话|工单|询单|进线))(?:数量?|量)?(?:计[提费算价]|结算)"
)
_WHOLE_TERM = re.compile(r"大促日")
_BILLED = re.compile(r"(?<!平台)大促日(?!期)[^。;\n]{0,20}(?:\d[\d,.]*\s*(?:元|%|倍)|加收|计费|服务费)")
_MEANT = re.compile(
    r"大促日[”」\"]?\s*[,，]?\s*(?:系?指|是指|为|是|:|：|[（(]|以[^。]{0,20}为准|期间)|大促(?:期间|活动)?[”」\"]?\s*(?:系?指|是指|为|包括|:|：|[（(]|以[^。]{0,20}为准)"
)


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term and where its definition stands in a clause's text."""

    word: str
    clause: Clause
    span: Span


def defined_terms(passages: Passages) -> Iterator[Candidate]:
    """Yield each term that is defined and never used, with the word used in its place if there is one."""
    clauses = [c for c in passages.agreement.clauses if c.role in BINDING_ROLES]
    texts = {c.id: "".join(passage.text for passage in passages.by_clause[c.id]) for c in clauses}
    everywhere = "\n".join(texts.values())
    as_written = "".join(passages.folded.values())  # headers too, and where 工作日 is no part of a duration
    terms = list(_terms(passages, clauses))
    for term in terms:
        word = _readable(passages, term.word)
        uses = everywhere.count(word) - _in_definition(term, word, texts)
        if (
            uses <= 0
            and as_written.count(fold(term.word)) <= _in_definition(term, word, texts)
            and not _shortened(passages, term, word, texts)
            and not _goes_on(passages, term)
            and not (_is_loose(term.word) and _instead(word, texts, clauses) is None)
        ):
            yield _told(passages, term, word, texts, clauses)
    yield from _undefined(passages, clauses)
    yield from _quoted(passages, clauses, {term.word for term in terms})
    yield from _defined_twice(passages)
    yield from _otherwise(passages, [term.word for term in terms])


def _is_loose(word: str) -> bool:
    """Whether drafts commonly define a term and go on with its plain word: 有效进线 with 进线, Ticket / 工单, UKT."""
    measured = word[-2:] in _TAILS and _MEASURE.fullmatch(word[:-2])
    return bool(measured or "/" in word or re.fullmatch(r"[A-Za-z]{2,4}", word))


def _readable(passages: Passages, text: str) -> str:
    """Text with one word for its variants: 座席 and 坐席 are the same term."""
    return passages.reader.words(fold(text))


def _terms(passages: Passages, clauses: list[Clause]) -> Iterator[Term]:
    names = {w for p in passages.agreement.parties for w in (p.name, p.letter, *p.words)}
    seen: set[str] = set()
    for clause in clauses:
        for match in _DEFINED.finditer(clause.text) if _DEFINING.search(clause.text) else ():
            group = next(g for g in ("t", "u", "v", "w") if match[g])
            word = match[group]
            is_party = clause.role is Role.PARTIES or word in names
            if word not in seen and not is_party and not _PAPER.search(word) and not re.search(r"[,，。；;、]", word):
                seen.add(word)
                yield Term(word, clause, Span(*match.span(group)))


def _in_definition(term: Term, word: str, texts: dict[str, str]) -> int:
    """How often the term stands in its own definition: once, and again where the definition goes on to name it."""
    return max(1, _definition(term).count(term.word)) if word in texts[term.clause.id] else 1


def _definition(term: Term) -> str:
    """The words of a term's definition, the term itself included."""
    text = term.clause.text
    stops = (at for at in (text.find("；", term.span.end), text.find("。", term.span.end)) if at >= 0)
    return text[max(0, term.span.start - 6) : min(stops, default=len(text))]


def _goes_on(passages: Passages, term: Term) -> bool:
    """Whether the sentence behind a definition says what a party does then: “重大投诉”指四种：…。乙方15分钟内打电话报告。"""
    text = term.clause.text
    behind = text[text.find("。", term.span.end) + 1 :] if "。" in text[term.span.end :] else ""
    parties = [word for party in passages.agreement.parties for word in (party.letter, *party.words) if word]
    return any(behind.startswith(word) for word in parties)


def _shortened(passages: Passages, term: Term, word: str, texts: dict[str, str]) -> bool:
    """Whether the text goes on with the term's beginning, as 响应时长 does with 响应时间."""
    definition = _readable(passages, _definition(term))
    otherwise = definition.count(word[:-1]) - definition.count(word)  # “响应超时”指首次响应超过60秒
    return len(word) >= 4 and sum(text.count(word[:-1]) for text in texts.values()) > 1 + otherwise


def _told(passages: Passages, term: Term, word: str, texts: dict[str, str], clauses: list[Clause]) -> Candidate:
    other = _instead(word, texts, clauses)
    if other is not None:
        clause, used = other
        words = Words(
            f"定义的是“{term.word}”，正文用的却是“{used}”（{where(passages, clause)}），计费和考核按哪个口径起争议。",
            f"全文统一为“{term.word}”；两者含义不同的，补上“{used}”的定义。",
        )
        return candidate(CHECK, Severity.MEDIUM, term.clause, term.span, words)
    words = Words(
        f"“{term.word}”定义后全文没有再使用，可能是漏写了相应约定，或正文用了别的说法。",
        "删去该定义，或在相应条款中使用这个词。",
    )
    return candidate(CHECK, Severity.LOW, term.clause, term.span, words)


def _instead(word: str, texts: dict[str, str], clauses: list[Clause]) -> tuple[Clause, str] | None:
    """A word that differs from the term in its last two characters only, by another word of the trade: 有效咨询 for 有效会话."""
    tail = word[-2:]
    if tail not in _TAILS or len(word) < 4:
        return None
    for clause in clauses:
        for other in _TAILS:
            if other != tail and word[:-2] + other in texts[clause.id]:
                return clause, word[:-2] + other
    return None


def _otherwise(passages: Passages, defined: list[str]) -> Iterator[Candidate]:
    """核定会话 defined, and fees reckoned by 有效会话, which is not."""
    for word in defined:
        tail = word[-2:]
        if tail not in _TAILS or not _MEASURE.fullmatch(word[:-2]):
            continue
        other = re.compile(rf"{_MEASURE.pattern}{tail}")
        for passage in passages.having(other):
            match = other.search(passage.text)
            if match is None or match.group() in defined or not _RECKONED.search(passage.text):
                continue
            if _EXPLAINED.match(passage.text, match.end()):
                return
            words = Words(
                f"按“{match.group()}”计算，而定义的是“{word}”，两者口径是否相同没有写明，计费数量会起争议。",
                f"统一为“{word}”；两者含义不同的，补上“{match.group()}”的定义。",
            )
            yield found_at(CHECK, Severity.MEDIUM, Place(passage, match.start(), match.end()), words)
            return


def _defined_twice(passages: Passages) -> Iterator[Candidate]:
    """A term with two definitions that begin differently, in two sentences."""
    first: dict[str, tuple[Place, str]] = {}
    for passage in passages.having(_DEFINITION):
        for match in _DEFINITION.finditer(passage.text):
            place = Place(passage, match.start(), match.end())
            before = first.setdefault(match["t"], (place, match["d"]))
            if before[0].passage is passage or before[1][:8] == match["d"][:8]:
                continue
            words = Words(
                f"“{match['t']}”定义了两次：{cited(passages, before[0])}与{cited(passages, place)}，计费和考核按哪个口径起争议。",
                "保留一个定义，另一处改为引用。",
            )
            yield found_at(CHECK, Severity.MEDIUM, place, words, before[0])


def _quoted(passages: Passages, clauses: list[Clause], defined: set[str]) -> Iterator[Candidate]:
    """按“有效会话”计费: a word in quotes by which fees or marks are reckoned, and that nobody defines."""
    for clause in clauses:
        text = passages.folded[clause.id]
        for match in _IN_QUOTES.finditer(text):
            sentence = re.split(r"[。;\n]", text[match.start() :], maxsplit=1)[0]
            word = match["t"] or match["u"]
            end = match.end("t") if match["t"] else match.end("u")
            unknown = word not in defined and not _EXPLAINED.match(text, end)
            if (
                unknown
                and re.search(r"计|单价|每[个件条单]|扣|加收|考核|元", sentence)
                and not _told_elsewhere(clauses, word)
            ):
                words = Words(
                    f"“{word}”用来计费或考核，全文没有写明它指什么，数量如何认定会起争议。",
                    "补上定义：写明统计口径和以哪个系统的数据为准。",
                )
                yield candidate(CHECK, Severity.MEDIUM, clause, Span(end - len(word), end), words)
                return


def _told_elsewhere(clauses: list[Clause], word: str) -> bool:
    """Whether any clause says what a word means, in whatever form: 有效会话是指, 有效会话（…）, 有效会话：."""
    said = re.compile(
        rf"{re.escape(word)}[”」\"]?\s*(?:系?指|是指|为|是|[:：（(\t]|以[^。]{{0,20}}为准|的(?:认定|口径|标准|定义))"
    )
    return any(said.search(clause.text) for clause in clauses)


def _undefined(passages: Passages, clauses: list[Clause]) -> Iterator[Candidate]:
    """大促日 used to bill, with no word on which days it means."""
    if passages.agreement.party(PartyRole.VENDOR) is None or any(_MEANT.search(c.text) for c in clauses):
        return
    for passage in passages.binding():
        match = _WHOLE_TERM.search(passage.text)
        if match and _BILLED.search(passage.span.cut(passage.clause.text)):
            words = Words(
                "“大促日”用来计费，全文没有写明指哪些日期，多付少付会起争议。",
                "补上定义：列明活动名称和起止日期，或写明以哪个公告为准。",
            )
            yield found_at(CHECK, Severity.MEDIUM, Place(passage, match.start(), match.end()), words)
            return
