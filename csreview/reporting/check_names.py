"""What a contradiction is about, by the rule of the check that found it, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ZH: Mapping[str, str] = MappingProxyType(
    {
        "consistency.account-name": "收款账户名",
        "consistency.amount-arithmetic": "金额的计算",
        "consistency.amount-words-characters": "大写金额的写法",
        "consistency.amount-words-mismatch": "金额大小写",
        "consistency.arbitration-and-court": "仲裁与诉讼",
        "consistency.boundary-ambiguity": "档位的界限",
        "consistency.clause-numbering": "条款编号",
        "consistency.copies-count": "合同份数",
        "consistency.dangling-reference": "条款与附件的引用",
        "consistency.date-order": "日期先后",
        "consistency.defined-terms": "用语的定义",
        "consistency.deposit-nature": "定金与押金",
        "consistency.hours-conflict": "服务时间",
        "consistency.implausible-target": "指标数值",
        "consistency.law-citation": "引用的法律",
        "consistency.party-name": "当事人名称",
        "consistency.percent-sum": "比例合计",
        "consistency.period-conflict": "期限",
        "consistency.private-fine": "罚款",
        "consistency.quantity-conflict": "数量与数值",
        "consistency.renewal-termination-conflict": "续约与终止",
        "consistency.repealed-law": "引用的法律",
        "consistency.response-time-conflict": "响应时长",
        "consistency.role-swap": "双方的角色",
        "consistency.table-text-conflict": "各处约定",
        "consistency.tax-rate": "税率",
        "consistency.term-arithmetic": "起止日期与期限",
        "consistency.uscc-checksum": "统一社会信用代码",
    }
)

EN: Mapping[str, str] = MappingProxyType(
    {
        "consistency.account-name": "Account holder",
        "consistency.amount-arithmetic": "Sums of money",
        "consistency.amount-words-characters": "Characters of an amount in words",
        "consistency.amount-words-mismatch": "Amount in figures and words",
        "consistency.arbitration-and-court": "Arbitration and court",
        "consistency.boundary-ambiguity": "Limits of bands",
        "consistency.clause-numbering": "Numbering",
        "consistency.copies-count": "Number of copies",
        "consistency.dangling-reference": "Cross-references",
        "consistency.date-order": "Order of dates",
        "consistency.defined-terms": "Defined terms",
        "consistency.deposit-nature": "Deposit",
        "consistency.hours-conflict": "Service hours",
        "consistency.implausible-target": "Value of a target",
        "consistency.law-citation": "Law cited",
        "consistency.party-name": "Names of the parties",
        "consistency.percent-sum": "Sum of percentages",
        "consistency.period-conflict": "Periods",
        "consistency.private-fine": "Fines",
        "consistency.quantity-conflict": "Numbers",
        "consistency.renewal-termination-conflict": "Renewal and termination",
        "consistency.repealed-law": "Law cited",
        "consistency.response-time-conflict": "Response times",
        "consistency.role-swap": "Roles of the parties",
        "consistency.table-text-conflict": "Text and table",
        "consistency.tax-rate": "Tax rate",
        "consistency.term-arithmetic": "Dates and length of the term",
        "consistency.uscc-checksum": "Unified social credit code",
    }
)
