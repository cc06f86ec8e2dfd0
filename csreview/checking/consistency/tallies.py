"""quantity-conflict: how many people and seats a draft counts, wherever and in whatever words it counts them.

Each count is read as a fact: who is counted (组长; 电话, 售前 …), persons or seats, how many. Two facts of the same people
that differ contradict each other, and so do a fact and the rows of a table that lists the people. What is said of some
of them only, of some days or as a bound is no such fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.cells import Table, amount, caption, tables
from csreview.checking.consistency.stated import Place, cited, found_at, hits, rx, where, within
from csreview.checking.passages import Passage, Passages, trimmed
from csreview.language.parts import begins, ends
from csreview.language.quantities import Bound, Quantity, QuantityKind
from csreview.model import Severity, Span

CHECK = "quantity-conflict"
LEADER = r"组长|领班|主管|班长|质检|培训师|讲师|经理|排班|督导|运营|负责人|领队|助理|顾问"
AGENT = r"客服|坐席|专席|席|(?:接待|服务|客服|文字|热线)岗|接待员|接待人员|专员|话务员|小妹|小哥|人员|员工|人手"
_AFTER = re.compile(rf"(?!以[上下内]|的,)(?P<r>人(?![民次])|(?:(?![及和与并])[一-鿿]){{0,8}}?(?:{LEADER}|{AGENT}))")
_BEFORE = re.compile(rf"(?P<r>{LEADER}|{AGENT})(?:员|人员)?(?:人数|数量|总数|编制)?(?:共计?|合计|总计|为|是|:|有)*$")
_CHANNEL = re.compile(
    rf"{LEADER}|电话|热线|语音|文字|在线|售前|售中|售后|英语|中文|粤语|日语|外语|双语|夜间|驻场|投诉|直播|短视频|"
    r"天猫|淘宝|京东|拼多多|抖音|快手|小红书|Amazon|TikTok"
)
_SAME = {"热线": "电话", "语音": "电话", "文字": "在线"}
_SEAT_UNITS = frozenset({"席", "岗", "席位", "坐席", "个坐席"})
_PERSON_UNITS = frozenset({"名", "人", "位", "个"})
_PROVIDES = re.compile(
    rf"乙方出(?![具勤示资面现])|另?由(?=(?:{LEADER})\S)|"
    r"配[备置齐]?(?!合)|安排|提供|派[驻出遣]?(?!人)|投入|指派|设(?!备|计|定)|组成|固定|共|合计|总计|订购|采购|购买|选购|启用|单独|平时|平日|日常|常驻|干活|盯店|看店|招|上述|以上|前述|该|这|(?:坐席|人员|团队|人数|编制)(?:数|配置|安排)?:"
)
_LIMITED = re.compile(
    r"每|各|其中|至少|不[少低多高超]|最[少低多高]|上限|增|加派|减|备用|储备|机动|顶|替补|大促|活动|高峰|旺季|淡季|节|除夕|初[一二三]|值班|值守|同时|在岗|在线(?:人|坐席)?数|达到?|满|试|首月|"
    r"新|离职|更换|调换|撤换|考试|参加|扩|缺|临时|另行|预计|约(?!定)|左右|或|超过|不足|平均|连续|任一|原|(?<!领)班(?!长|组长)|优先|聘用|招用|持证|以上$|以下|轮|竞品|上线前|持有|通过|登录|绩效"
)
_PRICED = r"(?:按|以)(?:每月)?[^,。;<count>]{0,4}<count>(?:客服|坐席|专席|人)?(?:、?每[^。;<count><money>]{0,9}<money>)?(?:计[算费价收]?|核算|收取|收费|结算|算)|<count>(?:客服|坐席|专席)?[×xX*]<money>|<money>[×xX*]<count>|客服<count>,每(?:名|人|席)每月<money>|每(?:名|人|席|坐席|岗)(?:客服|坐席)?每?月(?:服务费)?(?:为|是)?<money>,(?:共|合计|总共)<count>(?=,)"
_FEWER = re.compile(r"(?:不足|少于|低于|未满)[^,;。]{0,8},$")
_LEADS_TOO = rf"[、,和及][^。;,、<count>]{{0,4}}(?:{LEADER})[^。;,、<count>]{{0,2}}<count>"
_BASED = re.compile(r"在(?=日常|平时|平日|常规)")
_ON_IT = re.compile("的?基础上")
_LEAST = 2
_NAME_AND_NUMBERS = 2
"""Cells of a row that names something and tells of it: 席位 | 在线18席、热线6席，合计24席."""
_MERCHANTS = re.compile(r"(?<![为向给替])甲方(?!采购|订购|购买|选购|店)|(?:双方|对方)")
_IN_ALL = re.compile(r"每[日天](?=.*(?:合计|总计|共计))")
_THESE = re.compile(r"(?:上述|以上|前述|该|这|全部|全体)$")
_EACH_OF_THEM = re.compile(r"分别|各自|轮流|均|全部|都(?![^,;。]{0,6}的)")
_APART = re.compile(r"另[配设有派外]|不(?:包括|含|包含|计)")
_NAME_HEAD = re.compile(r"岗位|项目|角色|人员|类别|类型|职位|^席位|坐席(?!数)|名称|服务内容|收费项")
_COUNT_HEAD = re.compile(r"^(?:配置|计费)?(?:数量|人数|席位?数|坐席数|席数|岗数|编制|基准量)(?:\([^)]*\))?$")
_GENERIC = re.compile(
    r"\([^)]*\)|专属|专职|固定|标准|基础|普通|一线|人工|全职|常规|常驻|接待员?|人员|员工|服务|项目|电商|线上|网店|店铺|"
    r"客服|坐席|专席|席位?|专员|话务员|岗位?|[名人员]"
)
_OWN_NAME = re.compile(r"[一-鿿A-Za-z\d]{2,6}")
_ALL = re.compile(r"合计|总计|共计|小计")
_PHASED = re.compile(r"试运行|试用|首月|第[一二三1-3](?:个月|阶段|期)|[旺淡]季|大促|起增|增至|增加至|减至|分阶段|班次")
_NOT_STAFF = re.compile(r"系统|软件|培训(?!师)|账号|设备|加[席坐时班]|临时|节假日|大促|备用|可选|权限|会话|授权")
_STAFF = re.compile(rf"席|岗$|客服|接待|专员|话务|{LEADER}")
_SUM_BEFORE = re.compile(r"(?:共计?|合计|总计|一共|总共)(?:为|是|有)?$")
_NO_SUM = re.compile(r"其中|每|至少|不[少低多高超]|最[少多]|增|备用|大促|或|约(?!定)|左右|兼")


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of people in running text: where; 席, 人 or "" (either); who (none: all who serve); how many.

    `apart` says that leaders and the like are told to come on top.
    """

    place: Place
    unit: str
    who: frozenset[str]
    count: Decimal
    apart: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of people: who, how many, its words and where they stand in its clause's text."""

    unit: str
    who: frozenset[str]
    count: Decimal
    shown: str
    span: Span

    @property
    def leads(self) -> bool:
        """Whether these people lead or check those who serve."""
        return any(re.search(LEADER, word) for word in self.who)


