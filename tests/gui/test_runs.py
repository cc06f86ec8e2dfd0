from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from csreview.gui.runs import runs
from csreview.model import Block, Format, Revision, RevisionKind, Span

_TEXTS = st.text(alphabet="甲乙丙𠮷a😀\n ", max_size=12)


@st.composite
def _blocks(draw: st.DrawFn) -> Block:
    text = draw(_TEXTS)

    def span() -> Span:
        start = draw(st.integers(0, len(text)))
        return Span(start, draw(st.integers(start, len(text))))

    formats = tuple(Format(span(), bold=draw(st.booleans())) for _ in range(draw(st.integers(0, 3))))
    inserted = [Revision(RevisionKind.INSERTED, span()) for _ in range(draw(st.integers(0, 2)))]
    places = [draw(st.integers(0, len(text))) for _ in range(draw(st.integers(0, 2)))]
    deleted = [Revision(RevisionKind.DELETED, Span(at, at), text=draw(_TEXTS)) for at in places]
    return Block(text, formats=formats, revisions=(*inserted, *deleted))


@given(_blocks(), st.booleans())
def test_runs_that_are_not_removed_are_the_text(block: Block, revisions: bool) -> None:
    assert "".join(r.text for r in runs(block, revisions=revisions) if r.removed is None) == block.text


@given(_blocks())
def test_every_removed_text_shows_once_where_it_stood(block: Block) -> None:
    shown = [r.removed for r in runs(block, revisions=True) if r.removed is not None]
    wanted = [r for r in block.revisions if r.kind is RevisionKind.DELETED and r.text]
    assert sorted(shown, key=repr) == sorted(wanted, key=repr)
    assert not [r for r in runs(block, revisions=False) if r.removed or r.added]


def test_bold_ends_where_its_format_ends() -> None:
    block = Block("付款期限十日", formats=(Format(Span(2, 4), bold=True),))
    assert [(r.text, r.bold) for r in runs(block, revisions=True)] == [("付款", False), ("期限", True), ("十日", False)]
