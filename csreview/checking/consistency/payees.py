"""account-name: the vendor's fee is to be paid into the account of somebody else, said in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, found_at, having, hits
from csreview.checking.passages import Passage, Passages
from csreview.language.fold import fold
from csreview.model import PartyRole, Presence, Severity

CHECK = "account-name"
_RELATIVE = "对象|老公|老婆|爱人|配偶|妻子|丈夫|男友|女友|男朋友|女朋友|家属|家人|父亲|母亲|爸爸|妈妈|哥哥|姐姐|弟弟|妹妹|儿子|女儿|亲戚|朋友(?!圈)"
_OFFICER = "法定代表人|法人(?:代表)?|负责人|经理|财务|出纳|会计|股东|合伙人|员工|同事|业务员"
_PAID_TO = rf"(?:转账|转|打款|打|汇款|汇|支付|付款|付|存)(?:到|至|给|入|进)(?:了)?(?P<p>[^。;,:]{{0,12}}?)(?:(?P<r>{_RELATIVE})|(?P<o>{_OFFICER}))(?:[一-鿿]{{2,3}}?(?=个人|名下|的|支付宝|微信|银行卡|账户|账号|收款码))?(?:的|个人|名下|私人)*(?:支付宝|微信(?!群|通知)|银行卡|账户|账号|帐户|户头|收款码)"
_INVOICED_BY = r"由(?P<n>[一-鿿()A-Za-z0-9]{4,24}?(?:公司|工作室|经营部|商行|事务所))(?:代为|代|另行|统一)?(?:向甲方|给甲方|为甲方|对甲方)?(?:代为|代|另行|统一)?(?:开具|开出|出具|开立|提供|开)[^。;,]{0,14}(?:发票|专票|普票)"
_NOT_THE_FEE = re.compile(r"工资|薪|社保|奖金|红包|退款|返现|赔付|补偿|押金|保证金|买家|消费者|顾客")
_NOT_INVOICED = re.compile(
    r"不得|禁止|严禁|不接受|不能|拒收|消费者|买家|顾客|购买|采购|软件|系统|快递|物流|三方协议|分公司|变更"
)
_SOME = re.compile(r"^(?:甲方|乙方|该|其|第三方|任何|其他|另一|关联)|指定|所属|关联|上述")
_FORBIDDEN = re.compile(
    r"不得|禁止|严禁|不接受|不可以|不能|不要|无效|谨防|如果?有人|擅自|私自|委托书|书面委托|授权书|不视为|不构成|不算|不作为"
)
_COMPANY = re.compile(r"公司|集团|企业|事务所|中心")


def third_account(passages: Passages) -> Iterator[Candidate]:
    """Yield each place at which the fee goes to the account of a relative, or of an officer where the vendor is a company."""
    vendor = passages.agreement.party(PartyRole.VENDOR)
    field = vendor.field("name") if vendor else None
    if vendor is None or field is None or field.presence is not Presence.FILLED:
        return
    company = bool(_COMPANY.search(field.value))
    for passage in having(passages, _PAID_TO):
        for match in hits(passage, _PAID_TO) if _is_fee(passage) else ():
            if "甲方" in match["p"] or (match["o"] and not company):
                continue
            place = Place(passage, match.start(), match.end())
            words = Words(
                f"“{place.quote}”：收款的不是{vendor.letter}“{field.value}”本身，付款可能不被认作履行，发票与收款人也对不上。",
                f"改为{vendor.letter}名下的账户；确需他人代收的，写明其姓名和账号，附{vendor.letter}的书面委托。",
            )
            yield found_at(CHECK, Severity.HIGH, place, words)


def third_invoice(passages: Passages) -> Iterator[Candidate]:
    """Yield each place at which a company that is no party invoices the vendor's fee."""
    names = [p.field("name") for p in passages.agreement.parties]
    filled = [f.value for f in names if f is not None and f.presence is Presence.FILLED]
    vendor = passages.agreement.party(PartyRole.VENDOR)
    if vendor is None or len(filled) < 2:
        return
    for passage in having(passages, _INVOICED_BY):
        for match in hits(passage, _INVOICED_BY) if not _NOT_INVOICED.search(passage.text) else ():
            if any(match["n"] in fold(name) or fold(name) in match["n"] for name in filled) or _SOME.search(match["n"]):
                continue
            place = Place(passage, match.start("n"), match.end())
            words = Words(
                f"“{place.quote}”：开票的不是收款的{vendor.letter}，发票、合同和收款人对不上，付款方不能据此入账抵扣。",
                f"改为{vendor.letter}开具发票；确由他人提供服务的，另行与其签约。",
            )
            yield found_at(CHECK, Severity.HIGH, place, words)


def _is_fee(passage: Passage) -> bool:
    text = passage.text
    return bool(re.search("钱|款|费", text)) and not _NOT_THE_FEE.search(text) and not _FORBIDDEN.search(text)
