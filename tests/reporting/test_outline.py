"""The order in which each reader meets things."""

import pytest

from csreview.reporting.blocks import Bullets, Entry, Fold, Heading, Notes, Paragraph, Table
from csreview.reporting.labels import EN, ZH
from csreview.reporting.model import build
from csreview.reporting.options import Options
from csreview.reporting.outline import outline
from tests.reporting.factory import FINDINGS, review


def blocks(audience, **changes):
    return outline(build(review(**changes)), Options(audience=audience))


def headings(audience):
    return [b.text for b in blocks(audience) if isinstance(b, Heading) and b.level == 1]


def test_a_manager_sees_what_to_settle_the_figures_and_questions_on_the_first_page():
    first = [b.text for b in blocks("manager") if isinstance(b, Heading) and b.level == 1 and not b.new_page][:3]
    assert first == ["一、签署前必须解决", "二、数字核对", "三、先问对方的问题"]
    assert next(b.text for b in blocks("manager") if isinstance(b, Heading) and b.new_page) == "四、全部发现清单"


def test_a_manager_reads_what_stands_now_what_happens_and_what_to_change():
    table = next(b for b in blocks("manager") if isinstance(b, Table))
    assert table.head == ("序号", "现在怎么写", "会发生什么", "改成什么")
    assert table.rows[0][1].text == "付款期限\n没有写。"
    assert table.rows[1][1].text == "第二条 表格第3行\n客户满意度　____%"


def test_law_is_folded_away_for_those_who_did_not_ask_for_it():
    assert not any(isinstance(b, Fold) for b in blocks("lawyer"))
    assert isinstance(blocks("manager")[-1], Fold)
    assert isinstance(blocks("sales")[-1], Fold)


def test_sales_see_red_lines_then_cost_then_what_can_be_traded():
    assert headings("sales")[:4] == [
        "一、红线项：不改不签", "二、成本敏感项：先算清再报价", "三、报价前要问清的参数", "四、可让与不可让",
    ]  # fmt: skip
    tables = [b for b in blocks("sales") if isinstance(b, Table)]
    assert [row[0].tone for row in tables[0].rows] == ["high"] * 3
    traded = [b.text for b in blocks("sales") if isinstance(b, Heading) and b.level == 2]
    assert traded[:2] == ["可换条件：对方让步才松口（3）", "可让（1）"]


def test_a_lawyer_reads_grave_findings_in_full_and_slight_ones_in_a_table():
    full = [b.item.id for b in blocks("lawyer") if isinstance(b, Entry)]
    assert set(full) == {"a3", "a4", "a5", "a6"}
    listed = [b for b in blocks("lawyer") if isinstance(b, Table) and b.head[-1] == ZH["remedy"]][1:]
    assert [row[2].text for table in listed for row in table.rows] == [FINDINGS[i].message for i in (1, 0, 6)]


def test_model_clauses_of_what_stands_in_tables_are_printed_once_with_their_law():
    appendix = next(b for b in blocks("lawyer") if isinstance(b, Notes))
    assert [label for label, _ in appendix.pairs] == ["3 客户满意度", "4 付款期限", "5 份数"]
    assert all(text.endswith("（《民法典》第五百一十条）") for _, text in appendix.pairs)


def test_figures_that_stand_in_one_place_share_a_row():
    table = next(b for b in blocks("lawyer") if isinstance(b, Table) and b.head[1] == "要素")
    assert [row[2].text for row in table.rows] == ["8:00至22:00", "45秒以内", "待填", "未写明", "<b>每席</b>单价"]


@pytest.mark.parametrize("audience", ["lawyer", "manager", "sales"])
def test_every_reader_is_told_what_was_not_checked(audience):
    texts = [line for b in blocks(audience) if isinstance(b, Bullets) for line in b.lines]
    texts += [b.text for b in blocks(audience) if isinstance(b, Paragraph)]
    assert ZH["unchecked.1"] in texts
    assert ZH["note.text"] in texts


def test_both_languages_have_the_same_words():
    assert list(ZH) == list(EN)
