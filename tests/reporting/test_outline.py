"""The order in which each reader meets things."""

import re
from pathlib import Path

import pytest

from csreview.checking import consistency
from csreview.reporting import check_names
from csreview.reporting.blocks import Briefs, Bullets, Entry, Fold, Heading, Notes, Paragraph, Table
from csreview.reporting.forms.manager import question
from csreview.reporting.labels import EN, ZH
from csreview.reporting.model import build
from csreview.reporting.options import Options
from csreview.reporting.outline import outline
from tests.reporting.factory import FINDINGS, review

NEXT = {
    "法务": "把必须解决的 3 处按“改成什么”改进协议，发给对方商定。",
    "运营": "填好待填内容 1 处。",
    "对方": "书面回答“先问对方的问题”。",
}


def blocks(audience, **changes):
    return outline(build(review(**changes)), Options(audience=audience))


def briefs(audience):
    folded = [inner for b in blocks(audience) if isinstance(b, Fold) for inner in b.blocks]
    return [b.findings for b in (*blocks(audience), *folded) if isinstance(b, Briefs)]


def headings(audience):
    return [b.text for b in blocks(audience) if isinstance(b, Heading) and b.level == 1]


def test_a_manager_sees_what_to_settle_the_figures_and_questions_on_the_first_page():
    assert headings("manager") == [
        "一、签署前必须解决", "二、数字核对", "三、先问对方的问题", "四、下一步", "五、全部发现：谁看哪一部分",
        "六、审查范围与未检查事项",
    ]  # fmt: skip


def test_a_manager_reads_what_stands_now_what_happens_and_what_to_change():
    table = next(b for b in blocks("manager") if isinstance(b, Table))
    assert table.head == ("序号", "现在怎么写", "会发生什么", "改成什么")
    assert [row[0].text for row in table.rows] == ["1", "2", "3"]
    assert table.rows[0][1].text == "付款期限（发现第 4 项）\n没有写。"
    assert table.rows[1][1].text == "客户满意度（第二条 表格第3行；发现第 2 项）\n客户满意度　____%"
    assert table.rows[1][3].text == FINDINGS[1].remedy


def test_a_manager_asks_for_facts_as_many_as_fit_into_a_line():
    lines = next(b.lines for b in blocks("manager") if isinstance(b, Bullets))
    assert lines == ("付款期限：能否写明付款天数？", "客户满意度：能否写明满意度？")
    assert (
        question("期限", ("很长的事实" * 4, "另一件事实" * 4, "一句"), ZH)
        == "期限：能否写明" + "很长的事实" * 4 + "、" + "另一件事实" * 4 + "、一句？"
    )
    assert question("期限", ("很长的事实" * 9, "一句" * 9), ZH) == "期限：能否写明" + "很长的事实" * 9 + "？"


def test_every_check_of_consistency_is_named_in_both_languages():
    folder = Path(consistency.__file__).parent
    named = {
        f"consistency.{i}"
        for path in folder.glob("*.py")
        for i in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', path.read_text("utf-8"))
    }
    assert len(named) > 20
    assert named <= set(check_names.ZH)
    assert set(check_names.ZH) == set(check_names.EN)


def test_a_manager_reads_who_does_what_next():
    table = next(b for b in blocks("manager") if isinstance(b, Table) and b.head == ("谁", "做什么"))
    assert {row[0].text: row[1].text for row in table.rows} == NEXT


def test_a_manager_reads_how_many_findings_each_part_has_and_under_which_numbers():
    report = build(review())
    table = next(b for b in blocks("manager") if isinstance(b, Table) and b.head[1] == "部分")
    *rows, total = [[cell.text for cell in row] for row in table.rows]
    assert {row[1] for row in rows} == {group.title for group in report.groups}
    sums = [sum(int(row[column]) for row in rows if row[column] != "–") for column in (2, 3, 4)]
    assert sums == [int(text) for text in total[2:5]] == list(report.severities.values())
    numbered = [number for row in rows for number in spelled(row[5])]
    assert sorted(numbered) == [item.number for item in report.items]


