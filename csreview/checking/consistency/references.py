"""dangling-reference: a clause or an annex is referred to that the draft does not have."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from csreview.checking.annexes import annex_number
from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Outline, Words, at, is_statute, numerals
from csreview.checking.consistency.stated import having
from csreview.checking.facts.annexes import PRESENT, references
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import QuantityKind
from csreview.model import Role, Severity

CHECK = "dangling-reference"
_ARTICLE = re.compile(r"第([^条款项]+)条")
_DOTTED = re.compile(r"第(\d+(?:\.\d+)+)")
_ONLY_LAWS = 100  # no agreement has so many articles; a law named earlier does
_BEFORE_BODY = {Role.TITLE, Role.RECITAL, Role.PARTIES}
_SHORT = 20
_HEADING = re.compile(r"附[件表录]\s*(?:[一二三四五六七八九十]+|\d+|[A-Z])(?:[\s:：、《]|$)")
_ANOTHER = re.compile(r"(?:主合同|原合同|原协议|总合同|框架合同|(?<!本)补充合同)(?:(?!本(?:补充)?合同)[^,。;])*$")
"""原合同第九条, 原合同附件二: of another agreement, which this one changes or goes on from."""


def of_another(before: str) -> bool:
    """Tell whether what is named behind these words belongs to another agreement (原合同附件二)."""
    return bool(_ANOTHER.search(before))


def dangling_clauses(passages: Passages) -> Iterator[Candidate]:
    """Yield each reference to an article or numbered clause that does not exist."""
    outline = Outline(passages.agreement)
    articles = outline.articles()
    if not articles:
        return
    for passage in having(passages, "<article>", recitals=True):
        for index, quantity in passage.reading.slots.items():
            if quantity.kind is not QuantityKind.ARTICLE or is_statute(passage.text, index):
                continue
            if not of_another(passage.text[:index]) and not _exists(quantity.text, outline, articles):
                words = Words(
                    f"引用的“{quantity.text}”在文中不存在，该处约定无从适用。",
                    f"改为正确的条号；现有条款编号到第{max(articles)}条。",
                )
                yield replace(at(CHECK, Severity.MEDIUM, passage, (index, index + 1), words), fact=PRESENT)


def _exists(reference: str, outline: Outline, articles: set[int]) -> bool:
    dotted = _DOTTED.search(reference)
    if dotted:
        path = tuple(int(part) for part in dotted.group(1).split("."))
        past_the_last = max(articles) < path[0] < _ONLY_LAWS
        return path in outline.paths or not (past_the_last or outline.below(path[:-1]))
    article = _ARTICLE.search(reference)
    if article is None:
        return True
    numbers = numerals(article.group(1))
    of_a_law = bool(numbers) and numbers[0] >= _ONLY_LAWS > max(articles)
    return not numbers or numbers[0] in articles or of_a_law


def _is_heading(passage: Passage, index: int) -> bool:
    """Whether an annex's name opens a short line above a table: the heading of a file that holds that annex alone."""
    opens = index == 0 and passage.row is None and passage.span.start == 0
    return opens and bool(passage.clause.rows) and not re.search("[。;,]", passage.text)


def _opening_annexes(passages: Passages) -> set[str]:
    """The numbers of annexes that stand before or among the articles: a heading that is a line alone, and a table below it."""
    found = set()
    for passage, below in itertools.pairwise(passages.all):
        text = passage.reading.slots[0].text if 0 in passage.reading.slots else ""
        among = passage.clause.role in _BEFORE_BODY or passage.clause is below.clause
        heads = among and passage.row is None and below.row is not None
        if heads and annex_number(text) and len(passage.text) <= _SHORT and not re.search("[。;,:]", passage.text):
            found.add(annex_number(text))
    return found


def _run_on(passages: Passages, name: str) -> bool:
    """Whether the annex stands inside the text of the one before it: its heading as a line, and something below it."""
    for clause in passages.agreement.clauses:
        lines = [line.strip() for line in clause.text.split("\n") if line.strip()] if clause.role is Role.ANNEX else []
        if any(_HEADING.match(line) and annex_number(line[:8]) == name and len(line) <= 30 for line in lines[1:-1]):
            return True
    return False


def absent_annexes(passages: Passages) -> Iterator[Candidate]:
    """Yield the reference with its title, else the first one, to each annex that is not in the file, or is there without content."""
    annexes = passages.annexes
    told = _opening_annexes(passages)
    absent: dict[str, list[tuple[Passage, int, str]]] = {}
    for passage, index, text in references(passages):
        name = annex_number(text) or text
        # 附件一式两份 names no annex; one behind an empty box is not chosen.
        if (
            passage.text[index + 1 :].startswith("式")
            or passage.text[:index].endswith("□")
            or of_another(passage.text[:index])
            or _is_heading(passage, index)
        ):
            continue
        if name in told or annexes.has(text) or passage.clause.role is Role.ANNEX or _run_on(passages, name):
            continue
        absent.setdefault(name, []).append((passage, index, text))
    for found in absent.values():
        passage, index, text = next((each for each in found if "《" in each[2]), found[0])
        words = Words(
            f"“{text}”不在这份文件中（或只有标题没有内容），援引它的约定无法核对。",
            "附上该附件的定稿并在正文写明其名称；没有该附件的，把内容写入正文或删去引用。",
        )
        yield replace(at(CHECK, Severity.MEDIUM, passage, (index, index + 1), words), fact=PRESENT)
