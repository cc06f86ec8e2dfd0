"""Reads every Word file of the shared corpus, where it is present, against a plain count of its live text."""

from collections import Counter
from pathlib import Path

import pytest

from csreview.errors import DraftUnreadable
from csreview.reading import read
from csreview.reading.names import MC, R, W
from csreview.reading.package import Package

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "docx-corpus"
FILES = sorted(CORPUS.rglob("*.do[ct][xm]"))
if not FILES:
    pytest.skip("the shared corpus of Word files is absent", allow_module_level=True)


def is_live(text):
    """Neither deleted nor moved away, nor the copy that stands in for a drawing that has the text itself."""
    return not any(is_gone(around) for around in text.iterancestors())


def is_gone(around):
    if around.tag == W + "tr":
        return around.find(f"{W}trPr/{W}del") is not None
    if around.tag == MC + "Fallback":
        return any(t.text for choice in around.getparent().findall(MC + "Choice") for t in choice.iter(W + "t"))
    return around.tag in (W + "del", W + "moveFrom")


def live(root):
    return Counter(c for t in root.iter(W + "t") if is_live(t) for c in t.text or "" if not c.isspace())


def shown(file):
    """The roots that a person meets: the body, the headers and footers referred to, the notes referred to."""
    main = file.xml(file.main)
    links = file.relationships(file.main)
    yield main
    edges = {links[e.get(R + "id")].target for e in main.iter(W + "headerReference", W + "footerReference")}
    yield from {file.read(name): file.xml(name) for name in sorted(edges)}.values()
    for kind in ("footnote", "endnote"):
        called = {mark.get(W + "id") for mark in main.iter(f"{W}{kind}Reference") if is_live(mark)}
        for name in file.related(file.main, f"{kind}s"):
            yield from (note for note in file.xml(name).iter(W + kind) if note.get(W + "id") in called)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-60:])
def test_live_text_is_read_whole_and_once(path):
    draft = read_or_none(path)
    if draft is None:
        return
    there = sum((live(root) for root in shown(Package(path.read_bytes()))), Counter())
    found = Counter(c for block in draft.blocks for c in block.text if not c.isspace())
    # Glyphs of symbol fonts become other characters, and equal headers are read once.
    private = sum(count for c, count in there.items() if "\uf000" <= c <= "\uf8ff")
    allowed = sum(there.values()) * 0.005 + private + repeated(path)
    assert sum((there - found).values()) <= allowed
    # What the draft has beyond: glyphs, equations and shapes, which no w:t holds.
    assert sum((found - there).values()) <= sum(there.values()) * 0.005 + 300
    assert not [span for block in draft.blocks for span in block.blanks if span.end > len(block.text)]


def read_or_none(path):
    """The draft, or None for a file that is rightly refused: one that cannot be opened or shows no text."""
    reason = ""
    try:
        return read(path)
    except DraftUnreadable as refusal:
        reason = refusal.zh
    if "没有可读取的文字" in reason:
        assert not any(live(root) for root in shown(Package(path.read_bytes())))
    return None


def repeated(path):
    """Characters of headers and footers whose text another one has already."""
    texts = [tuple(sorted(live(root).items())) for root in list(shown(Package(path.read_bytes())))[1:]]
    return sum(count * sum(n for _, n in text) for text, n in Counter(texts).items() for count in [n - 1])


def test_most_of_the_corpus_is_read():
    # 14 of the files are forms without a word in them; the rest of what is refused is broken or encrypted.
    assert sum(read_or_none(path) is None for path in FILES[::4]) <= len(FILES[::4]) * 0.2
