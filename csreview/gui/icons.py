"""Our own SVG icons, painted in whatever colour the place needs."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from csreview.places import resources

_RATIO = 3  # drawn this much larger, so that it stays sharp on screens scaled up to 300 %


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return the icon of that name in a colour (#rrggbb), `size` pixels of the window's own measure square."""
    image = QImage(QSize(size, size) * _RATIO, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    _renderer(name, colour).render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(_RATIO)
    return QPixmap.fromImage(image)


@lru_cache(maxsize=256)
def icon(name: str, colour: str) -> QIcon:
    """Return the icon of that name in a colour (#rrggbb), for buttons and menus."""
    made = QIcon()
    for size in (16, 20, 24, 32, 64):
        made.addPixmap(pixmap(name, colour, size))
    return made


def clear() -> None:
    """Forget every picture; before the application ends, since Qt must still be there when they go."""
    pixmap.cache_clear()
    icon.cache_clear()


def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
