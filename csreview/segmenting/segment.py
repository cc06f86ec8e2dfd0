"""Cut a draft into clauses and find out who its parties are."""

from __future__ import annotations

from dataclasses import replace

from csreview.model import Agreement, Draft
from csreview.segmenting.assembling import assemble
from csreview.segmenting.headings import unnumbered
from csreview.segmenting.kind import kind_of
from csreview.segmenting.nodes import nodes
from csreview.segmenting.numbering import labels
from csreview.segmenting.parties import find_parties
from csreview.segmenting.roles import plan
from csreview.segmenting.tables import row_headings, row_labels
from csreview.segmenting.units import units


def segment(draft: Draft) -> Agreement:
    """Return the draft as an agreement: its clauses, in document order, its title, parties and kind.

    The clauses partition what was read: every character of a block that is neither a label, nor a mark beside one,
    nor a margin is in exactly one clause. Nothing is raised; a draft without text gives no clauses.
    """
    found = units(draft)
    typed = labels(found)
    in_rows = row_labels(found, typed)
    numbers = tuple(in_rows.get(index, label) for index, label in enumerate(typed))
    planned = plan(found, numbers, unnumbered(found, numbers) | row_headings(found, numbers))
    clauses = assemble(nodes(found, numbers, planned))
    agreement = Agreement(draft, planned.title, clauses, find_parties(clauses))
    return replace(agreement, kind=kind_of(agreement))
