"""`csreview decisions list|export|import|clear|carry|history`: what was decided about drafts, to look at, move and forget."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

from csreview import pipeline, places
from csreview.comparing.carrying import RULE, RULE_EN, marks, open_questions
from csreview.errors import DecisionsUnusable, UsageError, reason, unwritable
from csreview.model import Carried, Carrying, Decision, DraftKey, Review, Ruling, Scope, Side
from csreview.store import exchange
from csreview.store.decisions import DecisionStore, Kept, own_store
from csreview.store.versions import History

_RULINGS = {
    Ruling.ACCEPTED: "采纳",
    Ruling.DISMISSED: "不采纳",
    Ruling.NOTE: "备注",
    Ruling.SEVERITY: "自定级别",
}
_FATES = {
    Carrying.KEPT: "沿用",
    Carrying.NEARLY: "沿用（字句几乎相同）",
    Carrying.ASK: "请再定（字句已改）",
    Carrying.OVER: "已了结（发现已消失）",
}
_SIDES = {Side.MERCHANT: "商家方", Side.VENDOR: "服务商方"}
_SCOPES = {Scope.PLACE: "此处", Scope.REQUIREMENT: "整个审查项"}
_SEVERITIES = {"high": "高", "medium": "中", "low": "低"}
_LARGEST = 32 * 2**20
"""Bytes of a file of decisions; one decision takes some 200."""


def add_decisions(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("decisions", help="查看、移动、清除处理记录 / what was decided in the window")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="列出处理记录 / list decisions")
    listing.set_defaults(command=_list)
    export = actions.add_parser("export", help="导出为 JSON / write as JSON")
    export.add_argument("--output", type=Path, metavar="FILE", help="写入文件（默认：标准输出）/ write to a file")
    export.add_argument("--force", action="store_true", help="覆盖已有的文件 / overwrite the file")
    export.set_defaults(command=_export)
    importing = actions.add_parser("import", help="并入导出的记录，较新的保留 / take in; the later of two stays")
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.set_defaults(command=_import)
    clear = actions.add_parser(
        "clear", help="清除一份草案的记录，或用 --all 清除全部 / forget those of a draft, or all"
    )
    clear.add_argument("--all", action="store_true", help="清除全部 / forget all")
    clear.set_defaults(command=_clear)
    carrying = actions.add_parser(
        "carry",
        help="把旧稿的处理记录沿用到新稿 / let decisions about OLD hold for NEW",
        description=f"把旧稿的处理记录沿用到新稿。规则：{RULE} / {RULE_EN}",
    )
    carrying.add_argument("old", type=Path, metavar="OLD", help="旧稿 / the old version")
    carrying.add_argument("new", type=Path, metavar="NEW", help="新稿 / the new version")
    carrying.set_defaults(command=_carry)
    history = actions.add_parser("history", help="一份草案看过的各稿 / the versions of a draft that were seen")
    history.add_argument("draft", type=Path, metavar="DRAFT")
    history.set_defaults(command=_history)
    for each in (listing, export, clear):
        each.add_argument("draft", nargs="?", type=Path, metavar="DRAFT", help="只涉及这份草案 / only of this draft")


def decided(review: Review) -> Review:
    """Return the review as its reviewer decided, by the decisions kept. Raises DecisionsUnusable."""
    return pipeline.with_decisions(review, own_store().of(DraftKey.of(review.agreement.draft)))


def _list(options: argparse.Namespace) -> int:
    for kept in _wanted(own_store(), options.draft):
        print(f"草案 {kept.keys[0].file[:16]}（{len(kept.decisions)} 条）")
        print("\n".join(map(_line, kept.decisions)))
    if options.draft is not None:
        carried = History(own_store()).carried(_key(options.draft))
        open_ = open_questions(carried, own_store().of(_key(options.draft)))
        if open_:
            print(f"上一稿处理过、此处文字已改、请再定（{len(open_)} 条）")
            print("\n".join(_line(question.decision) for question in open_))
    return 0


def _carry(options: argparse.Namespace) -> int:
    """Carry decisions over and tell what became of each. Reviews both versions for both sides."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    reviewer = pipeline.Reviewer(date="")
    versions = []
    for path in (options.old, options.new):
        checked = reviewer.prepare(pipeline.read_draft(path))
        versions.append([reviewer.review(checked, side) for side in Side])
    old, new = versions
    store = own_store()
    history = History(store)
    keys = [DraftKey.of(version[0].agreement.draft) for version in versions]
    for key, version in zip(keys, versions, strict=True):
        history.see(key, pipeline.sighting(version[0], now), marks(version[0].agreement))
    carried = pipeline.carried(old, new, store.of(keys[0]), history.carried(keys[0]))
    history.follow(keys[0], keys[1], carried)
    print("\n".join(map(_fate, carried)) or "旧稿没有处理记录。")
    print(f"规则：{RULE}")
    return 0


