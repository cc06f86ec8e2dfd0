"""Folding of width and look, one code point for one, so that offsets in the folded text are those of the source."""

from __future__ import annotations

import re

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOOKS = {
    "\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ",
    "￥": "¥", "﹪": "%", "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "﹣": "-", "〜": "~",
    "“": '"', "”": '"', "「": '"', "」": '"', "‘": "'", "’": "'", "︰": ":", "∶": ":", "﹔": ";", "〇": "零",
    "≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤", "☐": "□", "▢": "□", "◻": "□", "☒": "☑", "√": "☑", "✓": "☑", "✔": "☑",
    "＿": "_",
}  # fmt: skip
_MEANT = {chr(seen): chr(meant) for seen, meant in _FULL_WIDTH.items()} | _LOOKS
_SEEN = re.compile(f"[{''.join(map(re.escape, _MEANT))}]")


def fold(text: str) -> str:
    """Return `text` with full-width letters, digits and punctuation as half-width ones, and look-alikes as one form.

    。 and 、 stay. The result has the same length: offsets (code points) hold in both.
    """
    if not _SEEN.search(text):  # as where it was folded before
        return text
    return _SEEN.sub(_meant, text)  # quicker than `str.translate`, which looks every character up


def _meant(match: re.Match[str]) -> str:
    return _MEANT[match.group()]
