"""What the window remembers between sessions; always read with a type, never the text of a draft."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from csreview.gui.session import severity_counts
from csreview.gui.theme import THEMES
from csreview.model import Review, Side

LANGUAGES = ("zh", "en")
STAGES = ("draft", "signing")
TYPEFACES = ("serif", "sans")
TEXT_SIZES = (100, 115, 130, 150)
"""Sizes of the interface's text, in percent of the system's."""
_RECENT_LIMIT = 8
_ZOOMS = (70, 200)
_STATE_VERSION = 1


@dataclass(frozen=True, slots=True)
class Recent:
    """A draft that was opened: where it lies, the side and date of its last review, findings by severity."""

    path: str
    side: str
    date: str
    high: int
    medium: int
    low: int


def recent_of(path: Path, review: Review) -> Recent:
    """Return what is remembered of a draft that was opened."""
    return Recent(str(path), review.side.value, review.date, *severity_counts(review))


class Settings:
    """The user's choices, each with its default. Values that make no sense any more count as the default."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store if store is not None else QSettings()

    @property
    def language(self) -> str:
        """The interface's language, "zh" or "en"."""
        return self._choice("language", LANGUAGES)

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def theme(self) -> str:
        """The theme, "system", "light" or "dark"."""
        return self._choice("theme", THEMES)

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("theme", value)

    @property
    def side(self) -> Side:
        """The side that a draft is reviewed for at first."""
        return Side(self._choice("side", tuple(Side)))

    @side.setter
    def side(self, value: Side) -> None:
        self._store.setValue("side", value.value)

    @property
    def stage(self) -> str:
        """What the draft is reviewed for, "draft" or "signing"."""
        return self._choice("stage", STAGES)

    @stage.setter
    def stage(self, value: str) -> None:
        self._store.setValue("stage", value)

    @property
    def checklist(self) -> str:
        """The folder of the checklist that drafts are reviewed by, "" for the built-in one."""
        return self._text("checklist")

    @checklist.setter
    def checklist(self, value: str) -> None:
        self._store.setValue("checklist", value)

    @property
    def typeface(self) -> str:
        """What the draft is set in, "serif" or "sans"."""
        return self._choice("typeface", TYPEFACES)

    @typeface.setter
    def typeface(self, value: str) -> None:
        self._store.setValue("typeface", value)

    @property
    def text_size(self) -> int:
        """The size of the interface's text in percent, one of TEXT_SIZES."""
        value = self._number("text_size", TEXT_SIZES[0])
        return value if value in TEXT_SIZES else TEXT_SIZES[0]

    @text_size.setter
    def text_size(self, value: int) -> None:
        self._store.setValue("text_size", value)

    @property
    def both(self) -> bool:
        """Whether both sides are shown beside each other."""
        return self._store.value("both", False, type=bool) is True

    @both.setter
    def both(self, value: bool) -> None:
        self._store.setValue("both", value)

    @property
    def zoom(self) -> int:
        """The size of the draft's text in percent."""
        low, high = _ZOOMS
        return min(high, max(low, self._number("zoom", 100)))

    @zoom.setter
    def zoom(self, value: int) -> None:
        self._store.setValue("zoom", value)

    @property
    def export_folder(self) -> str:
        """The folder of the last report, "" at first."""
        return self._text("export_folder")

    @export_folder.setter
    def export_folder(self, value: str) -> None:
        self._store.setValue("export_folder", value)

    @property
    def export_format(self) -> str:
        """The format of the last report, by its id; "" at first."""
        return self._text("export_format")

    @export_format.setter
    def export_format(self, value: str) -> None:
        self._store.setValue("export_format", value)

    @property
    def audience(self) -> str:
        """The reader of the last report, "" at first."""
        return self._text("audience")

    @audience.setter
    def audience(self, value: str) -> None:
        self._store.setValue("audience", value)

    @property
    def recent(self) -> tuple[Recent, ...]:
        """Drafts opened lately, newest first."""
        try:
            return tuple(Recent(**entry) for entry in json.loads(self._text("recent") or "[]"))
        except (ValueError, TypeError):
            return ()

    def remember(self, opened: Recent) -> None:
        """Put a draft at the top of those opened lately."""
        others = [r for r in self.recent if r.path != opened.path]
        self._write_recent([opened, *others][:_RECENT_LIMIT])

    def forget(self, path: Path) -> None:
        """Take a draft off those opened lately."""
        self._write_recent([r for r in self.recent if r.path != str(path)])

    def clear_recent(self) -> None:
        """Forget all drafts opened lately."""
        self._write_recent([])

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size, empty at first."""
        return self._bytes(f"geometry{_STATE_VERSION}")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue(f"geometry{_STATE_VERSION}", value)

    @property
    def panes(self) -> QByteArray:
        """The widths of the panes, empty at first."""
        return self._bytes(f"panes{_STATE_VERSION}")

    @panes.setter
    def panes(self, value: QByteArray) -> None:
        self._store.setValue(f"panes{_STATE_VERSION}", value)

    def _write_recent(self, entries: list[Recent]) -> None:
        self._store.setValue("recent", json.dumps([asdict(e) for e in entries], ensure_ascii=False))

    def _choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self._text(key)
        return value if value in allowed else str(allowed[0])

    def _text(self, key: str) -> str:
        return str(self._store.value(key, "", type=str))

    def _number(self, key: str, default: int) -> int:
        value = self._store.value(key, default, type=int)
        return value if isinstance(value, int) else default

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key, QByteArray(), type=QByteArray)
        return value if isinstance(value, QByteArray) else QByteArray()
