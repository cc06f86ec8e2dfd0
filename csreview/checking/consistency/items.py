"""dangling-reference: paragraphs, items and named articles that are not what they are said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Outline, Words, is_statute, numerals
from csreview.checking.consistency.stated import Place, found_at, rx
from csreview.checking.passages import Passage, Passages
from csreview.language.fold import fold
from csreview.language.numerals import number
from csreview.language.quantities import QuantityKind
from csreview.model import Clause, Role, Severity

CHECK = "dangling-reference"
_HEAD = re.compile(
    r"第(?P<a>[^条款项()]+)条(?:第(?P<p>[^条款项()]+)款)?(?:第?\((?P<i>[^()]+)\)项?|第(?P<j>[^条款项()]+)项)?$|^第(?P<d>\d+(?:\.\d+)+)[条款项]?(?:第?\((?P<k>[^()]+)\)项?)?$"
)
_OWN = re.compile(
    r"本条(?:第(?P<p>[一二三四五六七八九十\d]+)款)?(?:第?\((?P<i>[一二三四五六七八九十\d]+)\)项?|第(?P<j>[一二三四五六七八九十\d]+)项)?"
)
_MARK = re.compile(
    r"[（(](\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|(?:^|[；;：:。\n])\s*(\d{1,2})[.、．）)](?!\d)|([①-⑳])"
)
_NAMED = re.compile(
    r"^(?:[(\"《'](?P<n>[一-鿿与和及、]{2,14})[)\"》']|(?:中)?(?:关于|有关)(?P<m>[一-鿿]{2,10}?)的?(?:约定|规定|条款|内容))"
)
_NAMED_BEFORE = re.compile(r"(?P<n>[一-鿿]{2,6})条款\($")
_PREVIOUS = re.compile(r"(?:依照|按照?|根据|违反|符合|除|上述|发生|出现|如有)?(?P<w>前款|前条|前项)(?!项)")
_BEFORE = re.compile("前[款条项]")
_NOT_A_TITLE = re.compile(r"含|不含|略|附后|下同|以下|详见|本合同|本协议|甲方|乙方|除外|如有|续|一|二|三")


def dangling_items(passages: Passages) -> Iterator[Candidate]:
    """Yield references to a paragraph or item past the last one, to an article under another's name, and 前款 with none before."""
    outline = Outline(passages.agreement)
    titles = {
        c.title: c
        for c in passages.agreement.clauses
        if c.title and c.depth == 1 and c.role in {Role.BODY, Role.DEFINITIONS}
    }
    likely = {passage.number for passage in passages.having(rx("<article>"), _BEFORE)}
    for passage in passages.binding():
        if passage.number not in likely and "本条" not in passage.clause.text:  # as in most
            continue
        for index, q in passage.reading.slots.items():
            if (
                q.kind is QuantityKind.ARTICLE
                and not is_statute(passage.text, index)
                and not _elsewhere(passage.text[:index])
            ):
                yield from _past_the_last(passages, passage, index, q.text, outline)
                yield from _misnamed(passage, index, q.text, outline, titles)
        yield from _own_items(passages, passage, outline)
        yield from _nothing_before(passages, passage)


def _elsewhere(before: str) -> bool:
    return bool(re.search(r"(?:主合同|原合同|框架合同|总合同|(?<!本)补充合同|法|条例|规定|》)[^,。;]{0,8}$", before))


def _past_the_last(
    passages: Passages, passage: Passage, index: int, text: str, outline: Outline
) -> Iterator[Candidate]:
    match = _HEAD.search(text)
    if match is None:
        return
    path = tuple(int(n) for n in match["d"].split(".")) if match["d"] else _path(match["a"])
    clause = outline.paths.get(path) if path else None
    if clause is None:
        return
    paragraph, item = match["p"], match["i"] or match["j"] or match["k"]
    for wanted, name in ((paragraph, "款"), (item, "项") if not paragraph else (None, "项")):
        value = number(wanted) if wanted else None
        if value is not None and not _has(passages, clause, int(value), name):
            yield _absent(Place(passage, index, index + 1), clause, name)


def _path(text: str) -> tuple[int, ...]:
    value = number(text)
    return (int(value),) if value is not None else ()


def _has(passages: Passages, clause: Clause, wanted: int, name: str) -> bool:
    """Whether a clause has an nth paragraph or item: as a clause of its own, a mark in its text, or a paragraph."""
    family = [passages.agreement.clause(identifier) for identifier in passages.family[clause.id]]
    numbers = {n for c in family if c is not clause for n in numerals(c.label)[-1:]}
    numbers |= {n for c in family for n in _marks(c.text)}
    paragraphs = sum(
        len([line for line in c.text.split("\n") if line.strip() and line.strip() != c.title]) for c in family
    )
    if wanted in numbers:
        return True
    return paragraphs >= wanted and (name == "款" or not numbers)


