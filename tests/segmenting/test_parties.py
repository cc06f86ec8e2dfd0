"""Where and how parties are named: lines, tables, sentences, signatures; blanks, hints and what is put off."""

from __future__ import annotations

from pathlib import Path

import pytest

from csreview.model import Agreement, Block, Draft, PartyRole, Presence, Role, Span
from csreview.segmenting import segment
from csreview.segmenting.parties import word_spans
from csreview.segmenting.party_fields import keys_of, presence
from tests.segmenting.drafts import draft

_BODY = "一、乙方为甲方提供客服服务。\n二、甲方每月支付服务费3万元。\n三、其他。\n"
_A, _B = "青衫服饰有限公司", "百答客服有限公司"
_MERCHANT, _VENDOR = PartyRole.MERCHANT, PartyRole.VENDOR


def _of(head: str, body: str = _BODY) -> Agreement:
    return segment(draft(f"客服合同\n{head}\n{body}"))


def _facts(agreement: Agreement, role: PartyRole) -> dict[str, str]:
    party = agreement.party(role)
    assert party is not None
    return {name: party.field(name).value for name in dict.fromkeys(fact.name for fact in party.fields)}


@pytest.mark.parametrize(
    ("head", "merchant", "vendor"),
    [
        (f"甲方：{_A}　　乙方：{_B}\n地址：一路1号　　　地址：二路2号", {"address": "一路1号"}, {"address": "二路2号"}),
        (f"| 甲方 | {_A} | 乙方 | {_B} |\n| 地址 | 一路 | 地址 | 二路 |\n| 联系人/电话 | 张三/13800001111 | 联系人/电话 | 李四/13800002222 |",
         {"address": "一路", "contact": "张三", "phone": "13800001111"}, {"contact": "李四", "phone": "13800002222"}),
        (f"| 甲方： | {_A} |\n| 法定代表人： | 张三 |\n| 乙方： | {_B} |\n| 法定代表人： |  |", {"representative": "张三"}, {"representative": ""}),
        (f"| 甲方：{_A} | 乙方：{_B} |\n| 地址：一路 | 地址：二路 |\n| 电话：0571-88886666 | 电话： |", {"phone": "0571-88886666"}, {"phone": "", "address": "二路"}),
        (f"| 甲方 | 乙方 |\n| {_A} | {_B} |\n| 信用代码 91A | 信用代码 91B |\n| 法定代表人 张三 | 法定代表人 Li Si |\n| 联系 电话 | 028-61552038 |",
         {"code": "91A", "representative": "张三"}, {"code": "91B", "representative": "Li Si"}),
        (f"甲方\n名称：{_A}\n住所：一路\n乙方\n名称：{_B}\n住所：二路", {"address": "一路"}, {"address": "二路"}),
        (f"甲方信息：\n公司名称：{_A}\n税号：91A\n乙方信息：\n公司名称：{_B}\n税号：91B", {"code": "91A"}, {"code": "91B"}),
        (f"甲方：{_A}（老板 张三）\n乙方：{_B}", {"representative": "张三"}, {}),
        (f"甲方{_A}与乙方{_B}于2026年1月1日签订本合同。", {}, {}),
        (f"本合同由{_A}（下称甲方）和{_B}（以下简称“乙方”）共同签署。", {}, {}),
        (f"委托方/甲方：{_A}\n受托方/乙方：{_B}", {}, {}),
        (f"甲方：【{_A}】\n统一社会信用代码：【91A】\n乙方：【{_B}】", {"code": "91A"}, {}),
        (f"甲方　{_A}\n法定代表人　张三\n乙方　{_B}\n法定代表人　李四", {"representative": "张三"}, {"representative": "李四"}),
        (f"甲方：{_A}\n甲方联系人：张三\n甲方联系电话：13800001111\n乙方：{_B}\n乙方邮箱：a@b.cn", {"contact": "张三"}, {"email": "a@b.cn"}),
        (f"甲方（Party A）：{_A}\n乙方（Party B）：{_B}", {}, {}),
        (f"| 甲方名称 | {_A} | 甲方代码 | 91A |\n| 乙方名称 | {_B} | 乙方代码 | 91B |", {"code": "91A"}, {"code": "91B"}),
        (f"| 甲方 | 名称 | {_A} |\n| ~ | 地址 | 一路 |\n| 乙方 | 名称 | {_B} |\n| ~ | 地址 | 二路 |", {"address": "一路"}, {"address": "二路"}),
        (f"“甲方”：{_A}\n“乙方”：{_B}", {}, {}),
        (f"甲 方 ： {_A}\n乙 方 ： {_B}\n联 系 人 ： 李四", {}, {"contact": "李四"}),
        (f"& 甲方：{_A}\n& 负责人：张三\n& 乙方：{_B}", {"representative": "张三"}, {}),
        (f"我这边（下面叫“店家”）：{_A}，经营者张三，营业执照号92330000MA00000000，地址在一路\n你那边（下面叫“守夜组”）：{_B}，电话0571-8888 6666", {"representative": "张三", "code": "92330000MA00000000", "address": "一路"}, {"phone": "0571-8888 6666"}),
        (f"双方于杭州签署：\n（1）{_A}，住所为一路，法定代表人为张三（“甲方”）；与\n（2）{_B}，住所为二路（“乙方”）。\n1. 定义", {"address": "一路", "representative": "张三"}, {"address": "二路"}),
        (f"| 采购方 | {_A}（以下称“青衫”） |\n| 采购经办 | 张三　0571-88886666 |\n| 供应商 | {_B} |", {"contact": "张三", "phone": "0571-88886666"}, {}),
        (f"（一）{_A}（“委托人”），住所为一路，法定代表人张三；\n（二）{_B}（“服务人”），住所为二路。", {"address": "一路"}, {"address": "二路"}),
        (f"| 委托人 | 受托人 |\n| {_A} | {_B} |\n| 信用代码 91330212MAW1FNPF29 | 信用代码 91510107MAPFHPM74G |\n| 法定代表人 张三 | 法定代表人 李四 |\n| 浙江省宁波市鄞州区泰康中路468号17-3 | 成都市高新区三街9号B区11层 |\n| 0574-87310962 | 028-61552038 |\n| a@b.example | c@d.example |",
         {"code": "91330212MAW1FNPF29", "representative": "张三", "address": "浙江省宁波市鄞州区泰康中路468号17-3", "phone": "0574-87310962", "email": "a@b.example"},
         {"code": "91510107MAPFHPM74G", "representative": "李四", "address": "成都市高新区三街9号B区11层", "phone": "028-61552038", "email": "c@d.example"}),
        (f"| 项目 | 客户方（购买服务的一方） | 百答（提供服务的一方） |\n| 名称 | {_A} | {_B} |\n| 税号 | 91A | 91B |", {"code": "91A"}, {"code": "91B"}),
        (f"甲方：{_A}\n乙方：{_B}\n甲方系依法设立的企业法人，法定代表人为张三。\n乙方系依法设立的企业法人，法定代表人为李四。", {"representative": "张三"}, {"representative": "李四"}),
        (f"甲方：{_A}（老板 张三）\n乙方：{_B}\n甲方电话（微信同号）：13800001111\n乙方电话：13800002222（李姐）", {"representative": "张三", "phone": "13800001111"}, {"phone": "13800002222"}),
        (f"| 称谓 | 托付人 | 受托人 |\n| 全称 | {_A} | {_B} |\n| 税号 | 91A | 91B |", {"code": "91A"}, {"code": "91B"}),
        (f"采购人（发包方）：{_A}\n中标人（承包方）：{_B}", {}, {}),
        (f"| 本公司 | {_A} | 税号 | 91A |\n| 承包方 | {_B} | 税号 | 91B |", {"code": "91A"}, {"code": "91B"}),
        (f"以下“甲方”指{_A}（统一社会信用代码91A，地址一路1号，法定代表人张三），“乙方”指{_B}（地址二路2号）。", {"code": "91A", "address": "一路1号", "representative": "张三"}, {"address": "二路2号"}),
        (f"**甲方（委托方）**：{_A}\n**乙方（服务方）**：{_B}", {}, {}),
        (f"甲：{_A}（老板 张三）\n乙：{_B}", {"representative": "张三"}, {}),
        (f"Client：{_A}（“甲方”），USCC 91310104MA1FRH8K6T，上海市徐汇区龙腾大道2879号\nVendor：{_B}（“乙方”），南通市崇川区工农路488号", {"code": "91310104MA1FRH8K6T", "address": "上海市徐汇区龙腾大道2879号"}, {"address": "南通市崇川区工农路488号"}),
    ],
)  # fmt: skip
def test_parties_and_facts(head, merchant, vendor):
    agreement = _of(head)
    for role, name, facts in ((_MERCHANT, _A, merchant), (_VENDOR, _B, vendor)):
        party = agreement.party(role)
        assert party is not None
        assert party.name == name
        assert facts.items() <= _facts(agreement, role).items()
    assert len(agreement.parties) == 2


