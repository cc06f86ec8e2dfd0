"""Folding of width and look, one code point for one, so that offsets in the folded text are those of the source."""

from __future__ import annotations

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOOKS = {
    "\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\t": "\t",
    "￥": "¥", "﹪": "%", "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "﹣": "-", "〜": "~",
    "“": '"', "”": '"', "「": '"', "」": '"', "‘": "'", "’": "'", "︰": ":", "∶": ":", "﹔": ";", "〇": "零",
    "≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤", "☐": "□", "▢": "□", "◻": "□", "☒": "☑", "√": "☑", "✓": "☑", "✔": "☑",
    "＿": "_",
}  # fmt: skip
_TABLE = _FULL_WIDTH | {ord(seen): ord(meant) for seen, meant in _LOOKS.items()}


def fold(text: str) -> str:
    """Return `text` with full-width letters, digits and punctuation as half-width ones, and look-alikes as one form.

    。 and 、 stay. The result has the same length: offsets (code points) hold in both.
    """
    return text.translate(_TABLE)
