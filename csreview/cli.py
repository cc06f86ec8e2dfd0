"""The command line: `csreview review`, `csreview checklist`, those in modules of their own; `open` is the window's."""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from csreview import __version__, pipeline
from csreview.command_parts import (
    add_common,
    add_output,
    check_target,
    chosen_format,
    chosen_side,
    progress,
    status_of,
    write,
)
from csreview.errors import CsreviewError, UsageError
from csreview.model import Checklist, Draft, Requirement
from csreview.reporting import AUDIENCES, FORMATS, LANGUAGES, Format, Options
from csreview.reporting.catalogue import described, to_catalogue
from csreview.reporting.template import Template, load_template

_STANDARD_INPUT = Path("-")
_DRESSED = frozenset({"docx", "pdf", "html"})
"""Formats that a template gives its look to."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status (design, section 6): 0, 1, 2 usage, 3 unreadable, 4 unwritable."""
    parser = _parser(arguments)
    try:
        options = parser.parse_args(arguments)
    except SystemExit as stop:  # argparse ends the process; callers of run() want a status
        return int(stop.code or 0)
    try:
        status: int = options.command(options)
    except CsreviewError as error:
        print(f"csreview: {error.sentence(getattr(options, 'language', 'zh'))}", file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        print("csreview: 已中断 / interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of all commands; of `review` alone where that is what is asked for, so that it starts quickly."""
    parser = argparse.ArgumentParser(
        prog="csreview",
        description="审查电商客服外包合作协议草案 / Review draft agreements for outsourced e-commerce customer service.",
        epilog="退出码 / exit status: 0 无达到 --fail-on 的发现 nothing at --fail-on; 1 有 found; 2 用法错误 usage; "
        "3 草案或清单无法读取 unreadable; 4 输出无法写入 unwritable.",
    )
    parser.add_argument("--version", action="version", version=f"csreview {__version__}")
    commands = parser.add_subparsers(title="命令 / commands", metavar="COMMAND", required=True)
    _add_review(commands)
    if arguments[:1] != ["review"]:
        _add_others(commands)
    return parser


def _add_others(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    from csreview.annotate_command import add_annotate  # noqa: PLC0415 - none of them is needed for a review
    from csreview.batch_command import add_batch  # noqa: PLC0415
    from csreview.compare_command import add_compare  # noqa: PLC0415
    from csreview.decisions_command import add_decisions  # noqa: PLC0415

    add_annotate(commands)
    add_batch(commands)
    add_compare(commands)
    _add_checklist(commands)
    add_decisions(commands)
    _add_open(commands)


def _add_review(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "review", help="审查一份草案 / review a draft", description="审查一份草案 / Review a draft."
    )
    parser.add_argument(
        "draft", type=Path, metavar="DRAFT", help="草案，- 为标准输入的文字 / the draft; - for text on standard input"
    )
    parser.add_argument(
        "--annex", type=Path, action="append", default=[], metavar="FILE",
        help="单独成文件的附件，可多次给出 / an annex in a file of its own; repeatable",
    )  # fmt: skip
    add_output(parser, FORMATS)
    parser.add_argument(
        "--for", dest="audience", choices=AUDIENCES, default="lawyer",
        help="报告读者：法务、运营、商务，或写给对方的函 / reader of the report; counterpart is a letter to the other side",
    )  # fmt: skip
    parser.add_argument(
        "--points", metavar="LIST",
        help="函件写哪些事项：序号或编号，或 accepted、must、high、medium、low，用逗号分开 / what the letter is about",
    )  # fmt: skip
    parser.add_argument(
        "--template", type=Path, metavar="FILE",
        help="自己的抬头：.toml，或 Word 报告用的 .docx、.dotx / own letterhead, or a Word template",
    )  # fmt: skip
    parser.add_argument(
        "--decisions", action="store_true",
        help="按窗口中保存的处理记录出结果，不采纳的单列 / apply what was decided in the window",
    )  # fmt: skip
    parser.add_argument(
        "--explain", metavar="REQUIREMENT", help="说明一个审查项的结论从何而来 / why one outcome fell as it did"
    )
    parser.add_argument("--language", choices=LANGUAGES, default="zh", help="界面语言 / language of headings")
    add_common(parser, date="报告日期（默认今天）/ date of the report (default: today)")
    parser.set_defaults(command=_review)


def _add_checklist(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("checklist", help="查看审查清单 / look at checklists")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="列出全部审查项 / list all requirements")
    listing.set_defaults(command=_list)
    show = actions.add_parser("show", help="显示一个审查项 / show one requirement")
    show.add_argument("id", metavar="ID", nargs="?", help="省略则列出整份清单 / the whole catalogue if left out")
    show.set_defaults(command=_show)
    new = actions.add_parser("new", help="新建自己的清单 / begin a checklist of one's own")
    new.add_argument("folder", type=Path, metavar="FOLDER")
    new.add_argument(
        "--from", dest="base", default=pipeline.DEFAULT_CHECKLIST, metavar="ID", help="所扩展的清单 / extends"
    )
    new.set_defaults(command=_new)
    check = actions.add_parser("check", help="检查清单及其例句 / check a checklist and its examples")
    check.set_defaults(command=_check)
    for each in (listing, show):
        each.add_argument("--checklist", default=pipeline.DEFAULT_CHECKLIST, metavar="ID|FOLDER")
    check.add_argument("checklist", nargs="?", default=pipeline.DEFAULT_CHECKLIST, metavar="ID|FOLDER")


def _add_open(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`open` is run by the window; here it only stands in the list of commands."""
    commands.add_parser("open", help="打开窗口 / open the window (csreview open --help)")


def _review(options: argparse.Namespace) -> int:
    if options.explain:
        return _explain(options)
    chosen = _chosen(options)
    printed = _options(options, chosen)
    side = chosen_side(options)
    reviewer = pipeline.Reviewer(
        date=options.date or _today(chosen),
        stage=options.stage,
        checklist=options.checklist,
        progress=progress(),
    )
    review = reviewer.review(reviewer.prepare(_draft(options, reviewer.progress)), side)
    if options.decisions:
        from csreview.decisions_command import decided  # noqa: PLC0415 - opens the store, which most reviews do without

        review = decided(review)
    content = chosen.write(review, printed)
    if options.output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write(options.output, content)
    return status_of(review, options.fail_on)


def _explain(options: argparse.Namespace) -> int:
    if options.output is not None or options.format not in {None, "text"}:
        raise UsageError("--explain 只在终端说明，不写报告。", "--explain speaks in the terminal and writes no report.")
    requirement = _found(pipeline.load(options.checklist), options.explain)
    print(pipeline.explain(_draft(options), requirement.id, checklist=options.checklist))
    return 0


def _draft(options: argparse.Namespace, progress: pipeline.Progress | None = None) -> Draft:
    if options.draft != _STANDARD_INPUT:
        return pipeline.read_draft(options.draft, progress, options.annex)
    draft = pipeline.read_stream(sys.stdin.buffer, "标准输入")
    return pipeline.with_annexes(draft, [pipeline.read(annex) for annex in options.annex])


def _today(chosen: Format) -> str:
    """The day for reports; "" for data, which must be the same whenever and wherever it is made."""
    return "" if chosen.id == "json" else datetime.datetime.now().astimezone().date().isoformat()


def _options(options: argparse.Namespace, chosen: Format) -> Options:
    """Return how to write the report. Raises UsageError for choices that do not go together."""
    if options.audience == "counterpart" and not chosen.letters:
        raise UsageError(
            "写给对方的函请用 docx、pdf、html、markdown 或 text 格式。",
            "a letter is docx, pdf, html, markdown or text.",
        )
    if options.points is not None and options.audience != "counterpart":
        raise UsageError("--points 只用于 --for counterpart。", "--points goes with --for counterpart.")
    terminal = options.output is None and sys.stdout.isatty()
    return Options(
        language=options.language,
        audience=options.audience,
        colour=terminal and "NO_COLOR" not in os.environ,
        width=shutil.get_terminal_size().columns if terminal else 80,
        template=_template(options, chosen),
        points=tuple(filter(None, (point.strip() for point in (options.points or "").replace("，", ",").split(",")))),
    )


def _template(options: argparse.Namespace, chosen: Format) -> Template | None:
    if options.template is None:
        return None
    template = load_template(options.template)
    if template.word is not None and chosen.id != "docx":
        raise UsageError(
            "Word 模板只用于 docx 格式；pdf、html 请用 .toml 模板。",
            "a Word template is for docx; give pdf and html a .toml.",
        )
    if chosen.id not in _DRESSED:
        raise UsageError("--template 只用于 docx、pdf、html 格式。", "--template goes with docx, pdf and html.")
    return template


def _chosen(options: argparse.Namespace) -> Format:
    """Return the format; before any work is done, and not where the output is in the way or the draft itself."""
    if options.output is not None:
        read = [path for path in (options.draft, *options.annex) if path != _STANDARD_INPUT]
        check_target(options.output, read, options.force)
    return chosen_format(options, FORMATS)


def _list(options: argparse.Namespace) -> int:
    checklist = pipeline.load(options.checklist)
    print(f"{checklist.title}（{checklist.id} {checklist.version}，{len(checklist.requirements)} 项）")
    for section in checklist.sections:
        print(f"\n{section.title}")
        for requirement in checklist.requirements:
            if requirement.section == section.id:
                print(f"  {requirement.id:<34}{requirement.title}")
    return 0


def _show(options: argparse.Namespace) -> int:
    checklist = pipeline.load(options.checklist)
    if options.id is None:
        print(to_catalogue(checklist), end="")
        return 0
    requirement = _found(checklist, options.id)
    print("\n".join(described(requirement)).rstrip())
    print("\n例句：")
    for example in requirement.examples:
        print(f"- {example.status}：{example.text}")
    return 0


def _new(options: argparse.Namespace) -> int:
    base = pipeline.load(options.base)
    pipeline.new_checklist(options.folder, base)
    print(f"已写入 {options.folder / 'checklist.toml'}；改好后用 csreview checklist check {options.folder} 检查。")
    return 0


def _found(checklist: Checklist, identifier: str) -> Requirement:
    try:
        return checklist.requirement(identifier)
    except KeyError:
        near = pipeline.nearest_id(checklist, identifier)
        raise UsageError(
            f"没有编号为“{identifier}”的审查项" + (f"，是否指“{near}”？" if near else "。"),
            f"no requirement {identifier!r}" + (f"; did you mean {near!r}?" if near else "."),
        ) from None


def _check(options: argparse.Namespace) -> int:
    checklist = pipeline.load(options.checklist)
    failures = pipeline.failing_examples(checklist)
    for failure in failures:
        print(f"{failure.requirement}：应为 {failure.expected}，得到 {failure.got}：{failure.text}")
    total = sum(len(requirement.examples) for requirement in checklist.requirements)
    print(f"{len(checklist.requirements)} 个审查项，{total} 个例句，{len(failures)} 个未通过。")
    return 1 if failures else 0
