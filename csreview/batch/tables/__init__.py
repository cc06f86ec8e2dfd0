"""The table of a batch in each of its forms, one module per form; each is written row by row and loaded when used."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from csreview.batch.folders import report_name
from csreview.batch.portfolio import Portfolio
from csreview.batch.values import Row

Rows = Callable[[], Iterator[Row]]
"""Gives all rows by name, as often as they are asked for; nobody keeps them all."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where reports lie as seen from the table, and their suffix; both "" where there are none."""

    folder: str
    suffix: str

    def of(self, row: Row) -> str:
        """Return the relative path of a row's report with / between folders, "" where it has none."""
        if not self.suffix or row.fault:
            return ""
        return f"{self.folder.replace(chr(92), '/')}/{report_name(row.name, self.suffix)}"


@dataclass(frozen=True, slots=True)
class Table:
    """A form of the table: its id, which is the suffix of its files without the dot."""

    id: str

    def write(self, stream: BinaryIO, portfolio: Portfolio, rows: Rows, links: Links, scratch: Path) -> None:
        """Write the whole table; the same rows give the same bytes. `scratch` is a private folder for files on the way."""
        importlib.import_module(f"csreview.batch.tables.{self.id}").write(stream, portfolio, rows, links, scratch)


TABLES: Mapping[str, Table] = MappingProxyType({name: Table(name) for name in ("xlsx", "html", "json", "csv")})