def test_parties_told_in_rows_of_numbered_terms():
    rows = f"| 1.1 | 委托单位 | {_A}，住所一路1号，法定代表人张三 |\n| 1.2 | 承办单位 | {_B}，住所二路2号，法定代表人李四 |"
    terms = "| 2.1 | 服务 | 承办单位为委托单位提供客服接待 |\n| 2.2 | 费用 | 委托单位每月支付服务费3万元 |"
    agreement = segment(draft(f"客服合同专用条款\n| 条款号 | 名称 | 内容 |\n{rows}\n{terms}"))
    assert [(p.role, p.letter, p.name) for p in agreement.parties] == [
        (_MERCHANT, "委托单位", _A),
        (_VENDOR, "承办单位", _B),
    ]
    assert _facts(agreement, _VENDOR) == {"name": _B, "address": "二路2号", "representative": "李四"}


@pytest.mark.parametrize(("times", "found"), [(3, 2), (0, 0)])
def test_a_short_name_beside_the_full_one_is_a_party_if_the_draft_goes_on_to_use_it(times, found):
    head = f"参加人：青衫（{_A}）沈国梁；百答（{_B}）罗志强"
    lines = "青衫把店铺交给百答接待，青衫按月付百答服务费3万元。\n" * times
    agreement = segment(draft(f"客服会谈纪要\n{head}\n一、接待\n{lines}二、青衫与百答各执一份。"))
    assert [party.name for party in agreement.parties if party.name] == [_A, _B][:found]


