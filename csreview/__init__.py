"""csreview reviews Chinese draft agreements for outsourced e-commerce customer service.

The public interface is four verbs, each taking and returning frozen values of `csreview.model`:
`read(path) → Draft`, `segment(draft) → Agreement`, `load(checklist) → Checklist`, `check(…) → Review`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["__version__", "check", "load", "read", "segment"]

if TYPE_CHECKING:
    from csreview.pipeline import check, load, read, segment


def __getattr__(name: str) -> object:
    """Load the pipeline only when one of its verbs is asked for: most of the package's users need one part of it."""
    if name in {"check", "load", "read", "segment"}:
        return getattr(importlib.import_module("csreview.pipeline"), name)
    raise AttributeError(f"module 'csreview' has no attribute {name!r}")
