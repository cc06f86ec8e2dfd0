"""The product's data files, written in TOML: Python's own reader is slow, so that what it read once is remembered."""

from __future__ import annotations

import hashlib
from typing import Any

known: dict[bytes, dict[str, Any]] = {}
"""The tables read so far, by the digest of their file. `pattern_cache` keeps them between runs."""


def table_of(content: bytes) -> dict[str, Any]:
    """Return the table in the content of a TOML file; it is shared and must not be changed.

    Raises UnicodeDecodeError, tomllib.TOMLDecodeError.
    """
    digest = hashlib.sha256(content).digest()
    if digest not in known:
        import tomllib  # noqa: PLC0415 - most runs find all tables kept

        known[digest] = tomllib.loads(content.decode("utf-8"))
    return known[digest]