def test_a_letter_that_greets_is_no_notice():
    letter = f"您好！以下“我司”指{_A}（地址一路1号），“贵司”指{_B}（地址二路2号），谈定的事情写成此函。"
    body = "一、贵司为我司店铺提供客服接待。\n二、我司每月向贵司支付服务费3万元。\n三、其他。"
    agreement = segment(draft(f"合作函\n{letter}\n{body}"))
    assert [(p.role, p.letter, p.name) for p in agreement.parties] == [(_MERCHANT, "我司", _A), (_VENDOR, "贵司", _B)]


@pytest.mark.parametrize("other", ["甲级写字楼", "美甲店铺", "甲醛检测", "指甲油"])
def test_a_lone_letter_stands_for_a_party_but_not_within_a_word(other):
    agreement = _of(
        f"甲：{_A}\n乙：{_B}", f"一、乙为甲的店铺提供客服，甲卖{other}。\n二、甲每月付乙3万元。\n三、其他。"
    )
    party, text = agreement.party(_MERCHANT), agreement.clauses[3].text
    assert party is not None
    assert party.letter == "甲方"
    assert [span.start for span in word_spans(party, text)] == [text.index("甲的"), text.index("甲卖")]


def test_the_provider_may_be_the_first_party():
    agreement = _of(f"甲方：{_B}\n乙方：{_A}", "一、甲方为乙方提供客服服务。\n二、乙方向甲方支付服务费。")
    assert agreement.party(_VENDOR).letter == "甲方"


def test_short_names_are_words_of_the_party():
    agreement = _of(f"甲方：{_A}（以下简称“青衫”）\n乙方：{_B}（以下简称“百答”）")
    assert agreement.party(_MERCHANT).words == ("甲方", "青衫")


