"""Fusion with some of its parts drawn anew, flat as the window's own: boxes to tick, rounds to choose by, fields,
buttons, lists to choose from, heads of tables.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QProxyStyle,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)

from csreview.gui.theme import colours

_Element = QStyle.PrimitiveElement
_HEAD_MARGIN = 8
_FIELD_AIR = 4  # beside the text of a field
_TICK = (QPointF(0.22, 0.52), QPointF(0.42, 0.72), QPointF(0.78, 0.3))


class Style(QProxyStyle):
    """The window's style."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Draw these ourselves, the rest as Fusion does."""
        if element == _Element.PE_IndicatorCheckBox:
            _draw_box(option, painter)
        elif element == _Element.PE_IndicatorRadioButton:
            _draw_round(option, painter)
        elif element == _Element.PE_PanelLineEdit or (
            element == _Element.PE_Frame and isinstance(widget, QPlainTextEdit)
        ):
            _draw_field(option, painter)
        elif element == _Element.PE_Frame and isinstance(widget, QScrollArea):
            _draw_ring(option, painter)
        elif element == _Element.PE_PanelButtonCommand:
            _draw_button(option, painter, default=isinstance(widget, QPushButton) and widget.isDefault())
        elif element != _Element.PE_FrameFocusRect or not isinstance(widget, QPushButton):  # a button has a ring
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Draw the ground of a table's head ourselves."""
        if element == QStyle.ControlElement.CE_HeaderSection:
            _draw_head(option, painter)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw lists to choose from ourselves; their text comes afterwards."""
        if control == QStyle.ComplexControl.CC_ComboBox:
            _draw_button(option, painter)
            _draw_arrow(option, painter)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Let the heads of tables stand above their cells' text."""
        if metric == QStyle.PixelMetric.PM_HeaderMargin:
            return _HEAD_MARGIN
        return int(super().pixelMetric(metric, option, widget))

    def subElementRect(self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None) -> QRect:
        """Let text not touch the edge of its field."""
        box: QRect = super().subElementRect(element, option, widget)  # type: ignore[arg-type]  # None is allowed
        air = _FIELD_AIR if element == QStyle.SubElement.SE_LineEditContents else 0
        return box.adjusted(air, 0, -air, 0)


def _draw_box(option: QStyleOption, painter: QPainter) -> None:
    shown = option.palette
    on = bool(option.state & QStyle.StateFlag.State_On)
    focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(option.rect.width(), option.rect.height()) - 2.0
    box = QRectF(option.rect.center().x() + 0.5 - side / 2, option.rect.center().y() + 0.5 - side / 2, side, side)
    accent = shown.color(QPalette.ColorRole.Accent)
    edge = accent if focus else QColor(colours(shown).neutral.ink)
    painter.setPen(QPen(shown.color(QPalette.ColorRole.Highlight) if on and not focus else edge, 1.3))
    painter.setBrush(shown.color(QPalette.ColorRole.Highlight if on else QPalette.ColorRole.Base))
    painter.drawRoundedRect(box, 3, 3)
    if on:
        painter.setPen(QPen(shown.color(QPalette.ColorRole.HighlightedText), 1.7))
        painter.drawPolyline([QPointF(box.left() + p.x() * side, box.top() + p.y() * side) for p in _TICK])
    painter.restore()


def _draw_round(option: QStyleOption, painter: QPainter) -> None:
    shown = option.palette
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = min(option.rect.width(), option.rect.height()) / 2 - 1
    middle = QPointF(option.rect.center()) + QPointF(0.5, 0.5)
    off = not option.state & QStyle.StateFlag.State_Enabled
    ink = shown.color(QPalette.ColorRole.Mid) if off else QColor(colours(shown).neutral.ink)
    focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    accent = shown.color(QPalette.ColorRole.Accent)
    painter.setPen(QPen(accent if focus else ink, 1.6 if focus else 1.3))
    painter.setBrush(shown.color(QPalette.ColorRole.Base))
    painter.drawEllipse(middle, radius, radius)
    if option.state & QStyle.StateFlag.State_On:
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(ink if off else accent)
        painter.drawEllipse(middle, radius * 0.55, radius * 0.55)
    painter.restore()


def _draw_button(option: QStyleOption, painter: QPainter, *, default: bool = False) -> None:
    """Draw a button's ground, ringed where it has the focus or is what Enter presses."""
    shown, state = option.palette, option.state
    tones = colours(shown).neutral
    focus = bool(state & QStyle.StateFlag.State_HasFocus)
    ringed = focus or (default and bool(state & QStyle.StateFlag.State_Enabled))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(shown.color(QPalette.ColorRole.Accent if ringed else QPalette.ColorRole.Mid), 1.6 if ringed else 1)
    )
    down = bool(state & (QStyle.StateFlag.State_Sunken | QStyle.StateFlag.State_On))
    over = bool(state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled)
    fill = QColor(tones.strong if down else tones.tint)
    painter.setBrush(fill if down or over else shown.color(QPalette.ColorRole.Button))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 5, 5)
    if focus and default:  # which Enter presses anyway: a second ring tells that Space would, too
        painter.drawRoundedRect(QRectF(option.rect).adjusted(4, 4, -4, -4), 3, 3)
    painter.restore()


def _draw_ring(option: QStyleOption, painter: QPainter) -> None:
    """Draw the frame of what scrolls: nothing but a ring while it has the focus."""
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.save()
        painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), 2))
        painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()


def _draw_arrow(option: QStyleOption, painter: QPainter) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours(option.palette).neutral.ink), 1.5))
    middle = QPointF(option.rect.right() - 12, option.rect.center().y() + 0.5)
    painter.drawPolyline([middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)])
    painter.restore()


def _draw_head(option: QStyleOption, painter: QPainter) -> None:
    shown, box = option.palette, QRectF(option.rect)
    line = QColor(colours(shown).line)
    painter.fillRect(box, shown.color(QPalette.ColorRole.Window))
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), line)
    painter.fillRect(QRectF(box.right() - 1, box.top() + 6, 1, box.height() - 12), line)


def _draw_field(option: QStyleOption, painter: QPainter) -> None:
    shown = option.palette
    focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = shown.color(QPalette.ColorRole.Accent) if focus else shown.color(QPalette.ColorRole.Mid)
    painter.setPen(QPen(edge, 1.6 if focus else 1.0))
    painter.setBrush(shown.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 5, 5)
    painter.restore()
