"""Checks on an agreement: requirements, wording, blanks, consistency, risks; one module per kind of check."""

from csreview.checking.review import Checked, check, review_for

__all__ = ["Checked", "check", "review_for"]