def tallies(passages: Passages) -> Iterator[Candidate]:
    """Yield each count of people that an earlier one, a table or its own parts give otherwise."""
    counted = list(passages.having(rx("<count>")))
    said = [tally for passage in counted if passage.row is None for tally in _tallies(passage)]
    listed = [(table, rows) for table in tables(passages) if (rows := _rows(table))]
    named = {word for who in (*(t.who for t in said), *(row.who for _, rows in listed for row in rows)) for word in who}
    if "电话" not in named:
        said = [replace(tally, who=tally.who - {"在线"}) for tally in said]
        listed = [(table, [replace(row, who=row.who - {"在线"}) for row in rows]) for table, rows in listed]
    told: set[tuple[frozenset[str], Decimal]] = set()
    for tally in (*said, *_by_name(counted, listed)):
        other = _listed_otherwise(passages, tally, listed) or _told_otherwise(passages, tally, said)
        if other is not None and (tally.who, tally.count) not in told:
            told.add((tally.who, tally.count))
            yield _told(tally.place, passages, *other)
    for passage in counted:
        if passage.row is None or len(passage.row.cells) == _NAME_AND_NUMBERS:
            yield from _parts(passage)


def people(passages: Passages, roles: Iterable[str]) -> list[Decimal | None]:
    """Return for each role (客服, 班长) how many people of it the sentences of a draft count; None where they count none, or
    differ."""
    counts: dict[frozenset[str], set[Decimal]] = {}
    for tally in (tally for p in passages.having(rx("<count>")) if p.row is None for tally in _tallies(p)):
        if tally.unit != "席":
            counts.setdefault(tally.who, set()).add(tally.count)
    found = (counts.get(_who(role), set()) for role in roles)
    return [next(iter(each)) if len(each) == 1 else None for each in found]


