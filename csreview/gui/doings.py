"""What the window's menus call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from csreview.gui import dialogs
from csreview.gui.menus import Doings
from csreview.model import Side

if TYPE_CHECKING:
    from csreview.gui.window import Window


def doings_of(window: Window) -> Doings:
    """Return what a window's menus call."""
    desk, deciding = window.desk, window.deciding
    return Doings(
        open=window.ask_draft,
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
        copy_wording=desk.detail.copy_wording,
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
