from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QModelIndex, Qt

from csreview.checking.deciding import with_decisions
from csreview.gui.checklist_model import TARGET, VALUE, ChecklistModel, FilterProxy
from csreview.gui.filters import Filter
from csreview.gui.findings_model import FindingsModel, headline
from csreview.gui.outline_model import OutlineModel
from csreview.gui.session import Target
from csreview.model import Decision, Kind, Ruling, Scope, Severity, Status
from tests.gui.factory import merchant_review, vendor_review

pytestmark = pytest.mark.usefixtures("qapp")
MODELS = [ChecklistModel, FindingsModel, OutlineModel]


@pytest.mark.parametrize("kind", MODELS)
def test_models_pass_qts_tester(kind: type, qtmodeltester) -> None:
    model = kind()
    qtmodeltester.check(model, force_py=False)
    for review in (merchant_review(), merchant_review(), vendor_review(), None):
        model.show(review)
    assert model.rowCount() == 0


@pytest.mark.parametrize("kind", MODELS)
def test_filtered_models_pass_qts_tester(kind: type, qtmodeltester) -> None:
    model, proxy = kind(), FilterProxy()
    model.show(merchant_review())
    proxy.setSourceModel(model)
    qtmodeltester.check(proxy)
    for text in ("付款", "没有的词", ""):
        proxy.want(Filter(text=text))
    assert proxy.rowCount() == model.rowCount()


def test_the_checklist_has_sections_and_requirements() -> None:
    model = ChecklistModel()
    model.show(merchant_review())
    kpi = model.index(1, 0)
    assert [model.index(r, 0).data() for r in range(model.rowCount())] == [
        "合作双方基本信息",
        "服务质量标准",
        "服务费用",
        "违约责任",
    ]
    assert model.index(0, 0, kpi).data() == "首次响应时长"
    assert model.index(0, 0, kpi).data(TARGET) == Target("kpi.first-response", "blank1")
    assert model.index(0, 0, kpi).data(Qt.ItemDataRole.AccessibleTextRole) == "High, To fill in, 首次响应时长"
    assert model.parent(model.index(1, 0, kpi)) == kpi
    assert model.find("fees.rate").data() == "服务单价"
    assert not model.find("nothing").isValid()


def test_a_section_is_listed_while_one_of_its_requirements_is() -> None:
    model, proxy = ChecklistModel(), FilterProxy()
    model.show(merchant_review())
    proxy.setSourceModel(model)
    proxy.want(Filter(statuses=frozenset({Status.PARTIAL})))
    assert [proxy.index(r, 0).data() for r in range(proxy.rowCount())] == ["服务费用"]
    assert proxy.rowCount(proxy.index(0, 0)) == 1


def test_findings_on_one_requirement_are_told_apart() -> None:
    review = merchant_review()
    blank = review.findings[1]
    risk = dataclasses.replace(blank, kind=Kind.RISK, message="没有上限。")
    long = dataclasses.replace(blank, quote="长" * 30)
    absent = dataclasses.replace(blank, quote="")
    assert [headline(review, each) for each in (blank, risk, long, absent, review.findings[2])] == [
        "首次响应时长：“首次响应时长____秒”",
        "首次响应时长：没有上限。",
        f"首次响应时长：“{'长' * 24}…”",
        "首次响应时长",
        "vague1 的说明",
    ]


def _ids(model: FindingsModel) -> list[str]:
    return [model.index(row, 0).data(VALUE).id for row in range(model.rowCount())]


def test_findings_come_worst_first_or_in_the_order_of_the_draft() -> None:
    model = FindingsModel()
    model.show(merchant_review())
    assert _ids(model) == ["gap1", "blank1", "vague1", "gap2", "consistency1"]
    model.order(by_place=True)
    assert _ids(model) == ["vague1", "blank1", "gap1", "consistency1", "gap2"]


def test_a_screen_reader_hears_severity_kind_place_and_message() -> None:
    model = FindingsModel()
    model.show(merchant_review())
    said = model.find("vague1").data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Medium, Vague wording, 第一条 服务标准 · 1.1, vague1 的说明"
    assert (
        model.find("gap1").data(Qt.ItemDataRole.AccessibleTextRole) == "High, Gap, ↳ 第一条 服务标准 · 1.1, gap1 的说明"
    )


def test_the_outline_counts_findings_in_and_below_a_clause() -> None:
    model = OutlineModel()
    model.show(merchant_review())
    names = {model.index(r, 0).data(): model.index(r, 0) for r in range(model.rowCount())}
    first = names["第一条 服务标准"]
    counts = first.data(VALUE).counts
    assert (counts[Severity.HIGH.rank], counts[Severity.MEDIUM.rank]) == (1, 1)
    assert model.index(0, 0, first).data() == "1.1 𠮷乙方应及时响应，首次响应时长____秒。"
    assert model.index(0, 0, first).data(TARGET) == "c4"
    assert model.parent(first) == QModelIndex()


def _changes(model: FindingsModel | ChecklistModel) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.data(), last.data())))
    model.modelReset.connect(lambda: told.append(("all", "all")))
    return told


@pytest.mark.parametrize(
    ("kind", "rows"), [(FindingsModel, ["首次响应时长"]), (ChecklistModel, ["服务质量标准", "首次响应时长"])]
)
def test_a_decision_tells_of_the_rows_that_it_changed_and_no_others(kind: type, rows: list[str]) -> None:
    model, review = kind(), merchant_review()
    model.show(review)
    told = _changes(model)
    decided = with_decisions(review, [Decision("blank1", Scope.PLACE, Ruling.ACCEPTED, "", None, "2026-11-28")])
    model.show(decided)
    assert [(first.split("：")[0], last.split("：")[0]) for first, last in told] == [(row, row) for row in rows]
    told.clear()
    model.show(review)
    assert len(told) == len(rows)
    model.show(review)
    assert len(told) == len(rows)
