"""Colours and type of the window: two tables of our own for severities, everything else through QPalette."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from csreview.model import Severity, Status

THEMES = ("system", "light", "dark")

SANS = ("PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")
SERIF = ("Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", "SimSun")


@dataclass(frozen=True, slots=True)
class Tone:
    """One meaning's colours: `ink` to write with, `tint` behind ordinary text, `strong` behind the chosen place."""

    ink: str
    tint: str
    strong: str


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme's table: tones by severity, for what is in order and what is neutral, and for tracked changes."""

    high: Tone
    medium: Tone
    low: Tone
    met: Tone
    neutral: Tone
    inserted: str
    deleted: str
    line: str
    faint: str

    def severity(self, severity: Severity | None) -> Tone:
        """Return the tone of a severity; of what has none, the neutral tone."""
        tones = {Severity.HIGH: self.high, Severity.MEDIUM: self.medium, Severity.LOW: self.low}
        return tones[severity] if severity is not None else self.neutral

    def outcome(self, status: Status, severity: Severity | None) -> Tone:
        """Return the tone of an outcome: that of its severity while it is open."""
        return self.met if status is Status.MET else self.severity(severity)


LIGHT = Colours(
    high=Tone("#b3261e", "#fde9e7", "#f8bfb9"),
    medium=Tone("#8a4b00", "#fdf1da", "#f6d695"),
    low=Tone("#1f5f8b", "#e5f0f9", "#b3d7f2"),
    met=Tone("#1b6e3c", "#e4f4ea", "#b2dfc3"),
    neutral=Tone("#58616d", "#eef0f3", "#d8dce2"),
    inserted="#1a56b8",
    deleted="#96363a",
    line="#dfe3e8",
    faint="#667080",
)

DARK = Colours(
    high=Tone("#ffaaa0", "#4a2724", "#7a362f"),
    medium=Tone("#f2c069", "#41331c", "#6a4f20"),
    low=Tone("#93cbf4", "#20374a", "#2d5776"),
    met=Tone("#8adaa7", "#1f3c2b", "#2c6042"),
    neutral=Tone("#b0b8c3", "#30343b", "#474d57"),
    inserted="#8fb8ff",
    deleted="#f0a3a3",
    line="#383d45",
    faint="#9aa3b0",
)

_LIGHT_ROLES = {
    QPalette.ColorRole.Window: "#f5f6f8",
    QPalette.ColorRole.WindowText: "#1f2328",
    QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: "#f8f9fb",
    QPalette.ColorRole.Text: "#1f2328",
    QPalette.ColorRole.Button: "#fbfbfc",
    QPalette.ColorRole.ButtonText: "#1f2328",
    QPalette.ColorRole.BrightText: "#ffffff",
    QPalette.ColorRole.ToolTipBase: "#2a2f37",
    QPalette.ColorRole.ToolTipText: "#f4f5f7",
    QPalette.ColorRole.PlaceholderText: "#687280",
    QPalette.ColorRole.Highlight: "#2a5bc0",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Accent: "#2a5bc0",
    QPalette.ColorRole.Link: "#2a5bc0",
    QPalette.ColorRole.LinkVisited: "#2a5bc0",
    QPalette.ColorRole.Light: "#ffffff",
    QPalette.ColorRole.Midlight: "#eef0f3",
    QPalette.ColorRole.Mid: "#c9ced6",
    QPalette.ColorRole.Dark: "#a3abb6",
    QPalette.ColorRole.Shadow: "#8a929d",
}

_DARK_ROLES = {
    QPalette.ColorRole.Window: "#1b1d21",
    QPalette.ColorRole.WindowText: "#e4e7eb",
    QPalette.ColorRole.Base: "#23262b",
    QPalette.ColorRole.AlternateBase: "#282b31",
    QPalette.ColorRole.Text: "#e4e7eb",
    QPalette.ColorRole.Button: "#2b2f35",
    QPalette.ColorRole.ButtonText: "#e4e7eb",
    QPalette.ColorRole.BrightText: "#ffffff",
    QPalette.ColorRole.ToolTipBase: "#3a3f47",
    QPalette.ColorRole.ToolTipText: "#f0f2f4",
    QPalette.ColorRole.PlaceholderText: "#98a1ad",
    QPalette.ColorRole.Highlight: "#3566c4",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Accent: "#8db4ff",
    QPalette.ColorRole.Link: "#8db4ff",
    QPalette.ColorRole.LinkVisited: "#8db4ff",
    QPalette.ColorRole.Light: "#3a3f47",
    QPalette.ColorRole.Midlight: "#31353c",
    QPalette.ColorRole.Mid: "#4a505a",
    QPalette.ColorRole.Dark: "#15171a",
    QPalette.ColorRole.Shadow: "#0e0f11",
}

_WRITING = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette(dark: bool) -> QPalette:
    """Return the window's palette for the light or the dark theme."""
    made = QPalette()
    for role, colour in (_DARK_ROLES if dark else _LIGHT_ROLES).items():
        made.setColor(role, QColor(colour))
    for role in _WRITING:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor("#7d8591" if dark else "#8b93a0"))
    return made


def is_dark(shown: QPalette) -> bool:
    """Tell whether a palette writes light on dark."""
    text, window = QPalette.ColorRole.WindowText, QPalette.ColorRole.Window
    return bool(shown.color(text).lightness() > shown.color(window).lightness())


def colours(shown: QPalette) -> Colours:
    """Return our table of colours that goes with a palette."""
    return DARK if is_dark(shown) else LIGHT


def wants_dark(theme: str, scheme: Qt.ColorScheme, standard: QPalette) -> bool:
    """Tell whether a theme ("system", "light", "dark") means dark, given what the system says and its own palette."""
    if theme != "system":
        return theme == "dark"
    return scheme is Qt.ColorScheme.Dark if scheme is not Qt.ColorScheme.Unknown else is_dark(standard)


def apply(app: QApplication, theme: str) -> None:
    """Put a theme on the application."""
    scheme = QGuiApplication.styleHints().colorScheme()
    app.setPalette(palette(wants_dark(theme, scheme, app.style().standardPalette())))


def family(app_font: QFont, families: tuple[str, ...]) -> QFont:
    """Return the font with Chinese families before its own, so that Chinese glyphs are the mainland's."""
    font = QFont(app_font)
    font.setFamilies([*families, *app_font.families()])
    return font


def sized(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return the font at `factor` of its size, in semi-bold if asked."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * factor)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it (relative luminance)."""
    low, high = sorted((_luminance(QColor(first)), _luminance(QColor(second))))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
