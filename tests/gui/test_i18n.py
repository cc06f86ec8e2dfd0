from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

import csreview.gui
from csreview.gui import dialogs, faults, words
from csreview.gui.decision_dialogs import DismissDialog, NoteDialog
from csreview.gui.i18n import Translators
from csreview.gui.session import Session
from csreview.gui.settings import Settings
from csreview.gui.window import Window
from csreview.model import Kind, Severity, Side, Status
from csreview.places import resources
from tests.gui.factory import merchant_review

SOURCES = sorted(Path(str(csreview.gui.__file__)).parent.glob("*.py"))
FILE = resources() / "i18n" / "csreview_zh_CN.ts"


def _messages() -> list[tuple[str, str, ElementTree.Element]]:
    root = ElementTree.parse(FILE).getroot()
    return [
        (context.findtext("name", ""), message.findtext("source", ""), message.find("translation"))
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def test_every_text_is_translated() -> None:
    open_ = [(c, s) for c, s, t in _messages() if t is None or t.get("type") or not (t.text or "").strip()]
    assert open_ == []


def test_placeholders_agree() -> None:
    for _context, source, translation in _messages():
        placed = sorted(set(re.findall(r"\{\d\}", source)))
        assert sorted(set(re.findall(r"\{\d\}", translation.text))) == placed, source


def test_qt_s_own_dialog_for_files_speaks_chinese_throughout(qapp: QApplication) -> None:
    translators = Translators(qapp)
    translators.use("zh")
    asked = QFileDialog()
    asked.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = [label.text() for label in asked.findChildren(QLabel) if label.text()]
    assert len(labels) == 3
    assert not [text for text in labels if text.isascii()]
    translators.use("en")


def _calls(tree: ast.AST) -> list[ast.Call]:
    names = ("tr", "translate", "QT_TRANSLATE_NOOP")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [c for c in calls if getattr(c.func, "attr", getattr(c.func, "id", "")) in names]


def _class_of(tree: ast.Module, call: ast.Call) -> str:
    inside = [n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and call in list(ast.walk(n))]
    return inside[-1].name if inside else ""


def _texts(path: Path) -> list[tuple[str, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for call in _calls(tree):
        constants = [a.value for a in call.args if isinstance(a, ast.Constant)]
        if len(call.args) == 1:
            found.append((_class_of(tree, call), str(constants[0])))
        elif len(constants) == 2:
            found.append((str(constants[0]), str(constants[1])))
    return found


def test_no_text_to_translate_is_put_together() -> None:
    for path in SOURCES:
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            assert not any(isinstance(a, ast.JoinedStr | ast.BinOp) for a in call.args), f"{path.name}:{call.lineno}"


def test_the_translation_file_knows_every_text_of_the_window() -> None:
    known = {(context, source) for context, source, _ in _messages()}
    wanted = {text for path in SOURCES for text in _texts(path)}
    assert wanted - known == set()
    assert known - wanted == set()


def test_the_compiled_file_is_that_of_the_source(qapp: QApplication) -> None:
    translators = Translators(qapp)
    translators.use("zh")
    try:
        for context, source, translation in _messages():
            assert QCoreApplication.translate(context, source) == translation.text
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    finally:
        translators.use("en")


@pytest.mark.usefixtures("qapp")
def test_every_word_of_a_review_has_a_translation(language: str) -> None:
    said = [words.status(s) for s in Status] + [words.severity(s) for s in Severity] + [words.kind(k) for k in Kind]
    ascii_only = all(text.isascii() for text in said)
    assert ascii_only == (language == "en")


def _texts_of(widget: QWidget) -> str:
    parts = [getattr(child, "text", str)() for child in widget.findChildren(QWidget) if hasattr(child, "text")]
    return " ".join([widget.windowTitle(), *map(str, parts)])


# Said of the screen that there is not, not of us.
@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_every_dialog_opens_in_both_languages(qtbot, language: str, settings: Settings) -> None:
    shown = [
        dialogs.SettingsDialog(settings),
        dialogs.ShortcutsDialog(),
        dialogs.AboutDialog("1"),
        DismissDialog(2),
        dialogs.TraceDialog(""),
        NoteDialog(""),
        faults.fault_box(None, "csreview", "x", "details"),
    ]
    for dialog in shown:
        qtbot.addWidget(dialog)
        dialog.show()
    for dialog in shown[:6]:
        assert bool(re.search("[一-鿿]", _texts_of(dialog).replace("中文", ""))) == (language == "zh")


def test_the_window_opens_in_both_languages(qtbot, language: str, settings: Settings, reviewer) -> None:
    session = Session(side=Side.MERCHANT, reviews={Side.MERCHANT: merchant_review()}, path=Path("a.docx"))
    window = Window(session, settings, lambda: reviewer)
    qtbot.addWidget(window)
    window.show()
    texts = [a.text() for a in window.menuBar().actions()]
    assert texts[0] == ("文件(&F)" if language == "zh" else "&File")
    for top in window.menuBar().actions():
        letters = [found.group(1).lower() for a in top.menu().actions() if (found := re.search(r"&(\w)", a.text()))]
        assert len(letters) == len(set(letters)), top.text()
    window.jobs.stop()
