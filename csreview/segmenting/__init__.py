"""A draft cut into clauses: labels, headings, roles, tables, annexes, parties, and what kind of agreement it is."""

from csreview.segmenting.kind import kind_of
from csreview.segmenting.segment import segment

__all__ = ["kind_of", "segment"]
