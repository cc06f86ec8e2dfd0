"""Which checklist drafts are reviewed by: the built-in one, or one of the user's own in a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from csreview.gui.asking import ask_folder

_OTHER = "?"  # no folder is called so


class ChecklistChoice(QComboBox):
    """A list to choose from. `refused` says why a folder was not taken."""

    refused = Signal(str)

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = ""
        self.addItem(self.tr("Built-in"), "")
        self.addItem(self.tr("Your own checklist…"), _OTHER)
        self._take(folder)
        self.activated.connect(lambda _row: self._on_activated())

    @property
    def folder(self) -> str:
        """The folder of the checklist, "" for the built-in one."""
        return self._folder

    def _on_activated(self) -> None:
        if self.currentData() != _OTHER:
            self._take(str(self.currentData()))
            return
        first = Path(self._folder).parent if self._folder else Path.home()
        folder = ask_folder(self, self.tr("Choose the folder of a checklist"), str(first))
        sound = folder is not None and (folder / "checklist.toml").is_file()
        if folder is not None and not sound:
            self.refused.emit(self.tr("There is no checklist.toml in “{0}”.").format(folder.name))
        self._take(str(folder) if sound else self._folder)

    def _take(self, folder: str) -> None:
        if self.findData(folder) < 0:
            self.insertItem(self.count() - 1, Path(folder).name, folder)
        self.setCurrentIndex(self.findData(folder))
        self.setToolTip(folder)
        self._folder = folder
