"""The report model: the order of reading."""

from csreview.model import ElementStatus, Severity
from csreview.reporting.model import build
from tests.reporting.factory import FINDINGS, review


def items():
    return {item.id: item for item in build(review()).items}


def test_every_finding_is_in_it_once_word_for_word():
    report = build(review())
    assert sorted(item.id for item in report.items) == sorted(f.id for f in FINDINGS)
    assert {(i.message, i.remedy) for i in report.items} == {(f.message, f.remedy) for f in FINDINGS}
    assert [item.number for item in report.items] == list(range(1, len(FINDINGS) + 1))


def test_groups_follow_the_checklist_then_consistency_then_wording():
    assert [group.id for group in build(review()).groups] == ["scope", "kpi", "fees", "gen", "consistency", "wording"]


def test_in_a_group_what_is_printed_in_full_comes_first_then_the_worst():
    assert [item.id for item in build(review()).groups[1].items] == ["a2", "a4"]


def test_numbers_follow_the_order_of_print():
    assert [item.number for item in build(review()).items] == list(range(1, 8))


def test_must_settles_keep_their_order():
    assert [item.id for item in build(review()).must_settle] == ["a1", "a2", "a3"]


def test_an_absence_says_where_it_belongs_and_what_was_considered():
    item = items()["a1"]
    assert (item.place, item.nearest, item.absent) == ("全文未见，宜补在第二条之后", ("附件一 第2条",), True)


def test_a_gap_is_tagged_by_what_is_lacking():
    assert (items()["a1"].tag, items()["a3"].tag, items()["a4"].tag) == ("缺失", "含糊", "不利约定")


def test_a_model_clause_is_printed_once():
    again = FINDINGS[1].__class__(**{n: getattr(FINDINGS[1], n) for n in FINDINGS[1].__slots__} | {"id": "b1"})
    found = [i for i in build(review(findings=(*FINDINGS, again))).items if i.requirement == "kpi.csat"]
    assert [bool(i.wording) for i in found] == [True, False]
    assert found[1].wording_at == found[0].number


def test_the_light_follows_the_worst_finding():
    def light(*severities):
        return build(review(findings=tuple(f for f in FINDINGS if f.severity in severities), must_settle=())).light

    assert light(Severity.HIGH, Severity.LOW) == "red"
    assert light(Severity.MEDIUM) == "amber"
    assert light(Severity.LOW) == "green"
    assert light() == "green"


def test_coverage_counts_add_up():
    report = build(review())
    assert sum(row.applicable for row in report.coverage) == report.total.applicable == 7
    assert report.total.share == 2 / 7


def test_figures_say_what_is_found_blank_and_absent():
    found = {figure.requirement: figure for figure in build(review()).figures}
    assert found["kpi.avg-response-time"].value == "45秒以内"
    assert found["kpi.csat"].status is ElementStatus.BLANK
    assert found["fees.payment-deadline"].value == ""
    assert found["scope.hours"].place == "第一条 1.2"


def test_nothing_found_still_states_what_was_checked():
    report = build(review(findings=(), must_settle=()))
    assert report.groups == ()
    assert report.coverage
    assert report.unread


def test_an_item_names_the_facts_still_to_be_settled():
    assert (items()["a1"].lacking, items()["a4"].lacking) == (("付款天数",), ())
