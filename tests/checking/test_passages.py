from dataclasses import replace

from csreview import pipeline
from csreview.checking.index import numbers
from csreview.checking.passages import cut
from csreview.language.quantities import QuantityKind
from csreview.language.reading_text import BLANK, VALUE_SLOTS
from csreview.model import Block, Cell, Draft
from csreview.reading import read_text
from csreview.segmenting import segment
from tests.drafts import HEAD, passages


def test_each_sentence_is_a_passage_and_places_are_exact() -> None:
    found = passages("第一条 服务\n1. 乙方应接待。乙方应在30秒内回复。")
    texts = [p.span.cut(p.clause.text) for p in found.all]
    assert "乙方应接待。" in texts
    assert "乙方应在30秒内回复。" in texts


def test_parties_are_named_by_one_word() -> None:
    found = passages("第一条 服务\n委托方付款，受托方服务。")
    assert any(p.text == "甲方付款,乙方服务。" for p in found.all)


def test_the_context_holds_titles_and_the_leading_sentence() -> None:
    found = passages("第一条 服务质量\n1. 考核下列指标：\n（1）接通率不低于95%。")
    last = found.all[-1]
    assert "接通率" in last.text
    assert "服务质量" in last.context
    assert "考核下列指标" in last.context


def table(*rows: tuple[str, ...]) -> Draft:
    head = tuple(Block(line) for line in (HEAD + "第一条 考核\n按下表考核：").split("\n") if line)
    cells = tuple(Block(text, cell=Cell(0, r, c)) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Draft("t.docx", "0" * 64, head + cells)


def test_a_row_is_read_with_its_heads_and_an_empty_cell_is_a_blank() -> None:
    draft = table(("指标", "目标值", "备注"), ("首次响应时长", "30秒", ""), ("满意度", "", ""))
    rows = [p for p in cut(segment(draft), pipeline.vocabulary()).all if p.row is not None]
    texts = [row.text for row in rows]
    assert f"指标:首次响应时长,目标值:{VALUE_SLOTS[QuantityKind.DURATION]},备注:" in texts
    assert any(text.startswith(f"指标:满意度,目标值:{BLANK}") for text in texts)
    for row in rows:
        for index in row.reading.slots:
            assert row.place(index, index + 1).cut(row.clause.text) == "30秒"


def test_a_family_holds_its_passages_even_where_a_clause_stands_apart_from_its_parent() -> None:
    whole = segment(read_text("第一条 服务\n甲。\n第二条 费用\n乙。\n第三条 期限\n丙。\n第四条 其他\n丁。", "draft"))
    first, second, third, fourth = whole.clauses[-4:]
    children = (replace(second, parent=first.id), replace(third, parent=first.id), replace(fourth, parent=second.id))
    found = cut(replace(whole, clauses=(*whole.clauses[:-3], *children)), pipeline.vocabulary())
    family = [passage.number for passage in found.of_family(first.id)]
    assert family != sorted(family)
    assert list(numbers(found.in_family(first.id))) == sorted(family)
