"""A point as text to paste into a message, a mail or a table."""

from __future__ import annotations

from csreview.gui import words
from csreview.gui.findings_model import place
from csreview.gui.page import places_of, title_of
from csreview.gui.quote import laid_out
from csreview.gui.session import outcome_of
from csreview.model import Finding, Review
from csreview.reporting.labels import labels


def finding_text(review: Review, finding: Finding) -> str:
    """Return a finding in a few lines, as the reports name its parts: subject and place, problem, quotes, remedy, wording,
    authority.
    """
    outcome = outcome_of(review, finding.requirement)
    title = title_of(finding, outcome)
    where = place(review, finding)
    named = labels(words.language())
    said = {
        "message": finding.message.removeprefix(f"{title}："),
        "quote": "".join(f"“{laid_out(each.quote)}”" for each in places_of(finding, None)),
        "remedy": finding.remedy,
        "wording": outcome.wording if outcome is not None else "",
        "authority": "；".join(outcome.authority) if outcome is not None else "",
    }
    head = f"【{words.severity(finding.severity)}】{title}{f'（{where}）' if where else ''}"
    return "\n".join((head, *(f"{named[key]}{named['separator']}{text}" for key, text in said.items() if text)))
