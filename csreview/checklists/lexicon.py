"""The lexicon of loose wording, from `resources/wording/lexicon.toml`."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from csreview.checklists.loader import check_patterns
from csreview.checklists.tables import Faults, Table, read_toml, suggestion
from csreview.errors import ChecklistInvalid
from csreview.language.looseness import LooseCues, loose_cues
from csreview.model import Acceptance, Lexicon, Rewording, Severity, VagueTerm

CATEGORIES = frozenset(
    {"TIME", "FREQ", "DEG", "QTY", "OPEN", "DEFER", "DISCR", "ACTOR", "MODAL", "REF", "QUAL", "COND", "OTHER"}
)
_WORD_CLASS = re.compile(r"\{([a-z]+)\}")
_BOUNDS = ("time", "amount", "number", "never")


def load_lexicon(path: Path) -> Lexicon:
    """Return the lexicon in the file. Raises ChecklistInvalid with every fault."""
    faults = Faults()
    table = Table(read_toml(path, faults), path.name, faults)
    words = _words(table.table("words"))
    acceptance = _acceptance(table.table("acceptance"), words)
    terms = tuple(_term(each, words) for each in table.tables("term", "term"))
    cued = tuple(_term(each, words) for each in table.tables("cued", "category"))
    times = tuple(_rewording(each, words) for each in table.tables("times", "by"))
    things = tuple(_rewording(each, words) for each in table.tables("things", "by"))
    table.close()
    for rule, count in Counter(term.rule for term in terms).items():
        if count > 1:
            faults.add(f"{path.name} › {rule}", f"重复 {count} 次，请合并")
    if faults.found:
        raise ChecklistInvalid(tuple(faults.found))
    return Lexicon(terms, acceptance, words.get("quality", ""), words.get("exact", ""), cued, times, things)


def load_loose_cues(path: Path) -> LooseCues:
    """Return the weak cues of loose wording in the file. Raises ChecklistInvalid if it cannot be read."""
    try:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        return loose_cues(lines)
    except (OSError, ValueError) as error:
        fault = f"{path.name}：无法读取（{type(error).__name__}），每行应为“字词⇥距离:权重 …”，UTF-8 编码"
        raise ChecklistInvalid((fault,)) from error


def _words(table: Table) -> dict[str, str]:
    """The classes of words: {party} in a pattern stands for the class of that name, {quality} in a class for one above."""
    words: dict[str, str] = {}
    for name in table.keys():  # noqa: SIM118 - a Table is no dictionary
        words[name] = _with_words(table.text(name), words, table)
    return words


def _with_words(source: str, words: dict[str, str], table: Table) -> str:
    def word(match: re.Match[str]) -> str:
        if match.group(1) not in words:
            table.faults.add(table.where, f"未知的词类 {match.group()}，{suggestion(match.group(1), words)}")
        return f"(?:{words.get(match.group(1), '')})"

    return _WORD_CLASS.sub(word, source)


def _acceptance(table: Table, words: dict[str, str]) -> Acceptance:
    def texts(key: str) -> tuple[str, ...]:
        return tuple(_with_words(each, words, table) for each in table.texts(key))

    acceptance = Acceptance(
        anywhere=(*texts("statutory"), *texts("courtesy"), *texts("names"), *texts("closed")),
        purpose_titles=texts("purpose_titles"),
        prohibition=texts("prohibition"),
        gap=texts("gap"),
        forum=texts("forum"),
        praise=texts("praise"),
        rights=texts("rights"),
    )
    table.close()
    return acceptance


def _term(table: Table, words: dict[str, str]) -> VagueTerm:
    name = table.text("term")
    forms = table.texts("forms")
    find = table.text("find", "" if forms else name)
    term = VagueTerm(
        term=name,
        category=table.choice("category", CATEGORIES),
        severity=Severity(table.choice("severity", [severity.value for severity in Severity])),
        find=_with_words("|".join(filter(None, (find, *forms))), words, table),
        exempt=tuple(_with_words(each, words, table) for each in table.texts("except")),
        bound=table.choice("bound", _BOUNDS),
        defined=table.flag("defined", False),
        why=table.text("why"),
        write=table.text("write"),
        rewrite=table.text("rewrite", ""),
        replace=tuple(_rewording(each, words) for each in table.tables("replace", "by")),
    )
    table.close()
    check_patterns(table, (term.find, *term.exempt))
    return term


def _rewording(table: Table, words: dict[str, str]) -> Rewording:
    rewording = Rewording(_with_words(table.text("words"), words, table), table.text("by"))
    table.close()
    return rewording
