"""The window's words for the values of a review, in the interface's language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from csreview.gui.filters import Sureness
from csreview.gui.reviewer import Step
from csreview.gui.session import Verdict
from csreview.model import ElementStatus, Kind, Need, Part, Ruling, Severity, Side, Status
from csreview.reporting import Format
from csreview.reporting.labels import labels

_SIDES = {
    Side.MERCHANT: QT_TRANSLATE_NOOP("Words", "Merchant"),
    Side.VENDOR: QT_TRANSLATE_NOOP("Words", "Vendor"),
}
_STATUSES = {
    Status.MET: QT_TRANSLATE_NOOP("Words", "Met"),
    Status.PARTIAL: QT_TRANSLATE_NOOP("Words", "Incomplete"),
    Status.VAGUE: QT_TRANSLATE_NOOP("Words", "Vague"),
    Status.BLANK: QT_TRANSLATE_NOOP("Words", "To fill in"),
    Status.MISSING: QT_TRANSLATE_NOOP("Words", "Missing"),
    Status.NOT_APPLICABLE: QT_TRANSLATE_NOOP("Words", "Not applicable"),
}
_ELEMENTS = {
    ElementStatus.SPECIFIC: QT_TRANSLATE_NOOP("Words", "stated"),
    ElementStatus.VAGUE: QT_TRANSLATE_NOOP("Words", "stated loosely"),
    ElementStatus.BLANK: QT_TRANSLATE_NOOP("Words", "left blank"),
    ElementStatus.ABSENT: QT_TRANSLATE_NOOP("Words", "not found"),
}
_SEVERITIES = {
    Severity.HIGH: QT_TRANSLATE_NOOP("Words", "High"),
    Severity.MEDIUM: QT_TRANSLATE_NOOP("Words", "Medium"),
    Severity.LOW: QT_TRANSLATE_NOOP("Words", "Low"),
}
_KINDS = {
    Kind.GAP: QT_TRANSLATE_NOOP("Words", "Gap"),
    Kind.VAGUE: QT_TRANSLATE_NOOP("Words", "Vague wording"),
    Kind.BLANK: QT_TRANSLATE_NOOP("Words", "Blank"),
    Kind.RISK: QT_TRANSLATE_NOOP("Words", "Against your side"),
    Kind.CONSISTENCY: QT_TRANSLATE_NOOP("Words", "Contradiction or fault"),
}
_NEEDS = {
    Need.REQUIRED: QT_TRANSLATE_NOOP("Words", "Required for your side"),
    Need.RECOMMENDED: QT_TRANSLATE_NOOP("Words", "Recommended for your side"),
    Need.OPTIONAL: QT_TRANSLATE_NOOP("Words", "Optional for your side"),
}
_SURENESSES = {
    Sureness.SURE: QT_TRANSLATE_NOOP("Words", "Certain"),
    Sureness.DOUBTFUL: QT_TRANSLATE_NOOP("Words", "To be checked"),
    Sureness.AWAITING: QT_TRANSLATE_NOOP("Words", "Awaits an annex"),
}
_SURENESSES_TOLD = {
    Sureness.DOUBTFUL: QT_TRANSLATE_NOOP(
        "Words",
        "Inferred from weak cues in unusual wording, not from an exact rule: read the passage and judge for yourself.",
    ),
    Sureness.AWAITING: QT_TRANSLATE_NOOP(
        "Words", "The draft leaves this to {0}, which is not in the file; without it this point cannot be decided."
    ),
}
_RULINGS = {
    Ruling.ACCEPTED: QT_TRANSLATE_NOOP("Words", "accepted"),
    Ruling.DISMISSED: QT_TRANSLATE_NOOP("Words", "dismissed"),
    Ruling.NOTE: QT_TRANSLATE_NOOP("Words", "with a note"),
    Ruling.SEVERITY: QT_TRANSLATE_NOOP("Words", "severity set by you"),
}
_STEPS = {
    Step.READ: QT_TRANSLATE_NOOP("Words", "Read the draft"),
    Step.SEGMENT: QT_TRANSLATE_NOOP("Words", "Find clauses and parties"),
    Step.LOAD: QT_TRANSLATE_NOOP("Words", "Load the checklist"),
    Step.CHECK: QT_TRANSLATE_NOOP("Words", "Check point by point"),
    Step.SETTLE: QT_TRANSLATE_NOOP("Words", "Sort the findings"),
}
_AUDIENCES = {
    "lawyer": QT_TRANSLATE_NOOP("Words", "Lawyer: every finding with its legal basis"),
    "manager": QT_TRANSLATE_NOOP("Words", "Manager: what it means for the business"),
    "sales": QT_TRANSLATE_NOOP("Words", "Sales: what to negotiate"),
    "counterpart": QT_TRANSLATE_NOOP("Words", "Other side: a letter with proposed changes"),
}
_FORMATS = {
    "docx": QT_TRANSLATE_NOOP("Words", "Word report"),
    "pdf": QT_TRANSLATE_NOOP("Words", "PDF report"),
    "html": QT_TRANSLATE_NOOP("Words", "Web page"),
    "xlsx": QT_TRANSLATE_NOOP("Words", "Excel list"),
    "markdown": QT_TRANSLATE_NOOP("Words", "Markdown report"),
    "json": QT_TRANSLATE_NOOP("Words", "JSON data"),
}
_VERDICTS = {
    Verdict.FOREIGN: QT_TRANSLATE_NOOP("Words", "Not an agreement of this kind"),
    Verdict.STOP: QT_TRANSLATE_NOOP("Words", "Do not sign yet"),
    Verdict.AMEND: QT_TRANSLATE_NOOP("Words", "Amend before signing"),
    Verdict.READY: QT_TRANSLATE_NOOP("Words", "No obstacle to signing found"),
}
_PARTS = {
    Part.TEXT_BOX: QT_TRANSLATE_NOOP("Words", "Text box"),
    Part.HEADER: QT_TRANSLATE_NOOP("Words", "Page header"),
    Part.FOOTER: QT_TRANSLATE_NOOP("Words", "Page footer"),
    Part.FOOTNOTE: QT_TRANSLATE_NOOP("Words", "Footnote"),
    Part.ENDNOTE: QT_TRANSLATE_NOOP("Words", "Endnote"),
}


def _word(source: object) -> str:
    return QCoreApplication.translate("Words", str(source))


def side(value: Side) -> str:
    """Return the word for a side."""
    return _word(_SIDES[value])


def status(value: Status) -> str:
    """Return the word for an outcome's status."""
    return _word(_STATUSES[value])