def _by_name(counted: Sequence[Passage], listed: Sequence[tuple[Table, list[Row]]]) -> Iterator[Tally]:
    """The counts in sentences of people whom only a row's name tells apart, 文具组2个、图书组3个, and of those that all
    are parted into: 其中电话坐席10名."""
    names = {word for _, rows in listed for row in rows for word in row.who}
    for name in sorted(names):
        pattern = rx(rf"{re.escape(name)}(?:客服|坐席|专席|席位?|人员)?(?P<v><count>)")
        for passage in counted:
            for match in pattern.finditer(passage.text) if passage.row is None else ():
                q = passage.reading.slots[match.start("v")]
                part = re.split("[,;。]", passage.text[: match.start()])[-1] + match.group()
                own = not _CHANNEL.fullmatch(name) or part.startswith("其中")
                limited = _LIMITED.search(part.replace("其中", ""))
                if own and q.unit in _SEAT_UNITS | _PERSON_UNITS and q.value and not limited:
                    yield Tally(Place(passage, *match.span()), "", frozenset({name}), q.value, True)


def _told(place: Place, passages: Passages, shown: str, other: tuple[str, Span]) -> Candidate:
    words = Words(
        f"人数两处不一致：{cited(passages, place)}与{shown}，费用和考核按哪个数计算会起争议。",
        "核实后统一数量；有增减安排的，写明何时起按新数量执行。",
    )
    return replace(found_at(CHECK, Severity.MEDIUM, place, words), other=other)


def _too_few(one: Tally, other: Tally) -> bool:
    """Whether there are fewer people than seats that they must fill."""
    people, seats = (one, other) if one.unit == "人" else (other, one)
    return (people.unit, seats.unit) == ("人", "席") and people.count < seats.count


def _fits(one: str, other: str) -> bool:
    return not one or not other or one == other


_Other = tuple[str, tuple[str, Span]]
"""What a count contradicts, in words, and where it stands (clause, span)."""


def _told_otherwise(passages: Passages, tally: Tally, said: Sequence[Tally]) -> _Other | None:
    """The earlier count of the same people, where none of the earlier ones is this one."""
    before = [
        each
        for each in said
        if each.who == tally.who
        and (_fits(each.unit, tally.unit) or _too_few(each, tally))
        and each.place.passage.number < tally.place.passage.number
    ]
    if not before or any(each.count == tally.count for each in before):
        return None
    first = before[0].place
    return cited(passages, first), (first.passage.clause.id, first.passage.place(first.start, first.end))


