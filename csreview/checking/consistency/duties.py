"""role-swap: a duty or a right that only one side can have is given to the other.

Reading text names the merchant 甲方 and the vendor 乙方 whatever the draft calls them, so that drafts in which the
provider is 甲方 are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, found_at, having, hits
from csreview.checking.passages import Passage, Passages
from csreview.model import PartyRole, Severity

_DUTY = r"(?:应当?|须|需|必须|负责|承诺|保证|同意|每月|按月|按约定|按期|按时|及时|<day>前?|在?<duration>内|于)"
_FEE = r"(?:当月|上月|每月|相应|全部|应付|约定)?的?(?:基础|固定|客服)?(?:服务费用?|外包费用?|外包服务费|托管费|套餐费)"
_PAYS = rf"乙方{_DUTY}*(?:向甲方)(?:按月|按时|按约定|足额|支付|缴纳)*(?:支付|缴纳|付清){_FEE}(?:<money>)?(?=[,。;)]|$)|乙方{_DUTY}*将{_FEE}(?:支付|汇|付|转|打)(?:款)?(?:至|到|入|给)甲方"
_ANSWERS = r"甲方(?:的?客服|的?坐席|的?客服人员)?(?:应当?|须|需|必须|保证|承诺|负责)(?:在|于|保证)?[^。;,乙]{0,6}(?:<duration>(?:以|之)?内)?(?:人工)?(?:首次)?(?:响应|回复|接待|应答|答复)(?:全部|所有|每一?[位条个])?(?:消费者|进线|客户咨询|咨询)"
_STAFFS = r"甲方(?:应当?|须|需|必须|保证|承诺|负责)(?:为乙方|向乙方)?(?:安排|配备|配置|派驻|提供)(?:不少于|至少)?<count>(?:以上)?(?:名)?(?:专职|在线|专属|固定|专席)*(?:客服|坐席|专席)(?!主管|经理|负责|对接|培训|督导|组长)|甲方(?:应当?|须|需|必须|保证|承诺|负责)(?:安排|配备|配置)(?:不少于|至少)?(?:<count>(?:以上)?)(?:名)?(?:专职|在线|专属|固定)+(?:客服|坐席)?"
_SERVES = r"甲方(?:应当?|须|同意|负责)?(?:为|向)乙方(?:的店铺|店铺)?提供(?:电商|在线|网店|店铺|人工)*客服(?:外包|托管)?服务|乙方委托甲方(?:提供|承担|负责|代为|处理|为)|甲方接受乙方(?:的)?委托"
_PAID_BY_VENDOR = r"乙方(?:应当?|须|需)?(?:在|于|自)?收到(?:甲方(?:(?:开具|提供|寄送)的|的)?)?[^。;甲]{0,10}发票[^。;甲]{0,8}后<duration>内[^。;甲]{0,8}(?:支付|付款|付清)|甲方(?:应当?|须|需)[^。;,乙]{0,14}向乙方(?:开具|出具)[^。;]{0,16}发票"
_LATE = rf"乙方(?:逾期|未按时|未按期|迟延)(?:支付|缴纳){_FEE}"
_SUSPENDS = r"甲方(?:逾期|未按期|未按时|迟延|拖延|晚)(?:付款|支付|付)[^。乙]{0,70}甲方(?:可以?|有权)(?:暂停|停止|中止)(?:提供)?(?:服务|接待)"
_LEAVES = r"甲方(?:的)?(?:客服|坐席|专席)(?:人员|组长|主管)?(?:离职|离岗|离开|辞职|调岗|异动|变动|更换)(?:的|后|时)?,?(?:甲方)?(?:应当?|须|需|必须)?(?:在|于)?(?:<duration>(?:以|之)?内|当[日天]|<time>)?前?(?:书面)?(?:通知|告知|报告|申请|请)乙方[^。;,]{0,6}(?:停用|注销|收回|关闭|冻结|停掉|回收)"
_REPORTS = r"甲方(?:应当?|须|需|必须)(?:在|于)?[^。;,乙]{0,12}向乙方(?:提交|报送|发送|提供)(?:上月|当月|每月|的)*(?:服务|客服|接待|运营|质检|工作)*(?:报告|日报|周报|月报|报表)(?=[,。;)]|$)"
_PROMOTES = r"(?<!配合)乙方(?:开展|举办|参加|拟开展|策划)[^。;,甲]{0,8}(?:促销|大促|营销)活动(?:的|时|前)?,?(?:乙方)?(?:应当?|须|需|必须)[^。;,]{0,14}(?:通知|告知)甲方"
_ITSELF = rf"(?P<p>甲方|乙方)(?:{_DUTY}|有权|可以?|不得|如数|书面|一次性|另行)*(?:向|委托|给予|付给|赔偿给)(?P=p)(?=支付|赔偿|付款|提供|开具|提交|报告|通知|交付|移交|承担|返还)"
_ITSELF_PAID = rf"(?P<p>甲方|乙方)(?:{_DUTY}|有权|不得)*(?:向(?P=p)(?:的)?(?:指定|下列|以下|名下)的?(?:银行)?账[户号](?:支付|付款|汇款|打款|转账)|将[^。;,甲乙]{{0,10}}(?:款项?|费用?|金)[^。;,甲乙]{{0,4}}(?:汇入|支付[至到]|付[至到]|打入|转入|汇[至到]|存入)(?P=p)(?:的)?(?:指定|下列|以下|名下|账[户号]|对公))"
_ON_SHIFT = r"甲方(?:应当?|须|需|必须|保证|承诺|负责)+(?:按照?[^。;,乙]{0,8}?)?(?:安排|配备|组织|派驻)(?:足够|充足|合格|相应)?的?(?:客服|坐席)(?:人员)?(?:到岗|上岗|值守|在线|轮班|接待)|甲方(?:应当?|须|需|必须|保证|承诺)+其(?:客服|坐席)(?:人员|坐席)?[^。;,乙]{0,14}(?:在线|接待|响应|回复)|甲方的(?:客服|坐席)(?:人员)?(?:应当?|须|必须)(?:接受|参加|通过)乙方的?[^。;,]{0,6}(?:培训|考核)"
_INVOICES = r"甲方(?:应当?|须|在|于)*收到(?:全部|上述|当月|每期|乙方支付的)?(?:服务费用?|外包费用?|托管费)(?:之日)?(?:起|后)+(?:的)?(?:<duration>(?:以|之)?内)?,?(?:应当?|须)?(?:向乙方)?(?:开具|开出|出具|提供)[^。;]{0,14}发票"
_UNPAID = r"乙方(?:逾期|未按[时期]|未按约定|迟延|拖延)付款(?:的)?,[^。;乙]{0,12}甲方(?:可以?|有权)(?:暂停|停止|中止)(?:提供)?(?:服务|接待)"
_COMMISSION = r"(?<!员工)乙方(?:应当?|须|需|必须|于|在)+[^。;,甲员坐客主户]{0,14}(?:支付|付清|结清)(?:给甲方)?(?:当月|上月|相应|全部|应付|约定|的)*(?:提成款?|佣金|基础服务费|外包服务费|服务费用?|托管费|套餐费)(?=[,。;)]|$)"
_REFERRAL = re.compile("推荐|介绍|转介|推广|返佣|员工|主播|渠道商|代理商")
_CHECKS = (
    (_PAYS, "服务费由乙方支付给甲方，而付款的应是委托服务的一方", "把付款人改为甲方、收款人改为乙方"),
    (_COMMISSION, "应由乙方收取的款项写成由乙方支付", "把付款人改为甲方"),
    (_ANSWERS, "接待消费者的义务写在甲方头上，而提供客服的是乙方", "把义务主体改为乙方"),
    (_STAFFS, "配备客服人员的义务写在甲方头上，而提供客服的是乙方", "把义务主体改为乙方"),
    (_SERVES, "委托与受托的方向写反：提供客服服务的应是乙方", "对调两方，改为甲方委托、乙方提供服务"),
    (_PAID_BY_VENDOR, "开票与付款的方向写反：应由乙方开票、甲方付款", "对调两方，改为乙方开票、甲方付款"),
    (_LATE, "逾期付款的主体写成乙方，而服务费由甲方支付", "把逾期付款的主体改为甲方"),
    (_SUSPENDS, "甲方逾期付款，却由甲方暂停服务：两方写反或漏写", "把有权暂停服务的一方改为乙方"),
    (_LEAVES, "离岗报停账号的义务写在甲方头上，而客服人员是乙方的人、账号由甲方管理", "对调两方，改为乙方通知甲方停用"),
    (_REPORTS, "提交服务报告的义务写在甲方头上，而提供服务的是乙方", "把义务主体改为乙方"),
    (_PROMOTES, "促销活动由乙方开展并通知甲方，而店铺的活动是甲方的", "对调两方，改为甲方提前通知乙方"),
    (_ON_SHIFT, "安排客服到岗、接受培训的义务写在甲方头上，而提供客服的是乙方", "对调两方，改为乙方的客服"),
    (_INVOICES, "收服务费、开发票的写成甲方，而服务费由甲方支付、发票由乙方开具", "把收款开票的一方改为乙方"),
    (_UNPAID, "乙方付款、甲方暂停服务：付款的应是甲方，提供服务的是乙方", "对调两方"),
    (_ITSELF_PAID, "款项付给付款人自己的账户", "核对本意，把收款账户改为对方的账户"),
    (_ITSELF, "同一方既是义务人又是相对人", "核对本意，改正写错的一方"),
)


def role_swap(passages: Passages) -> Iterator[Candidate]:
    """Yield each duty given to the wrong party, once for a place; silent where the draft names no two sides."""
    agreement = passages.agreement
    sides = [agreement.party(role) for role in (PartyRole.MERCHANT, PartyRole.VENDOR)]
    letters = {"甲方": sides[0].letter if sides[0] else "", "乙方": sides[1].letter if sides[1] else ""}
    if not all(letters.values()):
        return
    for passage in having(passages, *(source for source, _, _ in _CHECKS), recitals=True):
        yield from _in(passage, letters)


def _in(passage: Passage, letters: dict[str, str]) -> Iterator[Candidate]:
    told: list[tuple[int, int]] = []
    for source, why, remedy in _CHECKS:
        for match in hits(passage, source):
            if source is _COMMISSION and _REFERRAL.search(passage.text):
                continue
            if any(start < match.end() and match.start() < end for start, end in told):
                continue
            told.append(match.span())
            place = Place(passage, match.start(), match.end())
            words = Words(
                f"“{place.quote}”：{_renamed(why, letters)}，疑为角色错置。",
                f"{_renamed(remedy, letters)}，并核对同条其他主体。",
            )
            yield found_at("role-swap", Severity.HIGH, place, words)


def _renamed(text: str, letters: dict[str, str]) -> str:
    """The parties' own words in the draft, in one pass, so that swapped letters do not swap back."""
    return text.replace("甲方", "\0").replace("乙方", letters["乙方"]).replace("\0", letters["甲方"])
