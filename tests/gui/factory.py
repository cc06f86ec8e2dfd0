"""Reviews built by hand, with all that the window has to show."""

from __future__ import annotations

from dataclasses import replace

from csreview.model import (
    Advice,
    Agreement,
    Authority,
    Block,
    Cell,
    Checklist,
    Clause,
    Comment,
    Draft,
    ElementOutcome,
    ElementStatus,
    Evidence,
    Finding,
    Format,
    Kind,
    Need,
    Outcome,
    Part,
    Party,
    PartyRole,
    Piece,
    Requirement,
    Review,
    Revision,
    RevisionKind,
    Role,
    Section,
    Severity,
    Side,
    Span,
    Status,
    Strength,
    Topic,
    Unread,
)

TITLE = "电商客服外包合作协议"
REPLY = "𠮷乙方应及时响应，首次响应时长____秒。"
PAY = "甲方收到发票后付款。"
CAP = "乙方赔偿一切损失，\n不设上限。"


def blocks() -> tuple[Block, ...]:
    inserted = Revision(RevisionKind.INSERTED, Span(4, 6), "张", "2026-05-01")
    deleted = Revision(RevisionKind.DELETED, Span(4, 4), "张", "2026-05-01", "合格𠮷")
    return (
        Block("晴序里 内部文件", part=Part.HEADER),
        Block(TITLE, alignment="center", style="Title"),
        Block("甲方", cell=Cell(0, 0, 0)),
        Block("广州晴序里服饰有限公司", cell=Cell(0, 0, 1)),
        Block("乙方", cell=Cell(0, 1, 0)),
        Block("武汉言达里客户服务有限公司", cell=Cell(0, 1, 1)),
        Block("以上合并", cell=Cell(0, 2, 0, column_span=2)),
        Block("服务标准", label="第一条", heading=1),
        Block(REPLY, label="1.1", indent=21.0, formats=(Format(Span(1, 3), bold=True),)),
        Block("付款", label="第二条", heading=1),
        Block(PAY, label="2.1", revisions=(inserted, deleted), comments=(Comment(Span(7, 9), "几天<内>付？", "李"),)),
        Block("违约责任", label="第三条", heading=1),
        Block(CAP, label="3.1", formats=(Format(Span(0, 2), italic=True, underline=True),)),
    )


def agreement() -> Agreement:
    read = blocks()
    draft = Draft("客服外包协议.docx", "0" * 64, read, (Unread("image", "附件三", "图片中的文字读不到"),))
    return Agreement(
        draft,
        TITLE,
        (
            _clause("c0", None, "", Role.HEADER, read, 0),
            _clause("c1", None, "", Role.TITLE, read, 1),
            _table_clause(read),
            _clause("c3", None, "第一条", Role.BODY, read, 7, title="服务标准"),
            _clause("c4", "c3", "1.1", Role.BODY, read, 8, depth=2),
            _clause("c5", None, "第二条", Role.BODY, read, 9, title="付款"),
            _clause("c6", "c5", "2.1", Role.BODY, read, 10, depth=2),
            _clause("c7", None, "第三条", Role.BODY, read, 11, title="违约责任"),
            _clause("c8", "c7", "3.1", Role.BODY, read, 12, depth=2),
        ),
        (
            Party(PartyRole.MERCHANT, "甲方", "广州晴序里服饰有限公司"),
            Party(PartyRole.VENDOR, "乙方", "武汉言达里客户服务有限公司"),
        ),
    )


def _clause(
    identifier: str,
    parent: str | None,
    label: str,
    role: Role,
    read: tuple[Block, ...],
    index: int,
    *,
    title: str = "",
    depth: int = 1,
) -> Clause:
    text = read[index].text
    piece = Piece(index, Span(0, len(text)), Span(0, len(text)))
    return Clause(identifier, parent, label, title, role, text, depth, (piece,))


def _table_clause(read: tuple[Block, ...]) -> Clause:
    pieces, text = [], ""
    for index in range(2, 7):
        start = len(text)
        text += read[index].text
        pieces.append(Piece(index, Span(start, len(text)), Span(0, len(read[index].text))))
        text += "\t" if index % 2 == 0 else "\n"
    return Clause("c2", None, "", "", Role.PARTIES, text.rstrip(), 1, tuple(pieces))


def _requirement(identifier: str, section: str, title: str) -> Requirement:
    advice = {
        side: Advice(Need.REQUIRED, f"{title}对{side.value}要紧", f"写明{title}", f"双方约定{title}：【】。")
        for side in Side
    }
    return Requirement(
        identifier,
        section,
        title,
        f"是否约定{title}",
        Topic((title,)),
        (),
        advice,
        (Authority("《民法典》第五百一十一条", True),),
        (),
    )


REQUIREMENTS = (
    ("kpi.first-response", "kpi", "首次响应时长"),
    ("kpi.data-source", "kpi", "数据来源"),
    ("fees.payment-date", "fees", "付款期限"),
    ("fees.rate", "fees", "服务单价"),
    ("liab.cap", "liab", "责任上限"),
    ("parties.branch-capacity", "parties", "分支机构签约能力"),
)


