"""The menu bar: everything the window can do, with its shortcut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from csreview.model import Severity


@dataclass(frozen=True, slots=True)
class Doings:
    """What the menus call."""

    open: Callable[[], None]
    recent: Callable[[], Sequence[tuple[str, Callable[[], None]]]]
    start: Callable[[], None]
    folder: Callable[[], None]
    portfolio: Callable[[], None]
    compare: Callable[[], None]
    comparison: Callable[[], None]
    reload: Callable[[], None]
    edit: Callable[[], None]
    export: Callable[[], None]
    settings: Callable[[], None]
    quit: Callable[[], object]
    merchant: Callable[[], None]
    vendor: Callable[[], None]
    both: Callable[[], None]
    annex: Callable[[], None]
    next_finding: Callable[[], None]
    previous_finding: Callable[[], None]
    next_pane: Callable[[], None]
    previous_pane: Callable[[], None]
    tab: Callable[[int], None]
    search: Callable[[], None]
    find: Callable[[], None]
    larger: Callable[[], None]
    smaller: Callable[[], None]
    as_at_first: Callable[[], None]
    copy_finding: Callable[[], None]
    copy_wording: Callable[[], None]
    revisions: Callable[[], None]
    head: Callable[[], None]
    accept: Callable[[], None]
    dismiss: Callable[[], None]
    restore: Callable[[], None]
    note: Callable[[], None]
    rate: Callable[[Severity | None], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    shortcuts: Callable[[], None]
    about: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Possible:
    """Whether there is something for an action to do."""

    back: Callable[[], bool]
    file: Callable[[], bool]
    comparison: Callable[[], bool]
    decide: Callable[[], bool]
    restore: Callable[[], bool]
    note: Callable[[], bool]
    rate: Callable[[], bool]
    undo: Callable[[], bool]
    redo: Callable[[], bool]
    finding: Callable[[], bool]
    wording: Callable[[], bool]


translate = QCoreApplication.translate


def build(window: QMainWindow, do: Doings, can: Possible) -> tuple[QAction, ...]:
    """Put the menus on a window; return the actions that need a reviewed draft."""
    bar = window.menuBar()
    file = bar.addMenu(translate("Menus", "&File"))
    _add(file, translate("Menus", "&Open a draft…"), do.open, "Ctrl+O")
    _recent(file, do)
    _add(file, translate("Menus", "Open a &folder…"), do.folder, "Ctrl+L")
    _add(file, translate("Menus", "&Back to the folder"), do.portfolio, "Alt+Left", when=can.back)
    _add(file, translate("Menus", "Start pa&ge"), do.start, "Alt+Home")
    file.addSeparator()
    draft = (
        _add(file, translate("Menus", "Add an anne&x from another file…"), do.annex),
        _add(file, translate("Menus", "&Compare with another version…"), do.compare, "Ctrl+D", when=can.file),
        _add(
            file, translate("Menus", "Show the comparison &again"), do.comparison, "Ctrl+Shift+D", when=can.comparison
        ),
        _add(file, translate("Menus", "&Review again"), do.reload, "F5"),
        _add(file, translate("Menus", "Open in &Word"), do.edit, "Ctrl+Shift+O", when=can.file),
    )
    export = _add(file, translate("Menus", "&Export the gap report…"), do.export, "Ctrl+E")
    file.addSeparator()
    _add(file, translate("Menus", "&Settings…"), do.settings, "Ctrl+,")
    _add(file, translate("Menus", "&Quit"), do.quit, "Ctrl+Q")
    return (*draft, export, *_view(window, do), *_go(window, do, can), *_decide(window, do, can), *_help(window, do))


def _recent(file: QMenu, do: Doings) -> None:
    """Put the drafts opened lately into a menu of their own, as they are when it is looked at."""
    menu = file.addMenu(translate("Menus", "Rece&nt drafts"))

    def fill() -> None:
        menu.clear()
        for name, open_it in do.recent():
            _add(menu, name.replace("&", "&&"), open_it)
        menu.setEnabled(not menu.isEmpty())

    file.aboutToShow.connect(fill)


def _view(window: QMainWindow, do: Doings) -> tuple[QAction, ...]:
    menu = window.menuBar().addMenu(translate("Menus", "&View"))
    merchant = _add(menu, translate("Menus", "Side: &merchant"), do.merchant, "Ctrl+1")
    vendor = _add(menu, translate("Menus", "Side: &vendor"), do.vendor, "Ctrl+2")
    both = _add(menu, translate("Menus", "&Both sides, side by side"), do.both, "Ctrl+3")
    menu.addSeparator()
    tabs = (
        _add(menu, translate("Menus", "&Checklist"), lambda: do.tab(0), "Alt+1"),
        _add(menu, translate("Menus", "&Findings"), lambda: do.tab(1), "Alt+2"),
        _add(menu, translate("Menus", "C&lauses"), lambda: do.tab(2), "Alt+3"),
    )
    menu.addSeparator()
    sizes = (
        _add(menu, translate("Menus", "Lar&ger text"), do.larger, "Ctrl++", "Ctrl+="),
        _add(menu, translate("Menus", "&Smaller text"), do.smaller, "Ctrl+-"),
        _add(menu, translate("Menus", "Reset text si&ze"), do.as_at_first, "Ctrl+0"),
        _add(menu, translate("Menus", "Show or accept &tracked changes"), do.revisions, "Ctrl+R"),
        _add(menu, translate("Menus", "Show or hide the c&onclusion"), do.head, "Ctrl+H"),
    )
    return (merchant, vendor, both, *tabs, *sizes)


def _go(window: QMainWindow, do: Doings, can: Possible) -> tuple[QAction, ...]:
    menu = window.menuBar().addMenu(translate("Menus", "&Go"))
    findings = (
        _add(menu, translate("Menus", "&Next finding"), do.next_finding, "F8"),
        _add(menu, translate("Menus", "&Previous finding"), do.previous_finding, "Shift+F8"),
    )
    menu.addSeparator()
    panes = (
        _add(menu, translate("Menus", "Next p&ane"), do.next_pane, "F6"),
        _add(menu, translate("Menus", "Previous pan&e"), do.previous_pane, "Shift+F6"),
    )
    menu.addSeparator()
    finding = (
        _add(menu, translate("Menus", "&Find in the draft"), do.find, "Ctrl+F"),
        _add(menu, translate("Menus", "&Search the list"), do.search, "Ctrl+Shift+F"),
        _add(menu, translate("Menus", "Copy th&is finding"), do.copy_finding, "Ctrl+Alt+C", when=can.finding),
        _add(menu, translate("Menus", "&Copy the model wording"), do.copy_wording, "Ctrl+Shift+C", when=can.wording),
    )
    return (*findings, *panes, *finding)


def _decide(window: QMainWindow, do: Doings, can: Possible) -> tuple[QAction, ...]:
    menu = window.menuBar().addMenu(translate("Menus", "&Decide"))
    verdicts = (
        _add(
            menu,
            translate("Menus", "&Accept or withdraw acceptance"),
            do.accept,
            "Ctrl+Return",
            "Ctrl+Enter",
            when=can.rate,
        ),
        _add(menu, translate("Menus", "&Dismiss…"), do.dismiss, "Del", when=can.decide),
        _add(menu, translate("Menus", "Withdra&w dismissal"), do.restore, "Shift+Del", when=can.restore),
        _add(menu, translate("Menus", "N&ote…"), do.note, "Ctrl+M", when=can.note),
    )
    menu.addSeparator()
    severities = (
        _add(menu, translate("Menus", "Set severity: &high"), lambda: do.rate(Severity.HIGH), when=can.rate),
        _add(menu, translate("Menus", "Set severity: &medium"), lambda: do.rate(Severity.MEDIUM), when=can.rate),
        _add(menu, translate("Menus", "Set severity: &low"), lambda: do.rate(Severity.LOW), when=can.rate),
        _add(menu, translate("Menus", "Severity as originally &found"), lambda: do.rate(None), when=can.rate),
    )
    menu.addSeparator()
    steps = (
        _add(menu, translate("Menus", "&Undo the last decision"), do.undo, "Ctrl+Z", when=can.undo),
        _add(menu, translate("Menus", "&Redo"), do.redo, "Ctrl+Shift+Z", "Ctrl+Y", when=can.redo),
    )
    return (*verdicts, *severities, *steps)


def _help(window: QMainWindow, do: Doings) -> tuple[QAction, ...]:
    menu = window.menuBar().addMenu(translate("Menus", "&Help"))
    _add(menu, translate("Menus", "&Keyboard shortcuts"), do.shortcuts, "F1")
    _add(menu, translate("Menus", "&About csreview"), do.about)
    return ()


def _add(
    menu: QMenu, text: str, do: Callable[[], object], *keys: str, when: Callable[[], bool] | None = None
) -> QAction:
    action = menu.addAction(text)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.triggered.connect(lambda _checked=False: do())
    if when is not None:
        _grey_out(menu, action, when)
    return action


def _grey_out(menu: QMenu, action: QAction, when: Callable[[], bool]) -> None:
    """Grey an action out where it could do nothing, as long as the menu is open: its keys then simply do nothing."""
    greyed: list[QAction] = []

    def look() -> None:
        if action.isEnabled() and not when():
            action.setEnabled(False)
            greyed.append(action)

    def forget() -> None:
        while greyed:
            greyed.pop().setEnabled(True)

    menu.aboutToShow.connect(look)
    menu.aboutToHide.connect(forget)
