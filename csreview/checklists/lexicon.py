"""The lexicon of loose wording, from `resources/wording/lexicon.toml`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from csreview.checklists.loader import check_patterns
from csreview.checklists.tables import Faults, Table, read_toml
from csreview.errors import ChecklistInvalid
from csreview.model import Acceptance, Lexicon, Severity, VagueTerm

CATEGORIES = frozenset(
    {"TIME", "FREQ", "DEG", "QTY", "OPEN", "DEFER", "DISCR", "ACTOR", "MODAL", "REF", "QUAL", "COND"}
)
_BOUNDS = ("time", "amount", "number", "never")


def load_lexicon(path: Path) -> Lexicon:
    """Return the lexicon in the file. Raises ChecklistInvalid with every fault."""
    faults = Faults()
    table = Table(read_toml(path, faults), path.name, faults)
    acceptance = _acceptance(table.table("acceptance"))
    terms = tuple(_term(each) for each in table.tables("term", "term"))
    table.close()
    for rule, times in Counter(term.rule for term in terms).items():
        if times > 1:
            faults.add(f"{path.name} › {rule}", f"重复 {times} 次，请合并")
    if faults.found:
        raise ChecklistInvalid(tuple(faults.found))
    return Lexicon(terms, acceptance)


def _acceptance(table: Table) -> Acceptance:
    acceptance = Acceptance(
        statutory=table.texts("statutory"),
        purpose_titles=table.texts("purpose_titles"),
        courtesy=table.texts("courtesy"),
        prohibition=table.texts("prohibition"),
        gap=table.texts("gap"),
        forum=table.texts("forum"),
        quoted=table.texts("quoted"),
    )
    table.close()
    return acceptance


def _term(table: Table) -> VagueTerm:
    name = table.text("term")
    term = VagueTerm(
        term=name,
        category=table.choice("category", CATEGORIES),
        severity=Severity(table.choice("severity", [severity.value for severity in Severity])),
        find=table.text("find", name) or name,
        exempt=table.texts("except"),
        bound=table.choice("bound", _BOUNDS),
        defined=table.flag("defined", False),
        why=table.text("why"),
        write=table.text("write"),
    )
    table.close()
    check_patterns(table, (term.find, *term.exempt))
    return term
