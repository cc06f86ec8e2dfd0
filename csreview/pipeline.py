"""read → segment → load → check → Review: what the command line, the window and the batch all call."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from csreview import places
from csreview.checking import Checked, LanguageData, review_for
from csreview.checking import check as run_checks
from csreview.checking.deciding import with_decisions
from csreview.checking.explaining import explain as explain_verdict
from csreview.checking.grounds import Grounds
from csreview.checking.passages import Passages, cut
from csreview.checking.requirements import Verdict, judge
from csreview.checking.script import restored, simplified
from csreview.checking.wording import replacements, vague_wording
from csreview.checklists import load_folder, load_lexicon, load_loose_cues, load_vocabulary
from csreview.errors import DraftUnreadable, UsageError, unwritable
from csreview.language.reading_text import Vocabulary
from csreview.language.tokens import tagged_words
from csreview.model import (
    Agreement,
    Carried,
    Checklist,
    Decision,
    Draft,
    Meaning,
    Replacement,
    Requirement,
    Review,
    Severity,
    Side,
    Sighting,
    Status,
)
from csreview.reading import limits, read, read_bytes, read_stream, read_text, with_annexes
from csreview.segmenting import segment

DEFAULT_CHECKLIST = "ecommerce-customer-service"
Progress = Callable[[str], None]
ShouldStop = Callable[[], bool]
STEPS = ("reading", "segmenting", "loading", "checking", "settling")
"""Names given to `progress`, in order."""

__all__ = [
    "DEFAULT_CHECKLIST", "STEPS", "Reviewer", "check", "compared", "compared_for_all", "load", "read", "read_bytes", "read_stream", "review", "segment", "with_annexes", "with_decisions",
]  # fmt: skip


@functools.lru_cache(maxsize=8)
def load(checklist: str = DEFAULT_CHECKLIST) -> Checklist:
    """Return the built-in checklist of that id, or the one in the folder of that path.

    Raises ChecklistInvalid with every fault, UsageError where there is no such checklist.
    """
    folder = places.resources() / "checklists" / checklist
    if not folder.is_dir():
        folder = Path(checklist)
    if not folder.is_dir():
        raise UsageError(
            f"没有名为“{checklist}”的审查清单，也没有这个文件夹。", f"no checklist and no folder named {checklist!r}"
        )
    return load_folder(folder)


@functools.lru_cache(maxsize=1)
def language_data() -> LanguageData:
    """Return vocabulary, lexicon and the cutter of words. Raises ChecklistInvalid if a file of theirs is faulty."""
    folder = places.resources() / "wording"
    lexicon, cues = load_lexicon(folder / "lexicon.toml"), load_loose_cues(folder / "cues.txt")
    return LanguageData(vocabulary(), lexicon, functools.partial(tagged_words, places.cache_folder()), cues)


@functools.lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the words that mean the same in such agreements. Raises ChecklistInvalid if their file is faulty."""
    return load_vocabulary(places.resources() / "wording")


def check(
    agreement: Agreement,
    checklist: Checklist,
    side: Side,
    *,
    date: str,
    stage: str = "draft",
    should_stop: ShouldStop | None = None,
) -> Review:
    """Return the review of an agreement for one side. Raises Cancelled when `should_stop` says so."""
    written = agreement.draft
    readable = simplified(written)
    if readable is not written:
        agreement = segment(readable)
    checked = run_checks(agreement, checklist, language_data(), stage=stage, should_stop=should_stop)
    return restored(review_for(checked, side, date=date, stage=stage), written)


def review(
    path: Path,
    side: Side,
    *,
    date: str,
    stage: str = "draft",
    checklist: str = DEFAULT_CHECKLIST,
    annexes: Sequence[Path] = (),
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
) -> Review:
    """Read a draft, with `annexes` in files of their own, and return its review for one side.

    `date` is the day of the review (YYYY-MM-DD); `progress` gets the names in STEPS. Raises DraftUnreadable,
    ChecklistInvalid, Cancelled.
    """
    reviewer = Reviewer(date=date, stage=stage, checklist=checklist, progress=progress, should_stop=should_stop)
    return reviewer.review(reviewer.prepare(read_draft(path, progress, annexes)), side)


def phrases_for(review: Review) -> tuple[Replacement, ...]:
    """Return what could be written in place of vague wording: at most one phrase a finding, and only what fits."""
    return tuple(replacements(review.agreement, review.findings, language_data().lexicon))


