"""Words that mean the same in such agreements, as data: `resources/wording`."""

from __future__ import annotations

from pathlib import Path

from csreview.checklists.tables import Faults, Table, read_toml
from csreview.errors import ChecklistInvalid
from csreview.language.mistypings import mistypings
from csreview.language.reading_text import Vocabulary

_SYNONYMS, _MISTYPINGS = "synonyms.toml", "mistypings.toml"


def load_vocabulary(folder: Path) -> Vocabulary:
    """Return the variants of each canonical word, in the files' order (the first that matches wins).

    `folder` holds `synonyms.toml` (what people write differently) and `mistypings.toml` (what they mistype). Raises
    ChecklistInvalid with every fault of either.
    """
    faults = Faults()
    synonyms = Table(read_toml(folder / _SYNONYMS, faults), _SYNONYMS, faults)
    patterns = [(f"(?:{'|'.join(variants)})", word) for word, variants in map(_entry, synonyms.tables("word", "is"))]
    concepts = [(f"(?:{'|'.join(told)})", word) for word, told in map(_concept, synonyms.tables("concept", "is"))]
    synonyms.close()
    patterns += _mistyped(Table(read_toml(folder / _MISTYPINGS, faults), _MISTYPINGS, faults))
    if faults.found:
        raise ChecklistInvalid(tuple(faults.found))
    return Vocabulary(tuple(patterns), tuple(concepts))


def _mistyped(table: Table) -> list[tuple[str, str]]:
    terms = table.texts("terms")
    alike, words = table.table("alike"), table.table("words")
    sounds = {key: alike.text(key) for key in alike.keys()}  # noqa: SIM118 - a Table is no dictionary
    written = {key: words.texts(key) for key in words.keys()}  # noqa: SIM118
    found = mistypings(terms, sounds, written)
    table.close()
    return found


def _entry(table: Table) -> tuple[str, tuple[str, ...]]:
    entry = table.text("is"), table.texts("written")
    table.close()
    return entry


def _concept(table: Table) -> tuple[str, tuple[str, ...]]:
    concept = table.text("is"), table.texts("described")
    table.close()
    return concept
