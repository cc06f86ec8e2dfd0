"""Findings as Word comments in a copy of the draft, each on exactly its words."""

from csreview.annotating.annotate import AUTHOR, Choice, annotate

__all__ = ["AUTHOR", "Choice", "annotate"]
