"""The interface's language: English in the source, Chinese from resources/i18n.

After a change of texts: `pyside6-lupdate -extensions py -locations none -no-obsolete csreview/gui -ts
resources/i18n/csreview_zh_CN.ts`, translate what is new, `pyside6-lrelease resources/i18n/csreview_zh_CN.ts -qm
resources/i18n/csreview_zh_CN.qm`; commit both files.
"""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from csreview.places import resources

_NAMES = {"zh": "zh_CN", "en": "en"}


class Translators:
    """The translators on an application; `use` replaces them all."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        """Speak a language ("zh" or "en") in all that is built from now on; Qt's own dialogs too."""
        self.drop()
        QLocale.setDefault(QLocale(_NAMES[language]))
        self._installed = [t for t in _translators(language) if self._app.installTranslator(t)]

    def drop(self) -> None:
        """Take all translators off the application."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []


def _translators(language: str) -> list[QTranslator]:
    if language == "en":
        return []
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    wanted = ((f"qtbase_{_NAMES[language]}", qt), (f"csreview_{_NAMES[language]}", str(resources() / "i18n")))
    made = []
    for name, folder in wanted:
        translator = QTranslator()
        if translator.load(name, folder):
            made.append(translator)
    return made
