"""What says the very same of several places is told once, with all of them."""

from dataclasses import replace

from csreview.reporting.blocks import Briefs, Table
from csreview.reporting.forms import shared
from csreview.reporting.items import Item
from csreview.reporting.labels import ZH
from csreview.reporting.model import build
from tests.reporting.factory import review


def items(*quotes: str, absent: bool = False) -> list[Item]:
    one = build(review()).items[0]
    return [
        replace(one, number=n, id=str(n), place=f"第{n}条", quote=quote, absent=absent)
        for n, quote in enumerate(quotes, 1)
    ]


def test_three_blanks_of_one_requirement_share_a_row():
    (table,) = shared.listed(items("账号：____", "户名：____", "开户行：____"), ZH)
    assert isinstance(table, Table)
    (row,) = table.rows
    assert row[0].text == "1"
    for said in ("第1条\n“账号：____”", "第 2 项 第2条\n“户名：____”", "第 3 项 第3条\n“开户行：____”"):
        assert said in row[1].text


def test_in_brief_too():
    shown = shared.briefs(items("账号：____", "户名：____"), ZH)
    assert isinstance(shown, Briefs)
    (brief,) = shown.findings
    assert "“账号：____”；第 2 项 第2条 “户名：____”" in brief.about


def test_what_differs_in_anything_stands_by_itself():
    first, second, third = items("账号：____", "户名：____", "税号：____")
    shown = shared.briefs([first, replace(second, remedy="别的"), replace(third, certain=not third.certain)], ZH)
    assert isinstance(shown, Briefs)
    assert [brief.number for brief in shown.findings] == ["1", "2", "3"]


def test_absences_are_never_joined():
    shown = shared.briefs(items("", "", absent=True), ZH)
    assert isinstance(shown, Briefs)
    assert [brief.number for brief in shown.findings] == ["1", "2"]
