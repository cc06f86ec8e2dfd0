"""quantity-conflict: the seats of one kind counted otherwise in the text than in the table that prices or lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.cells import Table, amount, caption, tables
from csreview.checking.consistency.stated import Place, cited, found_at, hits, rx, where, within
from csreview.checking.passages import Passage, Passages
from csreview.language.fold import fold
from csreview.language.quantities import Bound, QuantityKind
from csreview.model import Severity

CHECK = "quantity-conflict"
_VERB = r"(?:配置|配备|安排|派驻|投入|另设|设置|设有|设|由(?=<count>[^。;,]{0,10}(?:组成|构成)))"
_MERCHANT_DOES = re.compile(
    r"(?<![为向给])甲方(?:应当?|须|需|可以?|有权|另行|自行|负责)*(?:配置|配备|安排|派驻|投入|提供|指定|另设|设)"
)
_UNIT = re.compile(r"名|席|席位|坐席|个坐席|个?人|位")
_ROLE_AFTER = re.compile(
    r"(?:的)?(?:(?:(?![和及与])[一-鿿]){0,4}?)(?:客服(?:人员)?|坐席|专席|组长|主管|班长|质检员?|专员)"
)
_PARTLY = re.compile(
    r"其中|[早中晚夜白日每]班(?!长)|同时|在岗|任一|最低|至少|不少于|不低于|不超过|最多|增|加派|备用|大促|机动|储备|替补|试|首月|(?<!售)[前后]|节假日|各|平均|"
    r"春节|值班|临时|[旺淡]季|新|店|平台|以上|左右|约|/|或|至"
)
_PHASED = re.compile(
    r"试运行|试用|首月|第[一二三1-3](?:个月|阶段|期)|[旺淡]季|大促|起增|增至|增加至|减至|分阶段|店铺?各|每家"
)
_COMMON = re.compile(
    r"专属|专职|固定|全职|客服|坐席|专席|席位|人员|岗位|名|的|乙方|为甲方|本项目|共计?|合计|总计|[()\s,、:]|员$"
)
_ITEM_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑳])\s*")
_NAME_HEAD = re.compile(r"岗位|项目|角色|人员|类别|类型|职位|席位|名称|服务内容|收费项")
_QUANTITY_HEAD = re.compile(r"数量|人数|席位?数|坐席数")
_TOTAL = re.compile(r"合计|总计|小计|共计")
_STAFF = re.compile(r"席|客服|组长|主管|班长|质检|专员|经理")


@dataclass(frozen=True, slots=True)
class Listed:
    """A row that counts the seats of one kind: the kind without words that all seats share, the number, the row's words."""

    kind: str
    count: Decimal
    shown: str


def staffing(passages: Passages) -> Iterator[Candidate]:
    """Yield each count of seats in running text that the one table of seats gives otherwise."""
    listed = [(t, rows) for t in tables(passages) if (rows := _listed(passages, t))]
    if len(listed) != 1:
        return
    table, rows = listed[0]
    said = [found for passage in passages.binding() for found in _said(passages, passage)]
    for place, kind, count in said:
        row = _row(rows, kind)
        agreed = {c for _, k, c in said if k == kind} & {row.count} if row else set()
        if row is not None and not agreed and not (count == _sum(rows) and not kind):
            yield _told(passages, place, table, row)


def _told(passages: Passages, place: Place, table: Table, row: Listed) -> Candidate:
    words = Words(
        f"坐席数量两处不一致：{cited(passages, place)}与“{row.shown}”（{where(passages, table.clause)}的表），费用和考核按哪个数计算会起争议。",
        "核实后统一数量；有增减安排的，写明何时起按新数量执行。",
    )
    return found_at(CHECK, Severity.MEDIUM, place, words)


def _row(rows: Sequence[Listed], kind: str) -> Listed | None:
    """The one row of a kind; None where there is none, or several that add up."""
    same = [row for row in rows if row.kind == kind]
    return same[0] if len(same) == 1 else None


def _sum(rows: Sequence[Listed]) -> Decimal:
    return sum((row.count for row in rows), Decimal(0))


def _kind(passages: Passages, words: str) -> str:
    return _COMMON.sub("", passages.reader.words(_ITEM_NUMBER.sub("", fold(words))))


def _listed(passages: Passages, table: Table) -> list[Listed]:
    count_at = table.column(_QUANTITY_HEAD)
    if count_at is None or _PHASED.search(caption(table.clause.text, table.head.cells[0].start)):
        return []
    name_at = table.column(_NAME_HEAD) or 0
    found = []
    for row in table.rows:
        name, cell = table.cell(row, name_at), table.cell(row, count_at)
        count = amount(cell)
        is_staff = _STAFF.search(name) and not _TOTAL.search(name) and not re.search("系统|软件|培训|账号|设备", name)
        if is_staff and count is not None and count_at != name_at and not count[1]:
            found.append(Listed(_kind(passages, name), count[0], f"{name} {cell}"))
    return found


def _said(passages: Passages, passage: Passage) -> Iterator[tuple[Place, str, Decimal]]:
    """Each count of seats that a sentence provides, with its kind: 配置专属语音坐席28席、在线坐席10席."""
    verb = next(hits(passage, _VERB), None) if passage.row is None else None
    if verb is None or _MERCHANT_DOES.search(passage.text) or _PHASED.search(passage.text + passage.context):
        return
    for index, q in within(passage, verb.end(), len(passage.text)):
        start = max(verb.end(), *(passage.text.rfind(mark, 0, index) + 1 for mark in ",、;:和及"))
        after = _ROLE_AFTER.match(passage.text, index + 1)
        end = after.end() if after else index + 1
        words = rx(rf"^.*{_VERB}").sub("", passage.text[start:index]) + (after.group() if after else "")
        counted = q.kind is QuantityKind.COUNT and _UNIT.fullmatch(q.unit) and q.bound is Bound.EXACTLY
        if not counted or q.value is None or _PARTLY.search(words) or _PARTLY.match(passage.text, end):
            continue
        if _STAFF.search(words + q.unit):
            yield Place(passage, start, end), _kind(passages, words), q.value