def test_a_word_of_the_trade_counts_only_where_it_is_used():
    used = _of(f"甲方：{_A}\n乙方：{_B}", "一、乙方提供客服。\n二、受托方应按月报告。")
    assert used.party(_VENDOR).words == ("乙方", "受托方")
    assert _of(f"甲方：{_A}\n乙方：{_B}").party(_VENDOR).words == ("乙方",)


def test_a_slip_is_no_third_party():
    agreement = _of(f"甲方：{_A}\n乙方：{_B}", "一、己方应当提供客服。\n二、甲方支付服务费。")
    assert [party.letter for party in agreement.parties] == ["甲方", "乙方"]


def test_notice_addresses_are_no_signatures():
    agreement = _of(
        f"甲方：{_A}\n乙方：{_B}", "一、服务\n二、通知\n甲方：地址一路\n乙方：地址二路\n三、生效\n盖章后生效。"
    )
    assert "signature" not in {clause.role.value for clause in agreement.clauses}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", "blank"), ("____", "blank"), ("　　", "blank"), ("【　】", "blank"), ("【甲方公司名称】", "blank"), ("XX省XX市", "blank"), ("____省____市", "blank"),
        ("某某公司", "blank"), ("（填写全称）", "blank"), ("138XXXXXXXX", "blank"), ("/", "blank"), ("另行书面通知", "deferred"), ("详见营业执照", "deferred"),
        ("见名片", "deferred"), ("代码下来了再补", "deferred"), ("执照还在办", "deferred"), ("办好后补", "deferred"), ("回头发", "deferred"), ("同营业执照", "deferred"),
        ("见微知著科技有限公司", "filled"), ("在办公楼三层", "filled"), ("回头客百货店", "filled"),
        ("后补", "deferred"), ("待定", "deferred"), (_A, "filled"), (f"【{_A}】", "filled"), ("138****1234", "filled"), ("张三", "filled"), ("XXL Fashion Ltd", "filled"),
    ],
)  # fmt: skip
def test_presence(value, expected):
    assert presence(value).value == expected


@pytest.mark.parametrize(
    ("label", "keys"),
    [
        ("联系人", ("contact",)), ("联系人电话", ("phone",)), ("业务联系人/电话", ("contact", "phone")), ("电话、电子邮箱", ("phone", "email")), ("法 定 代 表 人", ("representative",)),
        ("法定代表人或授权代表（签字）", ("representative",)), ("店铺名称", ()), ("合同编号", ()), ("开户行", ()), ("户名", ("account_name",)), ("纳税人识别号", ("code",)), ("日期", ()),
        ("1.单位名称", ("name",)), ("池砚（项目经理）", ()), ("同营业执照", ()), ("总公司统一社会信用代码", ()), ("联系人（项目经理）", ("contact",)), ("地方", ("address",)),
    ],
)  # fmt: skip
def test_what_a_label_asks_for(label, keys):
    assert keys_of(label) == keys


def test_a_placeholder_of_a_content_control_is_blank():
    head = Block("甲方：单击输入名称", blanks=(Span(3, 9),))
    agreement = segment(Draft("x", "0", (Block("客服合同"), head, Block(f"乙方：{_B}"), Block("一、乙方提供客服。"))))
    assert agreement.party(_MERCHANT).field("name").presence is Presence.BLANK


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("以下简称“青衫”", ("甲方", "青衫")), ("下面就叫“青衫”或者“衫店”", ("甲方", "青衫", "衫店")), ("以下叫青衫", ("甲方", "青衫")),
        ("以下简称“青衫”、“衫店”", ("甲方", "青衫", "衫店")), ("后面都称“青衫”", ("甲方", "青衫")),
    ],
)  # fmt: skip
def test_coined_names(named, words):
    assert _of(f"甲方：{_A}（{named}）\n乙方：{_B}").party(_MERCHANT).words == words


@pytest.mark.parametrize(
    ("heads", "merchant"),
    [
        ("店里：豆芽香薰店\n帮忙看店的：小满客服队", "店里"), ("干活的：小满客服队\n老板：沈豆", "老板"), ("东家：豆芽店\n接客服的：小满队", "东家"), ("替店里接待的：小满队\n商家：豆芽店", "商家"),
    ],
)  # fmt: skip
def test_roles_by_spoken_words(heads, merchant):
    agreement = _of(heads, "一、做什么\n回消息。\n二、钱\n一个月三千。\n三、其他\n没有。")
    assert [party.letter for party in agreement.parties if party.role is _MERCHANT] == [merchant]
    assert len(agreement.parties) == 2