def _listed_otherwise(passages: Passages, tally: Tally, listed: Sequence[tuple[Table, list[Row]]]) -> _Other | None:
    """The rows of the tables that list the people counted, where every such table makes it another number."""
    differing = []
    for table, rows in listed:
        own = [row for row in rows if tally.who or _fits(row.unit, tally.unit)]
        same = [row for row in own if row.who == tally.who]
        serving = same if tally.who or same else [row for row in own if not row.leads]
        if not serving:
            continue
        right = {sum((row.count for row in serving), Decimal(0)), *(row.count for row in serving)}
        if not tally.who:
            right |= {sum((row.count for row in own if not row.leads), Decimal(0))}
            right |= set() if tally.apart else {sum((row.count for row in own), Decimal(0))}
        if tally.count in right:
            return None
        shown = "、".join(row.shown for row in serving[:3])
        differing.append((f"“{shown}”（{where(passages, table.clause)}的表）", (table.clause.id, serving[0].span)))
    return differing[0] if differing else None


def _rows(table: Table) -> list[Row]:
    """The rows of a table that lists people by their number without its totals; of a table by shifts its total alone."""
    column = table.column(_COUNT_HEAD)
    phased = _PHASED.search(caption(table.clause.text, table.head.cells[0].start) + "".join(table.heads))
    if not column or (phased and phased.group() != "班次"):
        return []
    name_at = 0 if phased else table.column(_NAME_HEAD) or 0
    found = []
    for row in table.rows:
        name, cell = table.cell(row, name_at), table.cell(row, column)
        count = amount(cell)
        staff = (
            bool(_ALL.search(name))
            if phased
            else _STAFF.search(name) and not _ALL.search(name) and not _NOT_STAFF.search(name)
        )
        if staff and count is not None and column != name_at and not count[1]:
            unit = (
                "席"
                if re.search("[席岗]", table.heads[column] + cell)
                else "人"
                if "人" in table.heads[column] + cell
                else ""
            )
            span = trimmed(table.clause.text, Span(row.cells[name_at].start, row.cells[column].end))
            found.append(Row(unit, _named(name), count[0], f"{name} {cell}", span))
    return found


def _named(name: str) -> frozenset[str]:
    """Who a row's people are: by their channel, else by what is left of the row's name (文具组, 唯品会); none for all."""
    own = _GENERIC.sub("", name)
    return _who(name) or (frozenset({own}) if _OWN_NAME.fullmatch(own) else frozenset())


def _who(words: str) -> frozenset[str]:
    return frozenset(_SAME.get(word, word) for word in _CHANNEL.findall(words))


def _is_people(passage: Passage, index: int, q: Quantity) -> bool:
    if q.kind is not QuantityKind.COUNT or q.value is None or q.low is not None:
        return False
    return q.unit in _SEAT_UNITS | _PERSON_UNITS - {"个"} or (
        q.unit == "个" and bool(_AFTER.match(passage.text, index + 1) or _BEFORE.search(passage.text[:index]))
    )


def _tallies(passage: Passage) -> Iterator[Tally]:
    """The counts of people in a sentence that stand for all of those people."""
    if _PHASED.search(passage.context):
        return
    priced = [match.span() for match in hits(passage, _PRICED)] if passage.reading.slots else []
    for index, q in within(passage, 0, len(passage.text)):
        if not _is_people(passage, index, q) or q.bound is not Bound.EXACTLY:
            continue
        charged = next((span for span in priced if span[0] <= index < span[1]), None)
        tally = _charged(passage, index, q, charged) if charged else _provided(passage, index, q)
        if tally is not None and (tally.who or tally.count >= _LEAST):
            yield tally


def _charged(passage: Passage, index: int, q: Quantity, span: tuple[int, int]) -> Tally | None:
    """How many people are paid for: 按12席计算, 10席×4,500元."""
    start = begins(passage.text, index)
    below = _FEWER.search(passage.text[:start])  # 不足8席的，按8席计月费
    if below or _LIMITED.search(passage.text[start : span[1]].replace("每", "")):
        return None
    named = _AFTER.match(passage.text, index + 1)
    who = _who(passage.text[start:index] + (named.group() if named else ""))
    return Tally(Place(passage, max(start, span[0]), span[1]), _unit(q, named), who, q.value or Decimal(0), True)