def read_draft(path: Path, progress: Progress | None = None, annexes: Sequence[Path] = ()) -> Draft:
    """Read a draft and the annexes that stand in files of their own, telling `progress` so. Raises DraftUnreadable."""
    if progress is not None:
        progress(STEPS[0])
    return with_annexes(read(path), [read(annex) for annex in annexes])


def _reviewable(draft: Draft) -> Draft:
    """Return the draft. Raises DraftUnreadable for one far longer than any agreement, which would take minutes."""
    lines = {(b.cell.table, b.cell.row) if b.cell else (-1, i) for i, b in enumerate(draft.blocks)}
    length = sum(len(block.text) for block in draft.blocks)
    if len(lines) > limits.MOST_LINES or length > limits.MOST_CHARACTERS:
        raise DraftUnreadable(
            f"文件有 {length:,} 字、{len(lines):,} 段，远超一份协议的篇幅，未予审查；请只保留协议及其附件。",
            f"the file has {length:,} characters in {len(lines):,} paragraphs, far more than an agreement, and was not"
            " reviewed; keep the agreement and its annexes only",
        )
    return draft


@dataclass(frozen=True, slots=True)
class Reviewer:
    """The steps after reading, for callers that review one draft from both sides (the window).

    `segmented` is told the agreement that the review will be of, before it is checked; not for a draft in traditional
    characters, whose clauses are put back into them at the end.
    """

    date: str
    stage: str = "draft"
    checklist: str = DEFAULT_CHECKLIST
    progress: Progress | None = None
    should_stop: ShouldStop | None = None
    segmented: Callable[[Agreement], None] | None = None

    def prepare(self, draft: Draft) -> Checked:
        """Segment and check a draft: all that is the same for both sides. Traditional characters are no hindrance."""
        self._tell(STEPS[1])
        agreement = segment(simplified(_reviewable(draft)))
        if self.segmented is not None and agreement.draft is draft:
            self.segmented(agreement)
        self._tell(STEPS[2])
        checklist, words = load(self.checklist), language_data()
        self._tell(STEPS[3])
        checked = run_checks(agreement, checklist, words, stage=self.stage, should_stop=self.should_stop)
        return replace(checked, written=draft)

    def review(self, checked: Checked, side: Side) -> Review:
        """Return the review for one side of what was checked."""
        self._tell(STEPS[4])
        review = review_for(checked, side, date=self.date, stage=self.stage)
        return review if checked.written is None else restored(review, checked.written)

    def _tell(self, step: str) -> None:
        if self.progress is not None:
            self.progress(step)


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example of a checklist that did not get the outcome that it must get."""

    requirement: str
    text: str
    expected: str
    got: str


_STANDS_BY_ITSELF = re.compile(
    r"第[^条章]{1,6}[条章]|甲方|乙方|委托方|受托方|附件|鉴于|[一二三四五六七八九十]+、|\d+[.、]|.*(?:合同|协议)$"
)


def judge_example(requirement: Requirement, checklist: Checklist, text: str) -> Verdict:
    """Return the verdict on one requirement for a sentence or short draft; a bare sentence is put under an article."""
    framed = text if _STANDS_BY_ITSELF.match(text) else f"第一条 约定\n{text}"
    agreement = segment(read_text(framed, "example"))
    return judge(requirement, grounds_of(cut(agreement, vocabulary()), checklist))


def grounds_of(passages: Passages, checklist: Checklist) -> Grounds:
    """Return what single requirements are judged on, the same as in a whole review."""
    return Grounds.of(passages, checklist, vague_wording(passages, language_data()))


def failing_examples(checklist: Checklist) -> list[ExampleFailure]:
    """Return the examples of a checklist that fail, in order; a checklist is sound where there are none."""
    return [
        ExampleFailure(requirement.id, example.text, example.status, got)
        for requirement in checklist.requirements
        for example in requirement.examples
        if (got := judge_example(requirement, checklist, example.text).status.value) != example.status
    ]


def nearest_id(checklist: Checklist, identifier: str) -> str | None:
    """Return the requirement id most like `identifier`, or None where none is near."""
    from csreview.language.similarity import closest  # noqa: PLC0415 - only where an id is mistyped

    return closest(identifier, [requirement.id for requirement in checklist.requirements])


def compared(old: Review, new: Review) -> Meaning:
    """Return what changed from one reviewed version of a draft to the next, and what it means for the reviews' side.

    Raises ValueError where the reviews are for two sides.
    """
    from csreview.comparing import compare  # noqa: PLC0415 - most runs compare nothing
    from csreview.comparing.meaning import meaning  # noqa: PLC0415

    return meaning(compare(old.agreement, new.agreement), old, new)


def compared_for_all(old: Mapping[Side, Review], new: Mapping[Side, Review]) -> dict[Side, Meaning]:
    """Return what changed between two versions for each side that both were reviewed for, by one comparison."""
    from csreview.comparing import compare  # noqa: PLC0415 - most runs compare nothing
    from csreview.comparing.meaning import meaning  # noqa: PLC0415

    comparison = compare(next(iter(old.values())).agreement, next(iter(new.values())).agreement)
    return {side: meaning(comparison, old[side], review) for side, review in new.items() if side in old}


def carried(
    old: Sequence[Review], new: Sequence[Review], decisions: Sequence[Decision], before: Sequence[Carried] = ()
) -> tuple[Carried, ...]:
    """Return what becomes of the decisions about a version in the next one, by reviews of both for the same sides.

    `before`: see `comparing.carrying.carry`.
    """
    from csreview.comparing import compare  # noqa: PLC0415 - most runs compare nothing
    from csreview.comparing.carrying import carry  # noqa: PLC0415
    from csreview.comparing.meaning import meaning  # noqa: PLC0415

    comparison = compare(old[0].agreement, new[0].agreement)
    return carry([meaning(comparison, one, other) for one, other in zip(old, new, strict=True)], decisions, before)


def sighting(review: Review, at: str) -> Sighting:
    """Return what the history keeps of a reviewed version; `at` is the moment in UTC (ISO 8601)."""
    high, medium, low = (review.count_severity(severity) for severity in Severity)
    applicable = len(review.outcomes) - review.count(Status.NOT_APPLICABLE)
    draft = review.agreement.draft
    met = review.count(Status.MET)
    return Sighting(
        draft.name, at, review.side, draft.characters, high, medium, low, met, applicable, _parties(review.agreement)
    )


def _parties(agreement: Agreement) -> str:
    """Return what stands for the names of both parties, "" where the draft leaves one open."""
    names = sorted(party.name for party in agreement.parties if party.name)
    return hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass")).hexdigest() if len(names) > 1 else ""


def explain(draft: Draft, requirement: str, *, checklist: str = DEFAULT_CHECKLIST) -> str:
    """Return, as Chinese text, why the verdict on one requirement of a draft fell as it did.

    Raises ChecklistInvalid, KeyError for a requirement that the checklist does not have.
    """
    agreement = segment(simplified(_reviewable(draft)))
    whole = load(checklist)
    return explain_verdict(
        judge(whole.requirement(requirement), grounds_of(cut(agreement, vocabulary()), whole)), agreement
    )


_NEW = """# 自己的审查清单：在 {base} 之上增减。改好后运行 csreview checklist check 所在文件夹。
id = "{id}"
title = "{id}"
version = "1"
extends = "{base}"

# 不审查的项目
off = []

# 改变一项对某一方的需要、理由、建议或示范条款
# [[change]]
# requirement = "liab.cap"
# side = "merchant"            # merchant、vendor 或 both
# need = "required"            # required、recommended 或 optional
# wording = "……【】……"

# 本公司不接受的数值
# [[limit]]
# name = "payment-30"
# requirement = "fees.payment-deadline"
# element = "days"
# side = "vendor"
# at_most = "30日"             # 或 at_least
# severity = "high"
# message = "付款期限超过本公司可接受的30日。"
# remedy = "改为收到发票后30日内付款。"

# 新增项目：写一节，同名文件里写 [[requirement]]（写法见 README）
# [[section]]
# id = "own"
# title = "本公司要求"
"""


def new_checklist(folder: Path, base: Checklist) -> None:
    """Write the beginning of a checklist that extends `base` into a new folder.

    Raises UsageError where the folder already holds one, OutputUnwritable where it cannot be written.
    """
    target = folder / "checklist.toml"
    if target.exists():
        raise UsageError(f"“{target}”已存在。", f"{target} exists.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        places.write_whole(target, _NEW.format(id=folder.resolve().name, base=base.id).encode())
    except OSError as error:
        raise unwritable(target, error) from error
