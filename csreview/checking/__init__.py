"""Checks on an agreement: requirements, wording, blanks, consistency, risks; one module per kind of check."""

from csreview.checking.review import Checked, check, review_for
from csreview.checking.wording import LanguageData

__all__ = ["Checked", "LanguageData", "check", "review_for"]
