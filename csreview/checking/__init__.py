"""Checks on an agreement: requirements, wording, blanks, consistency, risks; one module per kind of check."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csreview.checking.review import Checked, check, review_for
    from csreview.checking.wording import LanguageData

__all__ = ["Checked", "LanguageData", "check", "review_for"]
_HOMES = {"Checked": "review", "check": "review", "review_for": "review", "LanguageData": "wording"}


def __getattr__(name: str) -> object:
    """Load the checks only when one is asked for: the window applies decisions, and its own process checks nothing."""
    if name in _HOMES:
        return getattr(importlib.import_module(f"csreview.checking.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'csreview.checking' has no attribute {name!r}")