def _marks(text: str) -> set[int]:
    found = set()
    for match in _MARK.finditer(fold(text)):
        if match[3]:
            found.add(ord(match[3]) - ord("①") + 1)
        else:
            value = number(match[1] or match[2])
            found |= {int(value)} if value is not None else set()
    return found


def _absent(place: Place, clause: Clause, name: str) -> Candidate:
    words = Words(
        f"引用的“{place.quote}”不存在：“{clause.label.strip()}{clause.title}”之下没有这一{name}，该处约定无从适用。",
        f"核对后改为正确的{name}号，或删去引用。",
    )
    return found_at(CHECK, Severity.MEDIUM, place, words)


def _misnamed(
    passage: Passage, index: int, text: str, outline: Outline, titles: dict[str, Clause]
) -> Iterator[Candidate]:
    """第十条（违约责任), 违约责任条款（第十条), where article 10 bears another title and another article bears this one."""
    match = _NAMED.match(passage.text[index + 1 :]) or _NAMED_BEFORE.search(passage.text[:index])
    article = _HEAD.search(text)
    if (
        match is None
        or article is None
        or not article["a"]
        or article["p"]
        or article["i"]
        or _NOT_A_TITLE.search(_name(match))
    ):
        return
    clause = outline.paths.get(_path(article["a"]))
    named = next((c for title, c in titles.items() if _like(_name(match), title)), None)
    if clause is None or named is None or named is clause or not clause.title or _like(_name(match), clause.title):
        return
    before = match.re is _NAMED_BEFORE
    place = Place(passage, match.start(), index + 1) if before else Place(passage, index, index + 1 + match.end())
    words = Words(
        f"“{place.quote}”编号与名称对不上：“{clause.label.strip()}”是“{clause.title}”，“{named.title}”是“{named.label.strip()}”。",
        f"改为“{named.label.strip(' 、.')}（{named.title}）”，或改正名称。",
    )
    yield found_at(CHECK, Severity.MEDIUM, place, words)


def _name(match: re.Match[str]) -> str:
    """The name by which an article is called; of words before a clause's number the last, which may go on from others."""
    return next(name for name in match.groupdict().values() if name)


def _like(one: str, other: str) -> bool:
    return one == other or one in other or other in one


def _own_items(passages: Passages, passage: Passage, outline: Outline) -> Iterator[Candidate]:
    """本条第3款 in an article that has no third paragraph."""
    for match in _own(passage):
        root = passages.agreement.clause(passages.roots[passage.clause.id])
        if root.role is Role.ANNEX:
            return
        wanted, name = (match["p"], "款") if match["p"] else (match["i"] or match["j"], "项")
        value = number(wanted) if wanted else None
        if value is not None and root.id in outline.by_clause and not _has(passages, root, int(value), name):
            yield _absent(_place(passage, match), root, name)


def _own(passage: Passage) -> Iterator[re.Match[str]]:
    """The references to 本条 in the words of the draft, where 第6款 is no slot."""
    if "本条" in passage.clause.text:
        yield from _OWN.finditer(fold(passage.span.cut(passage.clause.text)))


def _place(passage: Passage, match: re.Match[str]) -> Place:
    index = passage.reading.index
    return Place(passage, index(match.start()), max(index(match.end()), index(match.start()) + 1))


def _nothing_before(passages: Passages, passage: Passage) -> Iterator[Candidate]:
    """前款 in the very first paragraph of an article, 前条 in the first article."""
    match = _PREVIOUS.search(passage.text) if _BEFORE.search(passage.text) else None
    if match is None or passage.row is not None or passage.clause.role not in {Role.BODY, Role.DEFINITIONS}:
        return
    own = [p for p in passages.by_clause[passage.clause.id] if p.span.cut(p.clause.text).strip() != p.clause.title]
    if own and own[0] is not passage:
        return
    if (
        not _is_first(passages, passage.clause, match["w"])
        or is_statute(passage.text, match.start())
        or "法" in passage.text[: match.start()][-12:]
    ):
        return
    place = Place(passage, match.start("w"), match.end("w"))
    words = Words(
        f"“{match['w']}”之前没有可以指的内容，这里说的是哪一{match['w'][1]}不明。",
        "改为明确的条款编号，例如“第三条第1项”。",
    )
    yield found_at(CHECK, Severity.LOW, place, words)


def _is_first(passages: Passages, clause: Clause, word: str) -> bool:
    clauses = [c for c in passages.agreement.clauses if c.role in {Role.BODY, Role.DEFINITIONS}]
    if word == "前条":
        return bool(clauses) and passages.roots[clause.id] == clauses[0].id
    if clause.parent is None:
        if "条" not in clause.label and clause is not clauses[0] and len(clause.text.strip()) > len(clause.title):
            return False  # 一、… 二、… of one paragraph each: 前款 is the one above
        return passages.family[clause.id] == (clause.id,) or clause.text.strip() != clause.title
    siblings = [c for c in clauses if c.parent == clause.parent]
    parent = passages.agreement.clause(clause.parent)
    return siblings[0] is clause and parent.text.strip() == parent.title.strip() and parent.depth == 1
