"""`csreview annotate DRAFT`: a copy of the Word file with every finding as a comment, and suggestions if asked for."""

from __future__ import annotations

import argparse
from pathlib import Path

from csreview import pipeline
from csreview.annotating import Choice, annotate
from csreview.command_parts import add_common, check_target, chosen_side, progress, status_of, write
from csreview.errors import UsageError
from csreview.model import Kind, Severity
from csreview.reading import read_traced

_WORD_FILES = frozenset({".docx", ".docm", ".dotx", ".dotm"})


def add_annotate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "annotate",
        help="把发现写成 Word 批注 / findings as comments in a copy of the Word file",
        description="在草案的副本上把发现写成批注，草案本身不变 / Write a copy of the draft with findings as comments.",
    )
    parser.add_argument("draft", type=Path, metavar="DRAFT", help="Word 草案（.docx 等）/ the draft, a Word file")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="写入文件 / write to a file")
    parser.add_argument(
        "--min-severity", choices=[s.value for s in Severity], default="low",
        help="只批注该级别及以上的发现（默认全部）/ comment on findings at or above (default: all)",
    )  # fmt: skip
    parser.add_argument(
        "--kinds", type=_kinds, default=frozenset(Kind), metavar="KIND[,KIND…]",
        help=f"只批注这些类型：{','.join(Kind)} / comment on these kinds only (default: all)",
    )  # fmt: skip
    parser.add_argument(
        "--suggest", action="store_true",
        help="另把示范条款和替换用语写成修订，可在 Word 中逐条接受或拒绝 / also write model wording as tracked changes",
    )  # fmt: skip
    add_common(parser, date="批注和修订的日期（默认不写）/ date of comments and changes (default: none)")
    parser.set_defaults(command=_annotate)


def _kinds(text: str) -> frozenset[Kind]:
    try:
        return frozenset(Kind(word.strip()) for word in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” 不是类型 / not kinds: {','.join(Kind)}") from None


def _annotate(options: argparse.Namespace) -> int:
    """`--fail-on` counts all findings of the review, whichever of them get a comment."""
    check_target(options.output, [options.draft], options.force)
    suffixes = [path.suffix.lower() for path in (options.draft, options.output)]
    if suffixes[0] in _WORD_FILES and suffixes[1] != suffixes[0]:
        # Word refuses a file whose name promises another kind of Word file than it is.
        raise UsageError(
            f"输出文件的扩展名应与草案相同（{suffixes[0]}）。",
            f"the output must be a {suffixes[0]} file like the draft.",
        )
    side = chosen_side(options)
    draft, data = read_traced(options.draft)
    reviewer = pipeline.Reviewer(
        date=options.date or "", stage=options.stage, checklist=options.checklist, progress=progress()
    )
    review = reviewer.review(reviewer.prepare(draft), side)
    choice = Choice(Severity(options.min_severity), options.kinds)
    suggested = pipeline.phrases_for(review) if options.suggest else None
    write(options.output, annotate(review, data, choice, suggested))
    return status_of(review, options.fail_on)