def test_the_boss_below_the_shop_is_no_other_party():
    agreement = _of("店里：豆芽香薰店\n老板：沈豆\n干活的：小满客服队")
    assert len(agreement.parties) == 2
    assert _facts(agreement, _MERCHANT)["representative"] == "沈豆"


def test_you_means_the_other_party_only_in_a_note_and_never_in_quoted_talk():
    note = "店里：豆芽店（老板沈豆，就是我）\n干活的：小满队"
    assert "你们" in _of(note, "一、你们接待客人。\n二、其他。").party(_VENDOR).words
    assert "你们" not in _of(note, "一、客人说“你们家发货慢”的，你们先安抚。\n二、其他。").party(_VENDOR).words
    assert "你们" not in _of("店里：豆芽店\n干活的：小满队", "一、你们接待客人。\n二、其他。").party(_VENDOR).words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("一、客户投诉由乙方处理，甲方、甲方、甲方配合。\n二、客户信息保密。", ("甲方",)),
        ("一、客户应按月付款，甲方、甲方、甲方配合。\n二、乙方为客户提供客服。", ("甲方", "客户")),
        ("一、客户投诉由乙方处理。\n二、客户按月付款。", ("甲方", "客户")),
    ],
)
def test_a_common_word_beside_a_letter(body, words):
    assert _of(f"甲方（客户）：{_A}\n乙方：{_B}", body).party(_MERCHANT).words == words


def test_a_common_word_that_ends_like_a_party_is_none():
    agreement = _of(f"甲方：{_A}\n地方：一路1号\n乙方：{_B}\n官方：无")
    assert [party.letter for party in agreement.parties] == ["甲方", "乙方"]
    assert _facts(agreement, _MERCHANT)["address"] == "一路1号"


_CASES = sorted((Path(__file__).parent.parent / "cases" / "segmenting").glob("*.txt"))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.stem)
def test_roles_follow_the_deeds_and_not_the_letters(case):
    source = case.read_text("utf-8")
    swap = str.maketrans("甲乙", "乙甲")
    plain, swapped = (segment(draft(text)) for text in (source, source.translate(swap)))
    assert [(p.role, p.name.translate(swap)) for p in plain.parties] == [(p.role, p.name) for p in swapped.parties]


@pytest.mark.parametrize(
    ("recitals", "body"),
    [
        ("鉴于甲方系“素野”品牌的权利人，乙方从事电子商务客服外包。", "一、费用按月结算。\n二、期限一年。\n三、争议协商解决。"),
        ("鉴于乙方接受甲方委托，承接网店接待。", "一、费用按月结算。\n二、期限一年。\n三、争议协商解决。"),
        ("双方约定如下：", "一、乙方不得将服务转委托给第三人。\n二、甲方应于每月10日前向乙方支付服务费。\n三、期限一年。"),
        ("双方约定如下：", "一、甲方店铺的商品资料由甲方提供。\n二、乙方应开具增值税专用发票。\n三、乙方坐席应当礼貌。"),
        ("双方约定如下：", "一、乙方帮甲方接待买家。\n二、钱每月转到乙方账户。\n三、期限一年。"),
        ("甲方主营童装零售，乙方是一家呼叫中心企业。", "一、费用按月结算。\n二、期限一年。\n三、争议协商解决。"),
    ],
)  # fmt: skip
def test_roles_by_what_each_does(recitals, body):
    head = "甲方：南平一舟有限公司\n乙方：三明二帆有限公司"
    agreement = segment(draft(f"合作协议\n{head}\n{recitals}\n{body}"))
    assert [(p.letter, p.role) for p in agreement.parties] == [("甲方", _MERCHANT), ("乙方", _VENDOR)]


