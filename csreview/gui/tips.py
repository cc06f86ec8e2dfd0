"""Text under the pointer, shown as it is: Qt would take anything that looks like markup for markup."""

from __future__ import annotations

import html


def plain(text: str) -> str:
    """Return markup that shows a text word for word, wrapped; "" stays ""."""
    return f"<qt>{html.escape(text)}</qt>".replace("\n", "<br>") if text else ""