def _fate(carried: Carried) -> str:
    return f"{_FATES[carried.how]}{_line(carried.decision).replace('  ', ' ')}"


def _history(options: argparse.Namespace) -> int:
    """List the versions of a draft, then what became of the decisions of the version before."""
    history, key = History(own_store()), _key(options.draft)
    for seen in history.versions(key):
        s = seen.last
        print(
            f"第 {seen.number} 稿  {_when(s.at)}  {s.name}  {_SIDES[s.side]}：高 {s.high}、中 {s.medium}、低 {s.low}，"
            f"已约定 {s.met}/{s.applicable}；处理记录 {seen.decisions} 条"
            + ("  ← 本稿" if _same(seen.key, key) else "")
        )
    carried = history.carried(key)
    if carried:
        print("上一稿的处理记录：")
        print("\n".join(f"  {_fate(each)}" for each in carried))
        print(f"规则：{RULE}")
    return 0


def _same(one: DraftKey, other: DraftKey) -> bool:
    return one.file == other.file or (one.text == other.text and bool(one.text))


def _line(decision: Decision) -> str:
    said = _SEVERITIES[decision.severity.value] if decision.severity else decision.text
    where = f"{_SCOPES[decision.scope]} {decision.subject}"
    return f"  {_when(decision.at)}  {_RULINGS[decision.ruling]}（{where}）" + (
        f"：{' '.join(said.split())}" if said else ""
    )


def _when(at: str) -> str:
    """Show a moment in the reader's own time."""
    try:
        return datetime.datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return at


def _export(options: argparse.Namespace) -> int:
    content = exchange.dump(tuple(_wanted(own_store(), options.draft)))
    if options.output is None:
        sys.stdout.buffer.write(content)
        return 0
    if options.output.exists() and not options.force:
        raise UsageError(f"“{options.output}”已存在；要覆盖请加 --force。", f"{options.output} exists; give --force.")
    try:
        places.write_whole(options.output, content)
    except OSError as error:
        raise unwritable(options.output, error) from error
    return 0


def _import(options: argparse.Namespace) -> int:
    try:
        with options.file.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError as error:
        zh, en = reason(error)
        raise DecisionsUnusable(f"无法读取“{options.file}”（{zh}）。", f"cannot read {options.file} ({en}).") from error
    if len(content) > _LARGEST:
        raise DecisionsUnusable(f"“{options.file}”过大，不是导出的处理记录。", f"{options.file} is too large.")
    kept = exchange.parse(content, options.file.name)
    count = own_store().merge(kept)
    total = sum(len(each.decisions) for each in kept)
    print(f"读入 {total} 条，{count} 条生效，其余已有更新的记录。")
    return 0


def _clear(options: argparse.Namespace) -> int:
    if (options.draft is None) is not options.all:
        raise UsageError("请给出一份草案，或用 --all 清除全部。", "give a draft, or --all to forget everything.")
    count = own_store().clear(None if options.all else _key(options.draft))
    print(f"清除了 {count} 条处理记录。")
    return 0


def _wanted(store: DecisionStore, draft: Path | None) -> Iterator[Kept]:
    if draft is None:
        yield from store.all()
        return
    key = _key(draft)
    decisions = store.of(key)
    if decisions:
        yield Kept((key,), decisions)


def _key(draft: Path) -> DraftKey:
    return DraftKey.of(pipeline.read(draft))