def test_the_party_that_the_head_leaves_out_is_found_in_the_body():
    agreement = segment(draft(f"合作协议\n乙方：{_B}\n{_BODY}二、甲方付款。\n三、甲方提供资料。"))
    assert [(p.letter, p.role) for p in agreement.parties] == [("乙方", _VENDOR), ("甲方", _MERCHANT)]


@pytest.mark.parametrize(
    "line", ["| 正式开通 | 2026年11月10日，以双方签字的《开通确认书》为准 |\n| 结算 | 自然月 |", "话术经双方盖章后生效"]
)
def test_what_is_signed_elsewhere_is_no_place_to_sign(line):
    agreement = segment(
        draft(
            f"订购单\n表一　要点\n{line}\n表二　价格\n| 坐席 | 5000元 |\n| 班长 | 6000元 |\n约定事项\n1、付款。\n2、争议。"
        )
    )
    assert all(clause.role is not Role.SIGNATURE for clause in agreement.clauses)


def test_an_own_name_and_a_title_are_no_party():
    agreement = _of(f"本服务协议（“本协议”）由{_A}（“甲方”）与{_B}（“乙方”）就“小助手”系统（“系统”）订立。")
    assert [p.letter for p in agreement.parties] == ["甲方", "乙方"]


def test_an_order_form_above_the_articles_binds_as_they_do():
    agreement = segment(
        draft(
            f"客服外包订购单\n一、双方信息\n| 栏目 | 客户 | 服务商 |\n| 名称 | {_A} | {_B} |\n二、订购明细\n订购期限：2026年5月1日起至2027年4月30日止。\n"
            "三、服务指标\n人工首次响应不超过20秒。\n第1条　用语\n1.1　“坐席”指接待工位。\n第2条　费用\n2.1　服务商按月收费。"
        )
    )
    roles = {clause.text.split("\n")[0]: clause.role for clause in agreement.clauses}
    assert roles["双方信息"] is Role.RECITAL
    assert roles["订购明细"] is roles["服务指标"] is roles["费用"] is Role.BODY


def test_a_name_coined_beside_a_head_is_the_party_s():
    agreement = _of(
        f"| 采购人（下称“岚木居”） | {_A} |\n| 承接人（下称“众听”） | {_B} |", "一、众听为岚木居提供客服服务。\n"
    )
    merchant, vendor = agreement.party(_MERCHANT), agreement.party(_VENDOR)
    assert merchant is not None
    assert vendor is not None
    assert merchant.name == _A
    assert {"采购人", "岚木居"} <= set(merchant.words)
    assert {"承接人", "众听"} <= set(vendor.words)


def test_a_short_name_in_quotes_above_a_column_is_the_party_s():
    agreement = _of(
        f"| 项目 | 品牌方（“岚木居”） | 服务商（“众听”） |\n| 全称 | {_A} | {_B} |", "一、众听为岚木居提供客服服务。\n"
    )
    merchant, vendor = agreement.party(_MERCHANT), agreement.party(_VENDOR)
    assert merchant is not None
    assert vendor is not None
    assert {"品牌方", "岚木居"} <= set(merchant.words)
    assert {"服务商", "众听"} <= set(vendor.words)


def test_a_party_beside_a_known_one_may_have_any_word():
    agreement = _of(
        f"厂里：{_A}（下面就叫“厂里”）\n地址：一路1号\n客服团队：{_B}",
        _BODY.replace("甲方", "厂里").replace("乙方", "客服团队"),
    )
    assert _facts(agreement, _MERCHANT)["name"] == _A
    assert _facts(agreement, _MERCHANT)["address"] == "一路1号"
    assert _facts(agreement, _VENDOR)["name"] == _B


def test_two_lines_at_the_top_may_head_the_parties_by_any_words():
    head = "铺子：阿珍酱菜铺，个体户，电话13800001111\n姐妹俩：周小满、周小雨，没开公司"
    body = "一、姐妹俩给铺子做客服，回消息。\n二、铺子每月给姐妹俩服务费3千元，姐妹俩不许乱说。铺子出货，姐妹俩回话。\n三、铺子的话姐妹俩照办，铺子不管别的。\n"
    agreement = _of(head, body)
    assert _facts(agreement, _MERCHANT) == {"name": "阿珍酱菜铺", "phone": "13800001111"}
    assert _facts(agreement, _VENDOR) == {"name": "周小满、周小雨"}


