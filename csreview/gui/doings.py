"""What the window's menus call."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from csreview.gui import dialogs
from csreview.gui.menus import Doings, Possible
from csreview.model import Side

if TYPE_CHECKING:
    from csreview.gui.window import Window


def doings_of(window: Window) -> Doings:
    """Return what a window's menus call."""
    desk, deciding = window.desk, window.deciding
    return Doings(
        open=window.ask_draft,
        recent=lambda: [(Path(r.path).name, partial(window.open_draft, Path(r.path))) for r in window.empty.recent],
        start=window.show_start,
        folder=window.portfolio.ask,
        portfolio=window.portfolio.show_again,
        compare=window.versions.ask,
        comparison=window.versions.show_again,
        reload=window.reload,
        edit=window.edit,
        export=window.export,
        settings=window.ask_settings,
        quit=window.close,
        merchant=lambda: window.take_side(Side.MERCHANT),
        vendor=lambda: window.take_side(Side.VENDOR),
        both=desk.both_button.toggle,
        annex=window.add_annex,
        next_finding=lambda: window.walk(1),
        previous_finding=lambda: window.walk(-1),
        next_pane=lambda: desk.cycle(1),
        previous_pane=lambda: desk.cycle(-1),
        tab=desk.navigator.turn_to,
        search=lambda: desk.navigator.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
        find=desk.draft.begin_find,
        larger=lambda: desk.draft.zoom_by(1),
        smaller=lambda: desk.draft.zoom_by(-1),
        as_at_first=lambda: desk.draft.zoom_by(0),
        copy_finding=lambda: desk.in_detail().copy_finding(),
        copy_wording=lambda: desk.in_detail().copy_wording(),
        revisions=desk.draft.revisions.toggle,
        head=desk.toggle_head,
        shortcuts=lambda: dialogs.ShortcutsDialog.tell(window),
        accept=deciding.accept,
        dismiss=deciding.dismiss,
        restore=deciding.restore,
        note=deciding.note,
        rate=deciding.rate,
        undo=deciding.undo,
        redo=deciding.redo,
        about=lambda: dialogs.AboutDialog.tell(dialogs.version(), window),
    )


def possible_in(window: Window) -> Possible:
    """Return what a window's menus ask before they offer something."""
    session, deciding = window.session, window.deciding
    return Possible(
        back=lambda: window.portfolio.folder is not None,
        file=lambda: session.path is not None and session.text is None,
        comparison=lambda: bool(session.meanings),
        decide=lambda: deciding.can_dismiss,
        restore=lambda: deciding.can_restore,
        note=lambda: deciding.can_note,
        rate=lambda: deciding.can_rate,
        undo=lambda: deciding.can_undo,
        redo=lambda: bool(session.undone),
        finding=lambda: window.desk.in_detail().finding_button is not None,
        wording=lambda: window.desk.in_detail().copy_button is not None,
    )
