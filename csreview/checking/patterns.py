"""Moved to csreview.language.patterns."""

from csreview.language.patterns import *  # noqa: F403
from csreview.language.patterns import first_hit, pattern, unfilled, expand, Hit, Pattern  # noqa
