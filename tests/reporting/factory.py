"""Reviews built by hand: small, but with every kind of finding and status, a table and an unreadable image."""

from csreview.model import (
    Advice,
    Agreement,
    Authority,
    Block,
    Checklist,
    Clause,
    Draft,
    Element,
    ElementOutcome,
    ElementStatus,
    Evidence,
    Finding,
    Kind,
    Need,
    Outcome,
    Party,
    PartyRole,
    Requirement,
    Review,
    Role,
    Row,
    Section,
    Severity,
    Side,
    Span,
    Status,
    Strength,
    Topic,
    Unread,
)

TABLE = "指标\t目标\n平均响应时长\t45秒以内\n客户满意度\t____%"
ROWS = (
    Row(0, (Span(0, 2), Span(3, 5))),
    Row(0, (Span(6, 12), Span(13, 18)), ("指标", "目标")),
    Row(0, (Span(19, 24), Span(25, 30)), ("指标", "目标")),
)
CLAUSES = (
    Clause("c1", None, "", "客服外包协议", Role.TITLE, "客服外包协议"),
    Clause("c2", None, "", "", Role.PARTIES, "甲方：示例家居有限公司\n乙方：示例客服有限公司"),
    Clause("c3", None, "第一条", "服务范围", Role.BODY, "服务范围\n乙方提供售前、售后咨询。\n乙方应及时响应消费者。"),
    Clause("c4", "c3", "1.2", "", Role.BODY, "服务时间为每日8:00至22:00。", depth=2),
    Clause("c5", "c3", "（三）", "", Role.BODY, "节假日安排另行约定。", depth=2),
    Clause(
        "c6",
        None,
        "第二条",
        "考核",
        Role.BODY,
        "考核\n" + TABLE,
        rows=tuple(Row(r.table, tuple(s.shifted(3) for s in r.cells), r.header) for r in ROWS),
    ),
    Clause("c7", None, "附件一", "价目表", Role.ANNEX, "价目表"),
    Clause("c8", "c7", "2.", "", Role.ANNEX, "=SUM(1,2)是<b>每席</b>单价 & 其他 | 栏。", depth=2),
)
AUTHORITY = ("《民法典》第五百一十条",)


def requirement(identifier, title, *, elements=(), need=Need.REQUIRED):
    section = identifier.partition(".")[0]
    advice = Advice(need, f"{title}不清，出了问题难以追责。", f"写明{title}。", f"示范：{title}为【】。")
    return Requirement(
        identifier,
        section,
        title,
        f"{title}？",
        Topic(("x",)),
        elements,
        {Side.MERCHANT: advice, Side.VENDOR: advice},
        (Authority(AUTHORITY[0], verified=True),),
        (),
    )


def element(key, name, kind):
    return Element(key, name, kind, required=True)


CHECKLIST = Checklist(
    "ecommerce-customer-service",
    "电商客服外包协议审查清单",
    "2026.1",
    (
        Section("scope", "合作内容与服务范围"),
        Section("kpi", "服务质量标准与考核"),
        Section("fees", "服务费用及支付方式"),
        Section("gen", "通知与一般条款"),
    ),
    (),
    (
        requirement("scope.hours", "每日服务时间", elements=(element("hours", "服务时段", "clock_range"),)),
        requirement("scope.holidays", "法定节假日安排"),
        requirement("kpi.avg-response-time", "平均响应时长", elements=(element("value", "时长", "duration"),)),
        requirement("kpi.csat", "客户满意度", elements=(element("value", "满意度", "percent"),)),
        requirement("fees.payment-deadline", "付款期限", elements=(element("days", "付款天数", "duration"),)),
        requirement("fees.base", "基础服务费", elements=(element("price", "单价", "money"),)),
        requirement("gen.annexes", "附件", need=Need.OPTIONAL),
        requirement("gen.copies", "份数", need=Need.RECOMMENDED),
    ),
)


def evidence(clause, quote):
    text = next(c.text for c in CLAUSES if c.id == clause)
    start = text.index(quote)
    return Evidence(clause, Span(start, start + len(quote)), quote)


def outcome(identifier, status, severity=None, *, places=(), elements=(), reason="原因。", **more):
    r = CHECKLIST.requirement(identifier)
    advice = r.advice[Side.MERCHANT]
    return Outcome(
        identifier,
        r.section,
        r.title,
        status,
        severity,
        elements,
        places,
        reason,
        advice.remedy,
        advice.wording,
        AUTHORITY,
        asks=r.asks,
        why=advice.why,
        **more,
    )


def fact(key, name, status, place=None):
    return ElementOutcome(key, name, status, required=True, evidence=place)


