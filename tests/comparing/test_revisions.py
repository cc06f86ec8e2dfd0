"""What a comparison says of tracked changes: shown, by whom, or silent."""

from __future__ import annotations

from pathlib import Path

from csreview.comparing import compare
from csreview.model import Agreement, Comparison, Marking, Relation
from csreview.reading import read
from csreview.segmenting import segment
from tests.reading.word_file import word_file

HEAD = "<w:p><w:r><w:t>客服外包合同</w:t></w:r></w:p>"
FIRST = "第一条 付款"
OLD = ("甲方应在收到发票后30日内付款。", "乙方应当每月提交报告，报告须书面。", "双方应当保守商业秘密，期限三年。")


def ins(text: str, author: str = "李律师") -> str:
    return f'<w:ins w:id="1" w:author="{author}"><w:r><w:t>{text}</w:t></w:r></w:ins>'


def gone(text: str, author: str = "李律师") -> str:
    return f'<w:del w:id="2" w:author="{author}"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def version(tmp_path: Path, *paragraphs: str) -> Agreement:
    inner = "".join(f"<w:p>{p if p.startswith('<') else run(p)}</w:p>" for p in (FIRST, *paragraphs))
    path = tmp_path / f"{abs(hash(inner))}.docx"
    path.write_bytes(word_file(HEAD + inner))
    return segment(read(path))


def numbered(*texts: str) -> list[str]:
    return [f"1.{n} {text}" for n, text in enumerate(texts, 1)]


def compared(tmp_path: Path, *new: str, old: tuple[str, ...] = OLD) -> Comparison:
    return compare(version(tmp_path, *numbered(*old)), version(tmp_path, *new))


def test_a_tracked_change_is_shown_with_its_author(tmp_path: Path) -> None:
    first = run("1.1 甲方应在收到发票后") + gone("30") + ins("45") + run("日内付款。")
    comparison = compared(tmp_path, first, *numbered(*OLD)[1:])
    ((pair, edit),) = comparison.by_author()["李律师"]
    assert (edit.marking, edit.authors) == (Marking.TRACKED, ("李律师",))
    assert edit.new.cut(pair.new_text) == "45日"
    assert comparison.silent == ()


def test_the_same_change_untracked_is_silent(tmp_path: Path) -> None:
    second = run("1.2 乙方应当每月提交报告，报告须书面") + ins("并盖章") + run("。")
    comparison = compared(tmp_path, "1.1 甲方应在收到发票后45日内付款。", second, numbered(*OLD)[2])
    ((pair, edit),) = comparison.silent
    assert edit.old.cut(pair.old_text) == "30日"
    assert comparison.tracked


def test_silent_beside_tracked_in_one_clause(tmp_path: Path) -> None:
    first = run("1.1 甲方应在收到发票后") + gone("30") + ins("45") + run("日内付清。")
    comparison = compared(tmp_path, first, *numbered(*OLD)[1:])
    assert [edit.new.cut(pair.new_text) for pair, edit in comparison.silent] == ["付清"]


def test_a_sentence_retyped_as_one_revision_is_shown(tmp_path: Path) -> None:
    first = run("1.1 ") + gone(OLD[0]) + ins("乙方应在开具发票后60日内付款。")
    comparison = compared(tmp_path, first, *numbered(*OLD)[1:])
    assert comparison.silent == ()
    assert len(comparison.by_author()["李律师"]) > 1


def test_a_clause_added_or_removed_with_and_without_revisions(tmp_path: Path) -> None:
    removed = f"<w:pPr><w:rPr><w:del w:id='3' w:author='李律师'/></w:rPr></w:pPr>{gone('1.2 ' + OLD[1])}"
    added = ins("1.3 乙方应当投保职业责任保险，保额不低于一百万元。")
    comparison = compared(tmp_path, numbered(*OLD)[0], removed, "1.2 " + OLD[2], added)
    by = {pair.relation: pair.edits[0].marking for pair in comparison.pairs if not (pair.old and pair.new)}
    assert by == {Relation.REMOVED: Marking.TRACKED, Relation.ADDED: Marking.TRACKED}
    quiet = compared(tmp_path, numbered(*OLD)[0], "1.2 " + OLD[2], "1.3 乙方应当投保职业责任保险，保额不低于一百万元。")
    assert len(quiet.silent) == 2
    assert not quiet.tracked


def test_a_revision_that_both_versions_carry_is_no_change(tmp_path: Path) -> None:
    first = run("1.1 甲方应在收到发票后") + gone("30") + ins("45") + run("日内付款。")
    both = [first, *numbered(*OLD)[1:]]
    assert compare(version(tmp_path, *both), version(tmp_path, *both, "1.4 本协议一式两份，双方各执一份。")).silent
    assert compare(version(tmp_path, *both), version(tmp_path, *both)).touched == ()


def test_a_revision_quietly_rejected_is_silent(tmp_path: Path) -> None:
    ours = run("1.1 甲方应在收到发票后") + gone("30") + ins("45") + run("日内付款。")
    old = version(tmp_path, ours, *numbered(*OLD)[1:])
    other = run("1.2 乙方应当每月提交报告，报告须书面") + ins("并盖章") + run("。")
    comparison = compare(old, version(tmp_path, numbered(*OLD)[0], other, numbered(*OLD)[2]))
    assert [(e.old.cut(p.old_text), e.new.cut(p.new_text)) for p, e in comparison.silent] == [("45日", "30日")]
