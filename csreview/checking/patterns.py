"""Moved to csreview.language.patterns."""

from csreview.language.patterns import *  # noqa: F403
from csreview.language.patterns import Hit, Pattern, expand, first_hit, pattern, unfilled  # noqa