OUTCOMES = (
    outcome(
        "scope.hours",
        Status.MET,
        places=(evidence("c4", "每日8:00至22:00"),),
        elements=(fact("hours", "服务时段", ElementStatus.SPECIFIC, evidence("c4", "8:00至22:00")),),
    ),
    outcome("scope.holidays", Status.VAGUE, Severity.HIGH, places=(evidence("c5", "另行约定"),)),
    outcome(
        "kpi.avg-response-time",
        Status.PARTIAL,
        Severity.MEDIUM,
        places=(evidence("c6", "平均响应时长\t45秒以内"),),
        elements=(fact("value", "时长", ElementStatus.SPECIFIC, evidence("c6", "45秒以内")),),
    ),
    outcome(
        "kpi.csat",
        Status.BLANK,
        Severity.HIGH,
        places=(evidence("c6", "____%"),),
        elements=(fact("value", "满意度", ElementStatus.BLANK, evidence("c6", "____%")),),
    ),
    outcome(
        "fees.payment-deadline",
        Status.MISSING,
        Severity.HIGH,
        nearest=("c8",),
        belongs_after="c6",
        elements=(fact("days", "付款天数", ElementStatus.ABSENT),),
    ),
    outcome(
        "fees.base",
        Status.MET,
        places=(evidence("c8", "=SUM(1,2)是<b>每席</b>单价"),),
        elements=(fact("price", "单价", ElementStatus.SPECIFIC, evidence("c8", "<b>每席</b>单价")),),
    ),
    outcome("gen.annexes", Status.NOT_APPLICABLE, reason="未见附件。"),
    outcome("gen.copies", Status.MISSING, Severity.LOW),
)


def finding(identifier, kind, rule, severity, place, message, requirement=None, **more):
    remedy = f"按{identifier}修改。"
    where = (place.clause, place.span, place.quote) if place else (None, None, "")
    return Finding(identifier, kind, rule, severity, *where, message, remedy, requirement, **more)


FINDINGS = (
    finding(
        "a1",
        Kind.GAP,
        "fees.payment-deadline",
        Severity.HIGH,
        None,
        "未找到关于【付款期限】的约定。",
        "fees.payment-deadline",
    ),
    finding(
        "a2", Kind.BLANK, "blank.kpi.csat", Severity.HIGH, evidence("c6", "____%"), "满意度数值没有填。", "kpi.csat"
    ),
    finding(
        "a3",
        Kind.VAGUE,
        "wording.time.另行约定",
        Severity.HIGH,
        evidence("c5", "另行约定"),
        "“另行约定”没有日期。",
        "scope.holidays",
        also=("scope.holidays",),
    ),
    finding(
        "a4",
        Kind.RISK,
        "risk.kpi.avg-response-time.loose",
        Severity.MEDIUM,
        evidence("c6", "45秒以内"),
        "口径对甲方不利。",
        "kpi.avg-response-time",
    ),
    finding(
        "a5",
        Kind.CONSISTENCY,
        "consistency.dangling-reference",
        Severity.MEDIUM,
        evidence("c8", "其他 | 栏"),
        "所引的条款不存在 <script>alert(1)</script>。",
    ),
    finding("a6", Kind.VAGUE, "wording.time.及时", Severity.MEDIUM, evidence("c3", "及时"), "“及时”没有时限。"),
    finding("a7", Kind.GAP, "gen.copies", Severity.LOW, None, "未写份数。", "gen.copies", certain=False),
)


def review(**changes):
    """A review in which nothing is random; `changes` replace fields of it."""
    draft = Draft(
        "客服外包协议.docx",
        "ab" * 32,
        tuple(Block(c.text, label=c.label) for c in CLAUSES),
        (Unread("图片", "附件一", "图片中的文字无法读取"),),
    )
    parties = (
        Party(PartyRole.MERCHANT, "甲方", "示例家居有限公司"),
        Party(PartyRole.VENDOR, "乙方", "示例客服有限公司"),
    )
    fields = {
        "agreement": Agreement(draft, "客服外包协议", CLAUSES, parties),
        "checklist": CHECKLIST,
        "side": Side.MERCHANT,
        "date": "2026-11-22",
        "stage": "draft",
        "outcomes": OUTCOMES,
        "findings": FINDINGS,
        "must_settle": ("a1", "a2", "a3"),
        "notices": ("草案含修订痕迹，按全部接受审查。",),
        "kind": "电商客服外包协议",
        "strengths": (
            Strength("scope.hours", "c4", evidence("c4", "每日8:00至22:00").span, "每日8:00至22:00", "服务时段明确。"),
        ),
    }
    return Review(**(fields | changes))