def spelled(span):
    first, _, last = span.partition("–")
    return range(int(first), int(last or first) + 1)


def test_law_is_folded_away_for_those_who_did_not_ask_for_it():
    assert not any(isinstance(b, Fold) for b in blocks("lawyer"))
    for audience, said in (("manager", "list.elsewhere"), ("sales", "law.elsewhere")):
        (law,) = [b for b in blocks(audience) if isinstance(b, Fold)]
        assert law.instead == ZH[said]


def test_sales_see_red_lines_then_cost_then_what_can_be_traded():
    assert headings("sales")[:4] == [
        "一、红线项：不改不签", "二、成本敏感项：先算清再谈价", "三、谈价前要问清的参数", "四、可让与不可让",
    ]  # fmt: skip
    tables = [b for b in blocks("sales") if isinstance(b, Table)]
    assert [row[0].tone for row in tables[0].rows] == ["high"] * 2
    assert [found[0].message for found in briefs("sales")] == [FINDINGS[i].message for i in (0, 3, 6)]
    traded = [b.text for b in blocks("sales") if isinstance(b, Heading) and b.level == 2]
    assert traded[:2] == ["可换条件：对方让步才松口（3）", "可让（1）"]


def test_a_manager_has_every_finding_in_a_few_lines():
    found = [brief for some in briefs("manager") for brief in some]
    assert {(each.message, each.remedy) for each in found} == {(f.message, f.remedy) for f in FINDINGS}
    assert not any(each.more for each in found)


def test_a_lawyer_reads_grave_findings_in_full_and_others_in_a_few_lines():
    assert [b.item.id for b in blocks("lawyer") if isinstance(b, Entry)] == ["a3"]
    listed = [brief for some in briefs("lawyer") for brief in some]
    assert [brief.remedy for brief in listed] == [FINDINGS[i].remedy for i in (1, 3, 0, 6, 4, 5)]
    assert all(FINDINGS[i].message in brief.message for i, brief in zip((1, 3, 0, 6, 4, 5), listed, strict=True))


def test_in_a_few_lines_a_lawyer_finds_kind_place_words_stake_model_clause_and_law():
    csat = next(brief for some in briefs("lawyer") for brief in some if "满意度数值" in brief.message)
    assert csat.about == "〔高·待填〕 客户满意度 第二条 表格第3行 “____%”"
    assert csat.message == "满意度数值没有填。客户满意度不清，出了问题难以追责。"
    assert csat.more == (("示范条款", "示范：客户满意度为【】。"), ("法律依据", "《民法典》第五百一十条"))


def test_words_that_a_message_quotes_are_not_quoted_twice():
    (loose,) = [brief for some in briefs("manager") for brief in some if "没有时限" in brief.message]
    assert loose.about == "第一条第2款"


def test_figures_that_stand_in_one_place_share_a_row():
    table = next(b for b in blocks("lawyer") if isinstance(b, Table) and b.head[1] == "要素")
    assert [row[2].text for row in table.rows] == ["8:00至22:00", "45秒以内", "待填", "<b>每席</b>单价"]


def test_figures_that_are_nowhere_stand_in_one_line():
    (line,) = [b.pairs for b in blocks("lawyer") if isinstance(b, Notes) and b.pairs[0][0] == ZH["figures.none"]]
    assert line[0][1].startswith("付款期限（参考：")


@pytest.mark.parametrize("audience", ["lawyer", "manager", "sales"])
def test_every_reader_is_told_what_was_not_checked(audience):
    texts = [line for b in blocks(audience) if isinstance(b, Bullets) for line in b.lines]
    texts += [b.text for b in blocks(audience) if isinstance(b, Paragraph)]
    texts += [text for b in blocks(audience) if isinstance(b, Notes) for _label, text in b.pairs]
    assert any(text.startswith(ZH["unchecked.1"]) for text in texts)
    assert ZH["note.text"] in texts


def test_both_languages_have_the_same_words():
    assert list(ZH) == list(EN)