def _provided(passage: Passage, index: int, q: Quantity) -> Tally | None:
    """How many people somebody has to provide: 配备客服12名, 上述12名客服."""
    start = begins(passage.text, index, ",、;:。()及和与")
    end = ends(passage.text, index, ",、;。()")
    based = _BASED.search(passage.text[start:index])
    part = passage.text[start + (based.end() if based else 0) : index + 1 if based else end]
    before = passage.text[start:index]
    after = _AFTER.match(passage.text, index + 1)
    named = after or _BEFORE.search(before)
    head = re.split("[,;。]", passage.text[:index])[-1]
    again = not head and after is not None and _EACH_OF_THEM.match(passage.text, after.end())
    provided = again or _PROVIDES.search(head + passage.text[index : index + 5])
    unnamed = named is None and q.unit not in _SEAT_UNITS
    limited = not again and _LIMITED.search(before if _THESE.search(before) else _IN_ALL.sub("", part))
    if limited or _MERCHANTS.search(head) or not provided or unnamed:
        return None
    verbs = [match.end() for match in _PROVIDES.finditer(before) if match.end() < len(before) or not named]
    on_it = _ON_IT.match(passage.text, index + 1) if based else None
    first = based.start() if based and on_it else max(verbs, default=0)
    place = Place(passage, start + first, on_it.end() if on_it else after.end() if after else index + 1)
    who = _who(before + (after.group() if after else ""))
    return Tally(
        place, _unit(q, named), who, q.value or Decimal(0), bool(_APART.search(passage.text) or _leads_apart(passage))
    )


def _leads_apart(passage: Passage) -> bool:
    """Whether a sentence counts those who lead beside those who serve: 客服14名、主管1名."""
    return bool(rx(_LEADS_TOO).search(passage.text)) and not re.search("其中|含|包括", passage.text)


def _unit(q: Quantity, named: re.Match[str] | None) -> str:
    """席 or 人, or "" where a person and a seat are the same (14名坐席)."""
    role = named["r"] if named else ""
    seat = q.unit in _SEAT_UNITS or bool(re.search("[席岗]", role))
    person = q.unit in {"名", "人", "位"} or (role != "" and not re.search("[席岗]", role))
    return "" if seat == person else "席" if seat else "人"


def _parts(passage: Passage) -> Iterator[Candidate]:
    """售前6名、售后4名（含轮休）和组长1名，合计10名: the people told one by one, and a sum that they do not make."""
    parts: list[tuple[int, Quantity]] = []
    depth = 0
    for index, character in enumerate(passage.text):
        depth += (character == "(") - (character == ")")
        if character in "。;":
            parts = []
        q = passage.reading.slots.get(index)
        if q is None or depth or (q.unit == "个" and not parts):
            continue
        if not _is_people(passage, index, q):
            parts = [] if parts and q.unit == "个" else parts  # 再派1个带班: one of them or of something else
            continue
        total = _SUM_BEFORE.search(passage.text[:index])
        if total is None:
            parts.append((index, q))
            continue
        start = begins(passage.text, parts[0][0]) if parts else 0
        made = sum((each.value or Decimal(0) for _, each in parts), Decimal(0))
        if len(parts) > 1 and made != q.value and not _NO_SUM.search(passage.text[start:index]):
            place = Place(passage, start, index + 1)
            sum_ = "＋".join(each.text for _, each in parts)
            words = Words(
                f"“{place.quote}”：{sum_}与“{q.text}”不符，按哪个数计算会起争议。", "核对各项和总数，改正写错的一个。"
            )
            yield found_at(CHECK, Severity.MEDIUM, place, words)
        parts = []
