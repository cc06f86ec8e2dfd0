"""Words that mean the same in such agreements, as data: `resources/wording/synonyms.toml`."""

from __future__ import annotations

from pathlib import Path

from csreview.checklists.tables import Faults, Table, read_toml
from csreview.errors import ChecklistInvalid
from csreview.language.reading_text import Vocabulary


def load_vocabulary(path: Path) -> Vocabulary:
    """Return the variants of each canonical word, in the file's order (the first that matches wins).

    Raises ChecklistInvalid with every fault of the file.
    """
    faults = Faults()
    table = Table(read_toml(path, faults), path.name, faults)
    patterns = tuple((f"(?:{'|'.join(variants)})", word) for word, variants in map(_entry, table.tables("word", "is")))
    table.close()
    if faults.found:
        raise ChecklistInvalid(tuple(faults.found))
    return Vocabulary(patterns)


def _entry(table: Table) -> tuple[str, tuple[str, ...]]:
    entry = table.text("is"), table.texts("written")
    table.close()
    return entry
