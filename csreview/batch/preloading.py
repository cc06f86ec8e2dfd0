"""Imported by the fork server before the first worker: what every review needs is then loaded once and shared by all.

Nothing else may import this module; importing it takes as long as a first review.
"""

from __future__ import annotations

import gc

from csreview import pattern_cache

pattern_cache.install()  # before anything compiles patterns

from csreview import pipeline  # noqa: E402
from csreview.batch import reviewing  # noqa: E402

reviewing.warm(pipeline.DEFAULT_CHECKLIST)
# What is loaded by now stays for good: left out of every later collection, its pages are never written to and so never
# copied into the workers.
gc.collect()
gc.freeze()