def element(value: ElementStatus) -> str:
    """Return the word for how an element was found."""
    return _word(_ELEMENTS[value])


def severity(value: Severity) -> str:
    """Return the word for a severity."""
    return _word(_SEVERITIES[value])


def kind(value: Kind) -> str:
    """Return the word for a kind of finding."""
    return _word(_KINDS[value])


def need(value: Need) -> str:
    """Return the words for what a requirement is to the side."""
    return _word(_NEEDS[value])


def ruling(value: Ruling) -> str:
    """Return the word for what was decided."""
    return _word(_RULINGS[value])


def step(value: Step) -> str:
    """Return the words for a step of opening a draft."""
    return _word(_STEPS[value])


def audience(value: str) -> str:
    """Return the words for a report's reader; one that is not known stays as it is."""
    return _word(_AUDIENCES[value]) if value in _AUDIENCES else value


def format_(value: Format) -> str:
    """Return the words for a report's format, with the suffix of its files."""
    return f"{_word(_FORMATS[value.id]) if value.id in _FORMATS else value.name} (*{value.suffix})"


def language() -> str:
    """Return the language that the window speaks, "zh" or "en"."""
    return "zh" if QLocale().language() is QLocale.Language.Chinese else "en"


def check(rule: str) -> str:
    """Return what the check behind a finding is about, "" for the rule of a requirement, of wording or of a blank."""
    return labels(language()).get(rule, "")


def sureness(value: Sureness) -> str:
    """Return the words for what a point rests on."""
    return _word(_SURENESSES[value])


def sureness_told(value: Sureness, annexes: Sequence[str]) -> str:
    """Return the sentence that says what that means for the reader, naming the annexes awaited; "" for what is sure."""
    if value is Sureness.SURE:
        return ""
    return _word(_SURENESSES_TOLD[value]).format(_word(QT_TRANSLATE_NOOP("Words", ", ")).join(annexes))


def verdict(value: Verdict) -> str:
    """Return the words for the verdict."""
    return _word(_VERDICTS[value])


def part(value: Part) -> str:
    """Return the word for a part of the file; "" for its body."""
    return _word(_PARTS[value]) if value in _PARTS else ""
