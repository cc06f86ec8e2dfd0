from dataclasses import replace

from csreview.checking.candidates import Candidate
from csreview.checking.identity import Identities
from csreview.checking.settling import must_settle, settle
from csreview.model import ElementOutcome, ElementStatus, Evidence, Finding, Kind, Outcome, Severity, Span, Status
from tests.drafts import agreement

DRAFT = agreement("第一条 响应\n1. 乙方应及时响应。")
CLAUSE = next(c for c in DRAFT.clauses if "及时" in c.text)
AT = Span(CLAUSE.text.index("及时"), CLAUSE.text.index("及时") + 2)


def outcome(status: Status = Status.VAGUE) -> Outcome:
    evidence = (Evidence(CLAUSE.id, Span(0, len(CLAUSE.text)), CLAUSE.text),)
    return Outcome(
        "kpi.first-response",
        "kpi",
        "首次响应",
        status,
        Severity.HIGH,
        (),
        evidence,
        "“首次响应”没有写明时限。",
        "写明时限。",
        "【】",
        (),
    )


def candidate(kind: Kind, rule: str, severity: Severity = Severity.LOW, at: Span = AT) -> Candidate:
    return Candidate(kind, rule, severity, CLAUSE.id, at, "过于含糊。", "改为具体时限。")


def test_a_loose_phrase_in_a_requirements_evidence_carries_it() -> None:
    (finding,) = settle(DRAFT, [outcome()], [candidate(Kind.VAGUE, "wording.TIME.及时")])
    assert (finding.kind, finding.requirement, finding.severity) == (Kind.VAGUE, "kpi.first-response", Severity.HIGH)
    assert finding.also == ("kpi.first-response",)
    assert finding.quote == "及时"


def test_an_open_outcome_that_nothing_carries_is_a_gap() -> None:
    (finding,) = settle(DRAFT, [outcome(Status.MISSING)], [])
    assert (finding.kind, finding.rule, finding.clause, finding.span) == (Kind.GAP, "kpi.first-response", None, None)


def test_the_most_exact_of_overlapping_findings_stays() -> None:
    both = [candidate(Kind.RISK, "risk.x.y", Severity.HIGH), candidate(Kind.BLANK, "blank.other")]
    (finding,) = settle(DRAFT, [], both)
    assert (finding.kind, finding.severity, finding.also) == (Kind.BLANK, Severity.HIGH, ("risk.x.y",))


def test_two_loose_phrases_stay_two() -> None:
    other = candidate(Kind.VAGUE, "wording.x.y", at=Span(0, 2))
    assert len(settle(DRAFT, [], [candidate(Kind.VAGUE, "wording.TIME.及时"), other])) == 2


def test_a_contradiction_told_by_more_and_by_less_of_its_words_is_one() -> None:
    rule = "consistency.amount-arithmetic"
    long, short = Span(0, len(CLAUSE.text)), Span(1, 4)
    (finding,) = settle(DRAFT, [], [candidate(Kind.CONSISTENCY, rule, at=at) for at in (long, short)])
    assert finding.span == long
    other = candidate(Kind.CONSISTENCY, rule, at=Span(3, 6))
    assert len(settle(DRAFT, [], [candidate(Kind.CONSISTENCY, rule, at=short), other])) == 2  # neither holds the other


def test_nothing_open_gives_nothing() -> None:
    assert settle(DRAFT, [outcome(Status.MET)], []) == ()


def test_ids_survive_renumbering_and_tell_occurrences_apart() -> None:
    first, second = Identities(), Identities()
    assert first.next("r", "乙方 应及时", "及时") == second.next("r", "乙方应及时", "及时")
    assert first.next("r", "乙方应及时", "及时") != second.next("x", "乙方应及时", "及时")


def finding(
    identifier: str, requirement: str | None, kind: Kind = Kind.GAP, severity: Severity = Severity.HIGH
) -> Finding:
    return Finding(identifier, kind, "r", severity, None, None, "", "", "", requirement)


def test_must_settle_ranks_contradictions_then_risks_then_the_sides_must_haves() -> None:
    findings = [
        finding("a", "gen.copies"), finding("b", "liab.cap"), finding("c", "fees.base", Kind.RISK),
        finding("d", None, Kind.CONSISTENCY), finding("e", "kpi.csat", severity=Severity.LOW),
    ]  # fmt: skip
    assert must_settle(findings, ("liab.cap",)) == ("d", "c", "b", "a")


def test_must_settle_names_each_requirement_once_and_five_at_most() -> None:
    findings = [finding(str(n), f"kpi.{n // 2}") for n in range(20)]
    assert must_settle(findings, ()) == ("0", "2", "4", "6", "8")


def test_a_contradiction_carries_the_requirement_whose_only_fault_it_tells() -> None:
    element = ElementOutcome("method", "诉讼或仲裁", ElementStatus.VAGUE, True)
    told = replace(candidate(Kind.CONSISTENCY, "consistency.arbitration-and-court"), fact="dispute-one-way")
    facts = {("kpi.first-response", "method"): "dispute-one-way"}
    (finding,) = settle(DRAFT, [replace(outcome(), elements=(element,))], [told], facts)
    assert (finding.kind, finding.requirement, finding.message) == (
        Kind.CONSISTENCY,
        "kpi.first-response",
        "过于含糊。",
    )
    assert finding.also == ("kpi.first-response",)


def test_a_requirement_that_lacks_more_than_a_contradiction_tells_keeps_its_gap() -> None:
    elements = tuple(ElementOutcome(key, key, ElementStatus.VAGUE, True) for key in ("method", "place"))
    told = replace(candidate(Kind.CONSISTENCY, "consistency.arbitration-and-court"), fact="dispute-one-way")
    facts = {("kpi.first-response", "method"): "dispute-one-way"}
    assert len(settle(DRAFT, [replace(outcome(), elements=elements)], [told], facts)) == 2
    assert len(settle(DRAFT, [replace(outcome(), elements=elements[:1])], [told])) == 2  # a checklist without the fact
