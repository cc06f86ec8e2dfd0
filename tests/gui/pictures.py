"""Pictures of the window in every state, to be looked at: python -m tests.gui.pictures FOLDER [LOOK …]

A LOOK is theme-language-size, like light-zh-1280x720; without one all are taken. The draft is the faulty sample, and one
with merged cells and tracked changes that is made here. Where there is no screen, set QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import itertools
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from csreview.errors import DraftUnreadable
from csreview.gui import app as gui_app
from csreview.gui import dialogs, faults
from csreview.gui.app import Host
from csreview.gui.decision_dialogs import DismissDialog, NoteDialog
from csreview.gui.report_dialog import Matter, ReportDialog
from csreview.gui.samples import samples
from csreview.gui.session import Target, target_of
from csreview.gui.settings import Recent, Settings
from csreview.gui.window import Window
from csreview.model import Kind, Scope, Severity, Side

_SIZES = ((1280, 800), (1280, 720), (1920, 1080), (960, 500))  # the last: 1920x1080 at 200 %


def main(folder: Path, wanted: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = gui_app.make_application()
    for theme, language, size in itertools.product(("light", "dark"), ("zh", "en"), _SIZES):
        look = f"{theme}-{language}-{size[0]}x{size[1]}"
        if not wanted or look in wanted:
            _one(app, theme, language, size, folder, look)


def _one(app: QApplication, theme: str, language: str, size: tuple[int, int], folder: Path, look: str) -> None:
    with tempfile.TemporaryDirectory() as own, patch("csreview.places.data_folder", lambda: Path(own)):
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, own)
        host = Host(app, Settings(), theme, language, Side.MERCHANT)
        host.start(size)
        for name, widget in _states(host, samples()[-1][1], Path(own)):
            _wait(150)
            widget.grab().save(str(folder / f"{look}-{name}.png"))
        host.window.close()
        host.end()


def _states(host: Host, draft: Path, own: Path) -> Iterator[tuple[str, QWidget]]:
    window = host.window
    Settings().remember(Recent("/稿/年度框架协议.docx", "vendor", "2026-11-20", 3, 12, 20))
    window._show_page(window.empty)
    yield "empty", window
    window.open_draft(draft)
    _wait(150)
    yield "progress", window
    _until_shown(window, draft)
    yield "reviewed", window
    yield from _reviewed(window)
    yield from _dialogs(window)
    table = _draft_with_changes(own / "客服服务协议（修订稿）.docx")
    window.open_draft(table)
    _until_shown(window, table)
    _wait(200)
    window.desk.draft.begin_find()
    window.desk.draft.find_bar.field.setText("质量报告")
    window.desk.draft.end_find()
    yield "table-and-changes", window
    window.desk.draft.revisions.setChecked(False)
    yield "changes-accepted", window
    window.tell_fault(DraftUnreadable("文件不是 Word 草案。", "not a Word draft"))
    yield "error", window
    yield from _others(window, own)


def _others(window: Window, own: Path) -> Iterator[tuple[str, QWidget]]:
    """What is no draft of this kind, two versions beside each other, and a folder with one file that cannot be read."""
    notes = own / "便笺.txt"
    notes.write_text("今天天气很好，我们去公园散步。\n买菜：白菜、豆腐。\n", encoding="utf-8")
    window.open_draft(notes)
    _until_shown(window, notes)
    yield "another-kind", window
    old, new = (path for _name, path in samples())
    window.versions.compare(old, new)
    while window.versions.page.shown is None or not window.versions.page.isVisible():
        _wait(20)
    yield "comparison", window
    folder = own / "各家草案"
    folder.mkdir()
    for path in (old, new):
        shutil.copy(path, folder)
    (folder / "打不开.docx").write_bytes(b"no zip")
    window.open_draft(folder)
    while window.portfolio.model.portfolio is None:
        _wait(20)
    yield "folder", window
    window.portfolio.search.setText("没有这家")
    yield "folder-nothing", window


def _until_shown(window: Window, draft: Path) -> None:
    while window.session.path != draft or not window.desk.isVisible():
        _wait(20)


def _draft_with_changes(path: Path) -> Path:
    """A draft with a table, merged cells, and tracked changes of two kinds."""
    document = docx.Document(str(samples()[0][1]))
    first = document.paragraphs[len(document.paragraphs) // 3]
    table = document.add_table(4, 3, style="Table Grid")
    rows = (
        ("指标", "目标值", "未达标的扣减"),
        ("首次响应时间", "", "每超 1 秒扣 0.5%"),
        ("好评率", "不低于98%", ""),
        ("合计", "", ""),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(3, 1).merge(table.cell(3, 2)).text = "每月扣减不超过当月服务费的10%"
    first._p.addprevious(table._tbl)
    for kind, inner, text in (
        ("ins", "t", "乙方应于每月5日前提交上月质量报告。"),
        ("del", "delText", "质量报告按需提交。"),
    ):
        change = f'<w:{kind} {nsdecls("w")} w:id="9{len(kind)}" w:author="张律师" w:date="2026-11-20T09:00:00Z">'
        run = f"<w:r><w:{inner}>{text}</w:{inner}></w:r></w:{kind}>"
        first._p.getprevious().addprevious(parse_xml(f"<w:p {nsdecls('w')}>{change}{run}</w:p>"))
    document.save(str(path))
    return path


def _reviewed(window: Window) -> Iterator[tuple[str, QWidget]]:
    review, desk = window.session.review, window.desk
    assert review is not None
    for kind in Kind:
        finding = next((f for f in review.findings if f.kind is kind and f.clause), None)
        if finding is not None:
            window.choose(target_of(finding))
            yield f"finding-{kind.value}", window
    for number, name in enumerate(("checklist", "findings", "clauses")):
        desk.navigator.turn_to(number)
        yield name, window
    desk.draft.begin_find()
    desk.draft.find_bar.field.setText("乙方")
    yield "find", window
    desk.draft.end_find()
    yield from _decided(window)
    window.choose(Target())
    yield "nothing-chosen", window
    window.take_side(Side.VENDOR)
    yield "vendor", window
    window.choose(target_of(next(f for f in window.session.review.findings if f.requirement)))
    desk.both_button.click()
    yield "both-sides", window
    desk.both_button.click()


def _decided(window: Window) -> Iterator[tuple[str, QWidget]]:
    assert window.session.review is not None
    first, second, third = window.session.review.findings[:3]
    answers = ((DismissDialog, ("本次交易可以接受", Scope.PLACE)), (NoteDialog, "与财务确认付款周期。"))
    with patch.object(*_asking(answers[0])), patch.object(*_asking(answers[1])):
        window.choose(target_of(third))
        window.deciding.accept()
        window.choose(target_of(second))
        window.deciding.note()
        window.deciding.rate(Severity.LOW)
        yield "noted", window
        window.choose(target_of(first))
        window.deciding.dismiss()
        window.desk.navigator.turn_to(1)
        yield "dismissed", window


def _asking(answer: tuple[type, object]) -> tuple[type, str, object]:
    return answer[0], "ask", classmethod(lambda *_, **__: answer[1])


def _dialogs(window: Window) -> Iterator[tuple[str, QWidget]]:
    shown = {
        "settings": dialogs.SettingsDialog(window._settings, window),
        "shortcuts": dialogs.ShortcutsDialog(window),
        "dismiss": DismissDialog(3, None, window),
        "note": NoteDialog("", window),
        "trace": dialogs.TraceDialog(_trace(window), window),
        "export": ReportDialog(Matter(window.session.review), "docx", "lawyer", window),
        "fault": faults.fault_box(window, "csreview", window._telling._sentence(), faults.details(ValueError())),
        "about": dialogs.AboutDialog("0.1.0", window),
    }
    for name, dialog in shown.items():
        dialog.show()
        while isinstance(dialog, ReportDialog) and not dialog.preview.pages:
            _wait(20)
        yield name, dialog
        dialog.close()


def _trace(window: Window) -> str:
    return window.session.explain("kpi.first-response") if window.session.explain is not None else ""


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
