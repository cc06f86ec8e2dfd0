"""A draft cut into clauses: labels, headings, roles, tables, annexes, parties, and what kind of agreement it is."""

from csreview.segmenting.kind import AgreementKind, kind_of
from csreview.segmenting.segment import segment

__all__ = ["AgreementKind", "kind_of", "segment"]
