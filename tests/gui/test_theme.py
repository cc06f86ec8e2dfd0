from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from csreview.gui import theme
from csreview.gui.dialogs import ShortcutsDialog, TraceDialog
from csreview.gui.report_dialog import Matter, ReportDialog
from csreview.gui.theme import DARK, LIGHT, Colours, contrast
from csreview.gui.widgets import in_sight
from tests.gui.factory import merchant_review

pytestmark = pytest.mark.usefixtures("qapp")
BOTH = [(LIGHT, False), (DARK, True)]
ROLE = QPalette.ColorRole


def _tones(colours: Colours) -> list[theme.Tone]:
    return [colours.high, colours.medium, colours.low, colours.met, colours.neutral]


@pytest.mark.parametrize(("colours", "dark"), BOTH)
def test_every_ink_can_be_read_on_every_ground_it_stands_on(colours: Colours, dark: bool) -> None:
    shown = theme.palette(dark)
    grounds = [shown.color(role).name() for role in (ROLE.Window, ROLE.Base)]
    for tone in _tones(colours):
        for ground in [*grounds, tone.tint, colours.neutral.tint]:
            assert contrast(tone.ink, ground) >= 4.5, (tone.ink, ground)


@pytest.mark.parametrize(("colours", "dark"), BOTH)
def test_the_drafts_words_can_be_read_on_every_highlight(colours: Colours, dark: bool) -> None:
    shown = theme.palette(dark)
    for tone in _tones(colours):
        for ground in (tone.tint, tone.strong):
            assert contrast(shown.color(ROLE.Text).name(), ground) >= 4.5
        assert contrast(colours.inserted, tone.tint) >= 4.5
        assert contrast(colours.deleted, tone.tint) >= 4.5


@pytest.mark.parametrize(("colours", "dark"), BOTH)
def test_the_palettes_own_pairs(colours: Colours, dark: bool) -> None:
    shown = theme.palette(dark)
    pairs = [
        (ROLE.WindowText, ROLE.Window),
        (ROLE.Text, ROLE.Base),
        (ROLE.ButtonText, ROLE.Button),
        (ROLE.PlaceholderText, ROLE.Base),
        (ROLE.PlaceholderText, ROLE.Window),
        (ROLE.HighlightedText, ROLE.Highlight),
        (ROLE.ToolTipText, ROLE.ToolTipBase),
        (ROLE.Link, ROLE.Base),
    ]
    for ink, ground in pairs:
        assert contrast(shown.color(ink).name(), shown.color(ground).name()) >= 4.5, (ink, ground)
    for ink in (colours.inserted, colours.deleted, colours.faint):
        assert contrast(ink, shown.color(ROLE.Base).name()) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_which_theme_is_meant() -> None:
    scheme = Qt.ColorScheme
    assert theme.wants_dark("dark", scheme.Light, theme.palette(dark=False))
    assert not theme.wants_dark("light", scheme.Dark, theme.palette(dark=True))
    assert theme.wants_dark("system", scheme.Dark, theme.palette(dark=False))
    assert theme.wants_dark("system", scheme.Unknown, theme.palette(dark=True))
    assert not theme.wants_dark("system", scheme.Unknown, theme.palette(dark=False))


def test_our_table_goes_with_the_palette() -> None:
    assert theme.colours(theme.palette(dark=True)) is DARK
    assert theme.colours(theme.palette(dark=False)) is LIGHT


def test_a_dialog_is_never_larger_than_its_screen(qtbot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    room = widget.screen().availableSize()
    assert in_sight(widget, QSize(100, 100)) == QSize(100, 100)
    assert in_sight(widget, QSize(100, 9000)) == QSize(100, room.height() - 48)
    for dialog in (ShortcutsDialog(), TraceDialog("一\n二"), ReportDialog(Matter(merchant_review()), "docx", "lawyer")):
        qtbot.addWidget(dialog)
        assert dialog.width() <= room.width()
        assert dialog.height() <= room.height()
        dialog.reject()
