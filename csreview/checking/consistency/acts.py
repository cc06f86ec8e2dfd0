"""What is done in such agreements, and to what: the acts and things by which norms are known to be of one matter."""

from __future__ import annotations

import functools
import re

from csreview.language.needed import needed
from csreview.language.sieve import Sieve

_ACTS: dict[str, str] = {
    "导出": r"导出|下载|拷贝|复制|抄录|截图|截屏",
    "留存": r"留存|保存|保留|存储|备份|留底",
    "转包": r"转包|分包|转委托|再委托|转由|交由|交给|转交|转给|外包给",
    "录用": r"录用|招用|聘用|雇用|招聘|招揽|挖走",
    "更换": r"更换|换人|调换|撤换|替换|调配|调整(?=[^。;,]{0,12}(?:人员|客服|坐席|经理|组长|主管))",
    "变更": r"变更|修改|调整|更改|修订|改动|增减",
    "调价": r"上调|上浮|涨价|调价|提价|(?:调整|提高|变更)(?=[^。;,]{0,8}(?:单价|价格|费))",
    "解除": r"解除|终止|退出|解约|结束",
    "检查": r"检查|巡查|审计|查验|巡检",
    "补偿": r"补偿|赔付|退款",
    "为他人服务": r"(?:承接|接待|服务|提供)(?=[^。;,]{0,16}(?:同类|竞品|竞争|同行|(?:其他|别的?)(?:商家|品牌|客户|店铺|主体|公司)|别家))|(?:为|向|给)[^。;,]{0,20}(?:同类|竞品|竞争|同行|(?:其他|别的?)(?:商家|品牌|客户|店铺|主体|公司)|别家)[^。;,]{0,14}(?:提供|服务|接待|承接)",
    "委托": r"委托|聘请|引入|选用",
    "使用": r"使用|利用|引用",
    "宣传": r"宣传|展示|公开|列为|列入|提及",
    "披露": r"披露|泄露|透露|提供给|告知",
    "转让": r"转让|质押",
    "添加": r"添加|加(?=微信)|索取",
    "停服": r"停止|暂停|中止|中断",
    "扣款": r"扣除|扣减|抵扣|划扣|扣款",
    "减少": r"减少|缩减|裁减",
    "兼顾": r"兼职|兼接|兼顾|兼任|同时(?:接待|服务|照看|承接)",
    "用兼职": r"(?:使用|安排|雇用|聘用|招用|以|由)[^。;,]{0,4}(?:兼职|实习生|学生|小时工|众包)",
    "居家": r"居家|远程办公|在家",
    "训练": r"训练|微调|喂养",
    "承诺": r"承诺|许诺|答应",
    "要求": r"要求|主张|索要|请求|提出|申请|建议",
}
_THINGS: dict[str, str] = {
    "主管": r"项目经理|组长|主管|负责人|班长",
    "客服": r"客服(?!系统|数据|软件|工具)|坐席|人员|员工",
    "消费者数据": r"个人信息|(?:消费者|买家|顾客|客户)(?:的)?(?:信息|资料|数据|电话|手机号|联系方式)|订单(?:数据|信息)|(?:会话|聊天|接待|对话)(?:及[^。;,]{1,4})?(?:记录|数据|内容)|会话(?!量|数)",
    "第三方": r"第三方|第三人|他人|(?:其他|别的?|另外|外部)[^。;,]{0,6}(?:公司|单位|机构|团队|服务商)|(?:合作|协作|关联)(?:的)?(?:公司|单位|机构|团队|伙伴|服务商|方)",
    "别的商家": r"同类|竞品|竞争|同行|(?:其他|别的?)(?:商家|品牌|客户|店铺|主体|公司)|别家",
    "合同": r"合同(?!款|价|金额|总)|合作(?!商家|方|单位|公司|伙伴|服务商)",
    "附件": r"附件",
    "考核": r"考核(?:指标|标准|办法|目标)|指标|扣款标准|评分(?:标准|表)",
    "价格": r"单价|价格|服务费|费率|收费标准",
    "话术": r"话术|口径|知识库",
    "账号": r"账号",
    "职场": r"职场|工作场所|办公场所|作业场所|现场",
    "债权": r"债权|应收账款|收款权",
    "品牌": r"商标|品牌(?!方|商)|商号|店铺名称|店名|标识|案例",
    "微信": r"微信|联系方式",
    "兼职": r"兼职|实习生|学生|小时工|众包",
    "居家": r"居家|远程|在家",
    "服务": r"(?:停止|暂停|中止|中断)[^。;,]{0,6}(?:服务|接待|坐席)",
    "费用": r"服务费|款项|货款|应付",
    "补偿": r"补偿|赔付|退款|红包|优惠券",
    "模型": r"模型|算法|AI|智能",
    "班次": r"班次|排班",
}


_ON_GROUNDS = re.compile(
    r"(?:根据|按照?|依据|基于|结合|因|为)[^。;,随可]{0,16}?(?:需要?|调整|情况|变化|要求|安排|约定|规定)"
)
"""What stands before an act as its ground: 根据业务调整."""
_AND = re.compile(r"[、或和及与,]|或者|以及")


ACTS = tuple(
    (name, re.compile(f"(?:{pattern})(?!后|之日|时|前|费|权|建议|意见|方案|申请|要求)"))
    for name, pattern in _ACTS.items()
)
THINGS = tuple((name, re.compile(pattern)) for name, pattern in _THINGS.items())


def acts_in(words: str) -> frozenset[str]:
    """Return the names of the acts that a stretch of reading text tells first: the first, and those coordinate with it."""
    words = _ON_GROUNDS.sub("", words)
    likely = (ACTS[number] for number in _sieves()[0].through(words))
    found = sorted((match.start(), match.end(), name) for name, pattern in likely if (match := pattern.search(words)))
    names: set[str] = set()
    end = 0
    for start, stop, name in found:
        if not names or start < end or _AND.fullmatch(words[end:start]):
            names.add(name)
            end = max(end, stop)
    return frozenset(names)


def things_in(words: str) -> frozenset[str]:
    """Return the names of the things that stand in a stretch of reading text."""
    likely = (THINGS[number] for number in _sieves()[1].through(words))
    return frozenset(name for name, pattern in likely if pattern.search(words))


@functools.lru_cache(maxsize=1)
def _sieves() -> tuple[Sieve, Sieve]:
    """Which of the acts, and of the things, words may hold."""
    acts, things = (Sieve([needed(pattern.pattern) for _, pattern in words]) for words in (ACTS, THINGS))
    return acts, things