def checklist() -> Checklist:
    sections = (
        Section("parties", "合作双方基本信息"),
        Section("kpi", "服务质量标准"),
        Section("fees", "服务费用"),
        Section("liab", "违约责任"),
    )
    made = tuple(_requirement(*each) for each in REQUIREMENTS)
    return Checklist("ecommerce-customer-service", "电商客服外包", "1", sections, (), made)


def reviews() -> dict[Side, Review]:
    """Both sides' reviews; the merchant's is worse."""
    return {Side.MERCHANT: merchant_review(), Side.VENDOR: vendor_review()}


def _outcome(
    identifier: str, status: Status, severity: Severity | None, *evidence: Evidence, **more: object
) -> Outcome:
    _, section, title = next(each for each in REQUIREMENTS if each[0] == identifier)
    elements = (
        ElementOutcome("limit", "时限", ElementStatus.BLANK, True, evidence[0] if evidence else None),
        ElementOutcome("source", "数据来源", ElementStatus.ABSENT, False),
    )
    return Outcome(
        identifier,
        section,
        title,
        status,
        severity,
        elements,
        tuple(evidence),
        f"{title}：依据如下",
        f"写明{title}",
        f"双方约定{title}为【】。",
        ("《民法典》第五百一十一条",),
        **more,  # type: ignore[arg-type]
    )


def _for(side: Side, outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Say what is at stake for a side, as its advice does."""
    return tuple(replace(outcome, why=f"{outcome.title}对{side.value}要紧") for outcome in outcomes)


def quote(clause: str, text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence(clause, Span(start, start + len(words)), words)


BLANK = quote("c4", REPLY, "首次响应时长____秒")
SOON = quote("c4", REPLY, "及时")
PAID = quote("c6", PAY, "收到发票后付款")
ALL = quote("c8", CAP, "赔偿一切损失，\n不设上限")


def _finding(
    identifier: str, kind: Kind, severity: Severity, place: Evidence | None, requirement: str | None
) -> Finding:
    return Finding(
        identifier,
        kind,
        f"{kind.value}.{identifier}",
        severity,
        place.clause if place else None,
        place.span if place else None,
        place.quote if place else "",
        f"{identifier} 的说明",
        f"{identifier} 的建议",
        requirement,
        certain=severity is not Severity.LOW,
    )


def merchant_review() -> Review:
    outcomes = (
        _outcome("parties.branch-capacity", Status.NOT_APPLICABLE, None),
        _outcome("kpi.first-response", Status.BLANK, Severity.HIGH, BLANK),
        _outcome("kpi.data-source", Status.MISSING, Severity.HIGH, nearest=("c4", "c3"), belongs_after="c4"),
        _outcome("fees.payment-date", Status.PARTIAL, Severity.MEDIUM, PAID),
        _outcome("fees.rate", Status.MET, None, PAID),
        _outcome("liab.cap", Status.MET, None, ALL),
    )
    findings = (
        _finding("gap1", Kind.GAP, Severity.HIGH, None, "kpi.data-source"),
        _finding("blank1", Kind.BLANK, Severity.HIGH, BLANK, "kpi.first-response"),
        _finding("vague1", Kind.VAGUE, Severity.MEDIUM, SOON, None),
        _finding("gap2", Kind.GAP, Severity.MEDIUM, PAID, "fees.payment-date"),
        replace(
            _finding("consistency1", Kind.CONSISTENCY, Severity.LOW, quote("c6", PAY, "甲方"), None),
            other=quote("c4", REPLY, "乙方"),
        ),
    )
    return Review(
        agreement(),
        checklist(),
        Side.MERCHANT,
        "2026-11-27",
        "draft",
        _for(Side.MERCHANT, outcomes),
        findings,
        ("gap1", "blank1"),
        ("这份草案有 2 处未接受的修订。", "像是委托合同。"),
        "",
        (Strength("liab.cap", "c8", ALL.span, ALL.quote, "对方承担全部损失"),),
    )


def vendor_review() -> Review:
    outcomes = (
        _outcome("parties.branch-capacity", Status.NOT_APPLICABLE, None),
        _outcome("kpi.first-response", Status.BLANK, Severity.MEDIUM, BLANK),
        _outcome("kpi.data-source", Status.MISSING, Severity.LOW, nearest=("c4",), belongs_after="c4"),
        _outcome("fees.payment-date", Status.MET, None, PAID),
        _outcome("fees.rate", Status.MET, None, PAID),
        _outcome("liab.cap", Status.MET, None, ALL),
    )
    findings = (
        _finding("blank1", Kind.BLANK, Severity.MEDIUM, BLANK, "kpi.first-response"),
        _finding("risk1", Kind.RISK, Severity.MEDIUM, ALL, "liab.cap"),
        _finding("gap1", Kind.GAP, Severity.LOW, None, "kpi.data-source"),
    )
    return Review(agreement(), checklist(), Side.VENDOR, "2026-11-27", "draft", _for(Side.VENDOR, outcomes), findings)
