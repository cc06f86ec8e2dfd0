"""Runs every check on an agreement and settles what they found into a `Review`, in named steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from csreview.checking.blanks import blanks
from csreview.checking.candidates import Candidate
from csreview.checking.consistency import contradictions
from csreview.checking.facts.annexes import absent_annexes_of
from csreview.checking.grounds import Grounds
from csreview.checking.kinds import settled_kind
from csreview.checking.limits import beyond_limits
from csreview.checking.nearest import Nearest
from csreview.checking.outcomes import outcomes
from csreview.checking.passages import Passages, cut
from csreview.checking.phrasing import phrasing_of
from csreview.checking.positions import likely_risks
from csreview.checking.requirements import Verdict, judge
from csreview.checking.risks import risks, strengths
from csreview.checking.settling import must_settle, settle
from csreview.checking.undecided import with_doubts
from csreview.checking.wording import LanguageData, vague_wording
from csreview.errors import Cancelled
from csreview.model import Agreement, Checklist, Draft, Outcome, Review, Role, Side

ShouldStop = Callable[[], bool]
SIGNING = "signing"
_MOST_QUOTES = 2
"""How many of the places that speak for its kind are quoted: the sentence has to be read at a glance."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found that is the same for both sides, so that switching sides costs next to nothing.

    `written` is the draft as it was read where a copy in simplified characters was checked in its stead.
    """

    agreement: Agreement
    checklist: Checklist
    grounds: Grounds
    verdicts: tuple[Verdict, ...]
    shared: tuple[Candidate, ...]
    written: Draft | None = None

    @property
    def passages(self) -> Passages:
        """The passages that were checked."""
        return self.grounds.passages


def check(
    agreement: Agreement,
    checklist: Checklist,
    language: LanguageData,
    *,
    stage: str = "draft",
    should_stop: ShouldStop | None = None,
) -> Checked:
    """Check an agreement against a checklist, with the words it is read with; `should_stop` is asked between requirements.

    Raises Cancelled when it says so.
    """
    passages = cut(agreement, language.vocabulary)
    wording = tuple(vague_wording(passages, language))
    grounds = Grounds.of(passages, checklist, wording)
    verdicts = []
    for requirement in checklist.requirements:
        if should_stop is not None and should_stop():
            raise Cancelled
        verdicts.append(judge(requirement, grounds))
    shared = (*contradictions(passages), *blanks(passages, signing=stage == SIGNING), *wording)
    kind = settled_kind(agreement, verdicts, checklist)
    known = agreement if kind is agreement.kind else replace(agreement, kind=kind)
    return Checked(known, checklist, grounds, tuple(verdicts), shared)


def review_for(checked: Checked, side: Side, *, date: str, stage: str = "draft") -> Review:
    """Return the review for one side: outcomes, findings merged and sorted, what to settle before signing."""
    phrasing = phrasing_of(checked.agreement)
    nearest = Nearest(checked.passages, checked.verdicts, checked.checklist.sections)
    signed = frozenset(clause.id for clause in checked.agreement.clauses if clause.role is Role.SIGNATURE)
    plain = outcomes(checked.verdicts, side, phrasing, nearest, () if stage == SIGNING else signed)
    results = with_doubts(plain, checked.verdicts, checked.passages)
    limits = beyond_limits(checked.checklist.limits, checked.verdicts, side, checked.passages, phrasing)
    known = tuple(risks(checked.checklist, side, checked.grounds, phrasing, checked.verdicts))
    other = next(each for each in Side if each is not side)
    helping = tuple(risks(checked.checklist, other, checked.grounds, phrasing, checked.verdicts))
    likely = likely_risks(checked.checklist, side, checked.grounds, phrasing, known, helping=helping)
    candidates = (*checked.shared, *limits, *known, *likely)
    facts = {(r.id, e.key): e.fact for r in checked.checklist.requirements for e in r.elements if e.fact}
    findings = settle(checked.agreement, results, candidates, facts)
    return Review(
        agreement=checked.agreement,
        checklist=checked.checklist,
        side=side,
        date=date,
        stage=stage,
        outcomes=results,
        findings=findings,
        must_settle=must_settle(findings, checked.checklist.must.get(side, ())),
        notices=tuple(_notices(checked.agreement, checked.passages, results)),
        kind=checked.agreement.kind.name if checked.agreement.kind else "",
        strengths=tuple(strengths(checked.agreement.clauses, helping, (*known, *checked.shared))),
    )


def _notices(agreement: Agreement, passages: Passages, results: Sequence[Outcome]) -> Iterator[str]:
    """What the reader must know before trusting the review, the most important first."""
    kind = agreement.kind
    quotes = "".join(f"“{evidence.quote}”" for evidence in kind.evidence[:_MOST_QUOTES]) if kind is not None else ""
    if kind is not None and kind.full:
        yield f"这份文件看起来是{kind.name}（依据：{quotes}）；没有写到的事项可能约定在原合同里，请对照原合同。"
    elif kind is not None and kind.foreign:
        named = kind.name if kind.name.startswith("不是") else f"是{kind.name}，不是电商客服外包协议"
        yield (
            f"这份文件看起来{named}（依据：{quotes or '未见合同条款'}）；"
            "审查清单为电商客服外包协议制定，以下结论仅供参考。"
        )
    draft = agreement.draft
    if draft.unread:
        places = "、".join(dict.fromkeys(f"{unread.where}的{unread.what}" for unread in draft.unread))
        yield f"有 {len(draft.unread)} 处内容未能读取（{places}），其中的约定未经审查。"
    absent = absent_annexes_of(passages)
    if absent:
        hanging = [outcome.title for outcome in results if outcome.awaits]
        undecided = f"，因此有 {len(hanging)} 项无法判断：{'、'.join(hanging)}" if hanging else ""
        yield f"有 {len(absent)} 个附件不在文件中（{'、'.join(absent)}），援引它们的约定无法核对{undecided}。"
    changes = sum(len(block.revisions) for block in draft.blocks)
    if changes:
        yield f"草案含 {changes} 处未接受的修订；审查按接受全部修订后的文字进行。"
