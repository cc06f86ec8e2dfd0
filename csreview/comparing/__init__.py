"""Two versions of a draft: clauses set against each other, what changed, what it means for one side."""

from csreview.comparing.compare import compare

__all__ = ["compare"]
