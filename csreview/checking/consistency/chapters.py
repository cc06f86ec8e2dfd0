"""dangling-reference: chapters, tables of an order form, and articles told in a list or without 第, that do not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Outline, Words, candidate, is_statute, numerals
from csreview.checking.consistency.references import of_another
from csreview.checking.passages import Passages
from csreview.language.numerals import number
from csreview.model import BINDING_ROLES, Clause, Severity, Span

CHECK = "dangling-reference"
_NUMBER = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
_CHAPTER = re.compile(rf"第(?P<n>{_NUMBER})章(?!第)")
_OF_A_LAW = re.compile(r"》[^,。;，；]{0,16}$")
_TABLE = re.compile(r"(?:见|按照?|依照?|根据|以|符合|适用)表(?P<n>[一二三四五六七八九十]{1,2})(?![个张份式])")
_TABLE_HEAD = re.compile(r"^表(?P<n>[一二三四五六七八九十]{1,2})(?=[\s\u3000：:、]|$)", re.MULTILINE)
_LIST = re.compile(r"(?<![\d.第])(?P<all>\d{1,2}(?:、\d{1,2})*(?:及|和|与|、)\d{1,2})条")
_BARE = re.compile(
    r"(?:按照?|依照?|根据|违反|适用|见|执行)(?:本合同|本协议)?(?P<all>[1-4]?\d(?:\.\d{1,2}){1,2})"
    r"(?=[条款项]|所列|(?![元万亿千百块角分秒天日周月年时小个席人名位单次倍折级版档%至到])[一-龥]{2})(?:[条款项]|所列)?"
)
"""A clause by its number alone: 按16.4移交, not 按1.5倍, 按16.4元."""


def dangling_chapters(passages: Passages) -> Iterator[Candidate]:
    """Yield references to a chapter, a table or an article of a list that the draft does not have."""
    outline = Outline(passages.agreement)
    chapters = {n for c in passages.agreement.clauses if "章" in c.label for n in numerals(c.label)[-1:]}
    tables = {m["n"] for c in passages.agreement.clauses if "表" in c.text for m in _TABLE_HEAD.finditer(c.text)}
    for clause in passages.agreement.clauses:
        text = passages.folded[clause.id] if clause.role in BINDING_ROLES else ""
        for match in _CHAPTER.finditer(text) if "章" in text else ():
            if number(match["n"]) not in chapters:
                yield from _told(clause, text, match)
        for match in _TABLE.finditer(text) if len(tables) > 1 and "表" in text else ():
            if match["n"] not in tables:
                yield from _told(clause, text, match)
        for match in (*(_LIST.finditer(text) if "条" in text else ()), *(_BARE.finditer(text) if "." in text else ())):
            if any(_is_absent(told, outline) for told in re.findall(r"[\d.]+", match["all"])):
                yield from _told(clause, text, match)


def _is_absent(reference: str, outline: Outline) -> bool:
    """Whether no clause has the number, though there are such: articles for 13, clauses of article 3 for 3.8."""
    path = tuple(map(int, reference.split(".")))
    if len(path) == 1:
        return bool(outline.articles()) and path[0] not in outline.articles()
    past_the_last = any(len(own) > 1 for own in outline.paths) and path[0] > max(outline.articles(), default=path[0])
    return path not in outline.paths and (past_the_last or bool(outline.below(path[:-1])))


def _told(clause: Clause, text: str, match: re.Match[str]) -> Iterator[Candidate]:
    before = text[: match.start()]
    if is_statute(text, match.start()) or _OF_A_LAW.search(before) or of_another(before.replace("协议", "合同")):
        return
    words = Words(
        f"引用的“{match.group()}”在文中不存在，该处约定无从适用。", "核对全文的章、条、表编号后改正，或删去引用。"
    )
    yield candidate(CHECK, Severity.MEDIUM, clause, Span(*match.span()), words)
