"""Whatever is read: pieces cut the same characters in clause and block, and clauses partition what was read."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csreview.model import Agreement, Block, Cell, Draft, Part, Role, Span
from csreview.segmenting import segment

_STARTS = ["第一条 ", "第二条：", "一、", "（一）", "1. ", "1、", "2．", "1.1 ", "(1)", "2)", "①", "附件一：", "附件：", "", "", "甲方：", "乙方（盖章）：",
           "目录", "鉴于", "# ", "**", "A. ", "第一章", "2026年", "【注】", "（注："]  # fmt: skip
_ENDS = [
    "",
    "服务内容",
    "甲方应当支付服务费。",
    "____",
    "　　",
    "…………3",
    "\n2、乙方负责售后；",
    "：",
    "𠮷野家",
    "（以下简称“甲方”）",
    "\t1",
    "）",
    " \n ",
]
_TEXT = st.builds(
    "".join,
    st.lists(st.sampled_from(_STARTS + _ENDS) | st.text("一二、．.（）()1 　\n甲乙方：_a", max_size=6), max_size=4),
)


@st.composite
def _blocks(drawn) -> Block:
    text = drawn(_TEXT)
    cell = drawn(
        st.none() | st.builds(Cell, st.integers(0, 2), st.integers(0, 3), st.integers(0, 2), st.integers(1, 3))
    )
    low = drawn(st.integers(0, len(text)))
    high = drawn(st.integers(low, len(text)))
    return Block(
        text,
        label=drawn(st.sampled_from(["", "", "第三条", "1.", "•", "2.1", "（三）", "附件二"])),
        part=drawn(st.sampled_from([Part.BODY] * 6 + list(Part))),
        heading=drawn(st.sampled_from([0, 0, 0, 1, 2])),
        cell=cell,
        blanks=(Span(low, high),) if low < high and not text[low:high].strip() else (),
    )


_DRAFTS = st.builds(lambda blocks: Draft("x", "0", tuple(blocks)), st.lists(_blocks(), max_size=14))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_DRAFTS)
def test_pieces_cut_the_same_and_partition(draft):
    agreement = segment(draft)
    _pieces_cut_the_same(agreement)
    _nothing_lost_or_doubled(agreement)
    _tree_is_sound(agreement)
    _spans_lie_in_text(agreement)


def _pieces_cut_the_same(agreement: Agreement) -> None:
    for clause in agreement.clauses:
        for piece in clause.pieces:
            assert piece.clause.cut(clause.text) == piece.block.cut(agreement.draft.blocks[piece.block_index].text)
        covered = sum(len(piece.clause) for piece in clause.pieces)
        between = [
            c for i, c in enumerate(clause.text) if not any(p.clause.start <= i < p.clause.end for p in clause.pieces)
        ]
        assert covered + len(between) == len(clause.text)
        assert set(between) <= {"\n", "\t"}


def _nothing_lost_or_doubled(agreement: Agreement) -> None:
    """Every character is in one clause, or is white space, a label, a mark beside a label, or a Markdown mark."""
    taken: set[tuple[int, int]] = set()
    for clause in agreement.clauses:
        for piece in clause.pieces:
            places = {(piece.block_index, i) for i in range(piece.block.start, piece.block.end)}
            assert not places & taken
            taken |= places
    labels = "".join(clause.label for clause in agreement.clauses)
    for index, block in enumerate(agreement.draft.blocks):
        for place, char in enumerate(block.text):
            if (index, place) not in taken:
                assert char.isspace() or char in labels or char in "、．.。，,：:；;·-—*#_>】〕]》"


def _tree_is_sound(agreement: Agreement) -> None:
    by_id = {clause.id: clause for clause in agreement.clauses}
    assert list(by_id) == [f"c{i + 1}" for i in range(len(agreement.clauses))]
    for clause in agreement.clauses:
        assert clause.text.startswith(clause.title)
        if clause.parent is None:
            assert clause.depth == 1
        else:
            assert int(clause.parent[1:]) < int(clause.id[1:])
            assert clause.depth == by_id[clause.parent].depth + 1


def _spans_lie_in_text(agreement: Agreement) -> None:
    for clause in agreement.clauses:
        for blank in clause.blanks:
            assert not blank.cut(clause.text).strip()
            assert len(blank) > 0
        for row in clause.rows:
            assert all(cell.end <= len(clause.text) for cell in row.cells)
            assert not row.header or len(row.header) == len(row.cells)
    for party in agreement.parties:
        for fact in party.fields:
            clause = agreement.clause(fact.clause)
            assert fact.span.end <= len(clause.text)
            assert clause.role not in (Role.HEADER, Role.FOOTER)


def test_text_outside_the_bmp_keeps_offsets():
    agreement = segment(Draft("x", "0", (Block("第一条 𠮷野家"), Block("甲方支付𠮷元。"))))
    (clause,) = agreement.clauses
    assert clause.text == "𠮷野家\n甲方支付𠮷元。"
    assert [piece.clause for piece in clause.pieces] == [Span(0, 3), Span(4, 11)]


def test_empty_draft_gives_nothing():
    assert segment(Draft("x", "0", ())).clauses == ()
