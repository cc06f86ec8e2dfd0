"""Glyphs of the symbol fonts as the Unicode characters that they look like."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EMPTY_BOX, TICKED_BOX, CROSSED_BOX = "☐", "☑", "☒"
UNKNOWN = "\ufffd"
"""Stands for a glyph that is not known: a person sees something there."""

_SYMBOL = {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0xA2: "′", 0xA3: "≤",
    0xA4: "⁄", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→",
    0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD2: "®",
    0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓",
    0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_GREEK = dict(zip(b"abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True)) | dict(
    zip(b"ABGDEZHQIKLMNXOPRSTUFCYW", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", strict=True)
)
_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "☐",
    0x70: "☐", 0x71: "☐", 0x72: "☐", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: "☒", 0x9F: "•",
    0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDB: "←",
    0xDC: "→", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
    **{0x81 + i: chr(0x2460 + i) for i in range(10)}, **{0x8C + i: chr(0x2776 + i) for i in range(10)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "⊗", 0x56: "⊗", 0x97: "●", 0x98: "●",
    0x99: "○", 0x9A: "○", 0xA2: "■", 0xA3: "☐", 0xA4: "☐", 0xA5: "☐", 0xAE: "◆", 0xAF: "◇",
    **{0x69 + i: chr(0x2460 + i) for i in range(10)}, **{0x76 + i: chr(0x2776 + i) for i in range(10)},
}  # fmt: skip
_WINGDINGS_3 = {0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x7D: "▶", 0x84: "◀", 0x70: "▲", 0x71: "▼"}
_WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x34: "▶", 0x36: "▼", 0x35: "▲"}
_FONTS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        "symbol": _GREEK | _SYMBOL,
        "wingdings": _WINGDINGS,
        "wingdings 2": _WINGDINGS_2,
        "wingdings 3": _WINGDINGS_3,
        "webdings": _WEBDINGS,
    }
)
_ASCII_KEPT = frozenset(" .,;:()[]0123456789+=<>/%")
"""What the Symbol font shows like any other font."""


def is_symbol_font(font: str) -> bool:
    """Tell whether letters in that font are pictures."""
    return font.lower() in _FONTS


def symbol(font: str, code: int) -> str:
    """Return the character that the glyph `code` of a font looks like; codes F000 to F0FF mean 00 to FF (17.3.3.30)."""
    if not 0 <= code < 0x110000:
        return UNKNOWN
    glyphs = _FONTS.get(font.lower())
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if glyphs is None:
        return chr(code) if chr(code).isprintable() else UNKNOWN
    if low in glyphs:
        return glyphs[low]
    return chr(low) if font.lower() == "symbol" and chr(low) in _ASCII_KEPT else UNKNOWN


def plain_symbols(text: str, font: str) -> str:
    """Return text set in `font` with its pictures as characters; text in an ordinary font stays as it is."""
    if is_symbol_font(font):
        return "".join(character if character.isspace() else symbol(font, ord(character)) for character in text)
    if any("\uf000" <= character <= "\uf0ff" for character in text):
        return "".join(_private(ord(c) - 0xF000) if "\uf000" <= c <= "\uf0ff" else c for c in text)
    return text


def _private(low: int) -> str:
    # A private code in an ordinary font was typed from a symbol font that has been lost; Wingdings is the usual one.
    return _WINGDINGS.get(low) or _SYMBOL.get(low) or UNKNOWN