def test_two_lines_that_are_a_pair_by_their_words_head_the_parties_however_seldom_they_are_repeated():
    head = "店这头：丁大河，开“大河车配”，执照上叫安溪县大河商行（经营者丁大河），安溪城关66号，手机13868390152\n夜班这头：田小贵、卢小满两个人的夜班组，手机（回头补）"
    agreement = _of(head, "一、夜里的消息交给夜班组来回。\n二、每人每晚160块。")
    assert _facts(agreement, _MERCHANT)["name"] == "丁大河"
    assert _facts(agreement, _MERCHANT)["representative"] == "丁大河"
    assert _facts(agreement, _VENDOR)["name"] == "田小贵、卢小满两个人的夜班组"


def test_two_lines_at_the_top_that_are_no_pair_and_not_spoken_of_again_head_nobody():
    agreement = _of("事由：替店铺回消息\n日子：下个月初一起", "一、夜里回消息。\n二、每晚160块。")
    assert agreement.parties == ()


def test_a_letter_says_in_its_opening_who_writes_and_to_whom():
    head = "先报家门。我们是泉州守夜人网店服务工作室，个体户，经营者洪小宁，手机13959201746。您那边是晋江小蘑菇童装经营部，老板蔡小琴，手机13757216083。"
    agreement = _of(head, "一、白天您自己的人接，夜里归我们。\n二、一晚180元，您月底转给我们。")
    assert _facts(agreement, _MERCHANT)["name"] == "晋江小蘑菇童装经营部"
    assert _facts(agreement, _MERCHANT)["phone"] == "13757216083"
    assert _facts(agreement, _VENDOR)["name"] == "泉州守夜人网店服务工作室"
    assert _facts(agreement, _VENDOR)["representative"] == "洪小宁"


@pytest.mark.parametrize("called", ["帮手", "运营单位", "回消息的"])
def test_a_word_before_a_letter_in_brackets_is_no_name(called: str):
    head = f"东家（甲方）：{_A}\n{called}（乙方）：{_B}"
    agreement = _of(head, "1. 乙方为甲方接待客服咨询。\n2. 甲方向乙方支付服务费。")
    assert (_facts(agreement, _MERCHANT)["name"], _facts(agreement, _VENDOR)["name"]) == (_A, _B)


def test_a_label_before_a_letter_in_brackets_heads_no_party():
    agreement = _of(f"甲方：{_A}\n乙方：{_B}\n联系人（乙方）：周小满", "1. 乙方为甲方接待客服咨询。")
    assert [party.words[0] for party in agreement.parties] == ["甲方", "乙方"]
    assert _facts(agreement, _VENDOR)["name"] == _B


def test_a_line_beside_a_known_party_heads_the_other_by_any_word():
    head = "店家：半亩书店，个体户，老板周慢\n小组：灯下网店服务工作室，个体户，人在合肥"
    body = "一、小组替店家回消息。\n二、店家每月给小组3千元，小组不许乱说。店家发货，小组回话。\n三、小组照店家说的办，小组管接待。\n"
    agreement = _of(head, body)
    assert _facts(agreement, _MERCHANT)["name"] == "半亩书店"
    assert _facts(agreement, _VENDOR)["name"] == "灯下网店服务工作室"


def test_a_single_act_says_little_of_who_serves():
    body = "一、甲方安排的其他客服杂事，两边看着办。\n"
    agreement = _of("甲方：汕头市示例玩具有限公司\n乙方：长沙样例商务有限公司", body)
    assert _facts(agreement, _MERCHANT)["name"] == "汕头市示例玩具有限公司"


def test_lines_at_the_top_that_the_draft_does_not_take_up_head_no_party():
    assert _of("主题：网店客服外包的事\n背景：店里人手不够", "一、有人回消息就行。\n").parties == ()


def test_an_account_s_name_is_read_without_quotation_marks():
    body = _BODY + f"四、收款户名：“{_B}”，开户行：工商银行杭州支行。\n"
    assert _facts(_of(f"甲方：{_A}\n乙方：{_B}", body), _VENDOR)["account_name"] == _B
