"""Fusion with three of its parts drawn anew: boxes to tick, rounds to choose by and fields, not to be seen on dark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

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
        elif element == _Element.PE_PanelLineEdit:
            _draw_field(option, painter)
        else:
            super().drawPrimitive(element, option, painter, widget)

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
