"""What kind of agreement a draft appears to be, and on what evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from csreview.model import BINDING_ROLES, OWN_KIND, Agreement, AgreementKind, Clause, Evidence, Role, Span


@dataclass(frozen=True, slots=True)
class _Signs:
    id: str
    name: str
    title: re.Pattern[str]
    body: re.Pattern[str]


# The first that a title matches counts; in the body, the kind whose words stand in most clauses.
_KINDS = tuple(
    _Signs(identifier, name, re.compile(title), re.compile(body))
    for identifier, name, title, body in (
        (
            *OWN_KIND,
            r"客服|客户服务|热线|呼叫|坐席|座席|在线接待",
            r"客服|客户服务|坐席|座席|话务|接待|首次响应|响应时[间长]|咨询量|话术|进线|接通率|千牛|旺旺|飞鸽|会话|质检",
        ),
        (
            "employment", "劳动合同或劳务合同",
            r"劳动合同|劳务合同|聘用|雇佣|用工|兼职|实习|录用|返聘",
            r"用人单位|劳动者|基本工资|月工资|试用期工资|工资标准|岗位工资|绩效工资|工作岗位|工作时间制度|加班工资|年休假|辞职|辞退|员工手册|劳动合同|劳动报酬",
        ),
        (
            "lease", "租赁合同",
            r"租赁|租房|出租|承租|场地使用",
            r"租赁|出租方|承租方|出租人|承租人|租金|租期|房屋|物业费|水电费|转租",
        ),
        (
            "software", "软件开发、许可或订阅合同",
            r"软件|系统(?:开发|建设|采购|服务|许可)|SaaS|平台(?:开发|建设|使用)|技术开发|许可(?:合同|协议)|小程序|订阅",
            r"软件|源代码|系统开发|功能模块|需求说明|需求规格|部署|许可使用|授权使用|升级|测试版本|缺陷|上线验收|订阅|接口",
        ),
        (
            "agency-operation", "电商代运营合同",
            r"代运营|托管运营|运营托管|店铺运营|网店运营|整店托管|运营服务",
            r"代运营|店铺运营|推广|直通车|引力魔方|选品|上架|店铺装修|美工|投放|引流|活动报名|销售目标|运营方案|营销策划",
        ),
    )
)  # fmt: skip
_AMENDMENT_TITLE = re.compile(r"补充协议|补充合同|变更协议|修订协议|修正案|补充条款|续签协议|终止协议|解除协议")
_AMENDMENT = re.compile(r"原(?:合同|协议)|(?:修改|变更|调整|修订)(?:为|如下)|作(?:出)?如下(?:修改|变更|补充)")
_OBLIGES = re.compile(r"甲方|乙方|双方|委托方|受托方|服务商|应当?(?:在|于|按|向|支付|提供)|不得|违约")
_CALLED_AGREEMENT = re.compile(r"(?:合同|协议|合约)书?$")
_LONGEST_QUOTE = 40
OTHER = ("other", "其他合同")
NONE = ("none", "不是合同")


def kind_of(agreement: Agreement) -> AgreementKind:
    """Return what kind of agreement the draft appears to be, by its title and by the words of its clauses."""
    binding = [clause for clause in agreement.clauses if clause.role in BINDING_ROLES]
    title = next((clause for clause in agreement.clauses if clause.role is Role.TITLE), None)
    if _AMENDMENT_TITLE.search(agreement.title) or _amends(binding):
        return AgreementKind(
            "amendment", "对另一份合同的补充或变更", _evidence(title, _AMENDMENT_TITLE, binding, _AMENDMENT)
        )
    if not _is_agreement(agreement, binding):
        return AgreementKind(*NONE, _opening(agreement.clauses))
    counts = [_clauses_with(signs.body, binding) for signs in _KINDS]
    scores = [
        count + bool(signs.title.search(agreement.title)) * max(3, *counts)
        for signs, count in zip(_KINDS, counts, strict=True)
    ]
    best = max(range(len(_KINDS)), key=lambda i: (scores[i], -i))
    if scores[best] < 3 or scores[best] * 12 < len(binding):
        return AgreementKind(*OTHER, _opening(agreement.clauses))
    signs = _KINDS[best]
    return AgreementKind(signs.id, signs.name, _evidence(title, signs.title, binding, signs.body))


def _amends(binding: Sequence[Clause]) -> bool:
    """Told by its clauses: most of the first ten speak of another agreement that they change."""
    first = [clause for clause in binding if clause.role is not Role.PARTIES][:10]
    return len(first) > 2 and 2 * _clauses_with(_AMENDMENT, first) > len(first)


def _is_agreement(agreement: Agreement, binding: Sequence[Clause]) -> bool:
    """Told by parties, by its title, or by what the parties owe."""
    called = bool(agreement.parties) or _CALLED_AGREEMENT.search(agreement.title) is not None
    return called or _clauses_with(_OBLIGES, binding) >= max(2, len(binding) // 4)


def _clauses_with(pattern: re.Pattern[str], clauses: Sequence[Clause]) -> int:
    return sum(1 for clause in clauses if pattern.search(clause.text))


def _evidence(
    title: Clause | None, in_title: re.Pattern[str], clauses: Sequence[Clause], in_body: re.Pattern[str]
) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    if title is not None and in_title.search(title.text):
        end = min(len(title.text.split("\n", 1)[0]), _LONGEST_QUOTE)
        found.append(_quoted(title, Span(0, end)))
    body = [clause for clause in clauses if clause.role is not Role.PARTIES]
    ranked = sorted(body, key=lambda c: (c.role is not Role.BODY, -len(set(in_body.findall(c.text)))))
    matches = [(clause, match) for clause in ranked[:3] if (match := in_body.search(clause.text))]
    return (*found, *(_quoted(clause, _around(clause.text, match)) for clause, match in matches))


def _around(text: str, match: re.Match[str]) -> Span:
    """The part of the sentence around a word, at most as long as a quote may be."""
    start = max(text.rfind(mark, 0, match.start()) for mark in "。；\n\t") + 1
    start = max(start, match.end() - _LONGEST_QUOTE)
    ends = [place for mark in "。；\n\t" if (place := text.find(mark, match.end())) >= 0]
    return Span(start, min([*ends, len(text), max(match.end(), start + _LONGEST_QUOTE)]))


def _opening(clauses: Sequence[Clause]) -> tuple[Evidence, ...]:
    first = next((clause for clause in clauses if clause.text and clause.role in (Role.TITLE, *BINDING_ROLES)), None)
    return (_quoted(first, Span(0, min(len(first.text.split("\n", 1)[0]), _LONGEST_QUOTE))),) if first else ()


def _quoted(clause: Clause, span: Span) -> Evidence:
    return Evidence(clause.id, span, span.cut(clause.text))
