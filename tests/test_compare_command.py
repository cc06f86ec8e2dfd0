"""`csreview compare` as its users and their scripts meet it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import docx
import openpyxl
import pytest

from csreview import __main__ as entry
from csreview import places
from csreview.model import Log, Point, PointStatus, Said, Side
from csreview.reporting.comparison.log import write_log
from tests.comparing.test_compare import BODY
from tests.comparing.test_revisions import gone, ins
from tests.drafts import HEAD
from tests.reading.word_file import p, word_file

SAMPLES = places.resources() / "samples"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    """Two Word files: one change that a revision shows, and one that none does."""
    lines = (HEAD + BODY).splitlines()
    old = tmp_path / "一稿.docx"
    old.write_bytes(word_file("".join(p(line) for line in lines)))
    changed = [
        f"<w:p><w:r><w:t>{line.split('15日')[0]}</w:t></w:r>{gone('15')}{ins('45')}<w:r><w:t>日{line.split('15日')[1]}</w:t></w:r></w:p>"
        if "15日" in line
        else p(line.replace("30秒", "60秒"))
        for line in lines
    ]
    new = tmp_path / "二稿.docx"
    new.write_bytes(word_file("".join(changed)))
    return old, new


def compare(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = entry.main(["compare", *map(str, arguments)])
    out, err = capsys.readouterr()
    return status, out, err


def test_text_puts_what_is_silent_on_top(versions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = compare(capsys, *versions, "--side", "merchant")
    assert status == 0
    assert out.index("没有标示的改动（1）") < out.index("对我方意味着什么") < out.index("逐条改动")
    assert "首响时间：30秒 → 60秒" in out
    assert "李律师（1）" in out


def test_json_is_the_public_format(versions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = compare(capsys, *versions, "--side", "vendor", "--format", "json", "--date", "2026-11-28")
    data = json.loads(out)
    assert (data["format"], data["version"], data["side"]) == ("csreview-comparison", 1, "vendor")
    (silent,) = data["silent"]
    change = data["changes"][silent["change"]]
    edit = change["edits"][silent["edit"]]
    for which in ("old", "new"):
        place = edit[which]
        assert change[f"{which}_text"][place["start"] : place["end"]] == place["text"]
    assert edit["values"] == [{"kind": "duration", "old": "30秒", "new": "60秒"}]
    payment = next(r for r in data["requirements"] if r["requirement"] == "fees.payment-deadline")
    assert (payment["turn"], payment["silent"]) == ("worse", False)


def test_word_and_web_hold_every_change(
    versions: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word, web = tmp_path / "对比.docx", tmp_path / "对比.html"
    for target, format_ in ((word, "docx"), (web, "html")):
        status, out, _ = compare(capsys, *versions, "--side", "merchant", "--format", format_, "--output", target)
        assert (status, out) == (0, "")
    runs = [r for par in docx.Document(io.BytesIO(word.read_bytes())).paragraphs for r in par.runs]
    assert {(r.text, r.style.name) for r in runs} >= {("30秒", "Gone"), ("60秒", "Come"), ("15日", "Gone")}
    assert "<del>30秒</del><ins>60秒</ins>" in web.read_text(encoding="utf-8")


def test_the_same_versions_give_the_same_bytes(
    versions: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = []
    for name in ("a.docx", "b.docx"):
        compare(
            capsys,
            *versions,
            "--side",
            "vendor",
            "--format",
            "docx",
            "--date",
            "2026-11-28",
            "--output",
            tmp_path / name,
        )
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_a_draft_and_itself(capsys: pytest.CaptureFixture[str]) -> None:
    sound = SAMPLES / "样例-完善草案.docx"
    before = hashlib.sha256(sound.read_bytes()).hexdigest()
    status, out, _ = compare(capsys, sound, sound, "--side", "merchant")
    assert status == 0
    assert "没有实质改动" in out
    assert hashlib.sha256(sound.read_bytes()).hexdigest() == before


def test_mistakes_get_one_sentence(
    versions: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = versions
    assert compare(capsys, old, new, "--side", "merchant", "--format", "docx")[0] == 2
    assert compare(capsys, old, new, "--side", "merchant", "--output", new, "--force")[0] == 2
    status, _, err = compare(capsys, old, tmp_path / "没有.docx", "--side", "merchant")
    assert (status, err.count("\n")) == (3, 1)


def test_the_ending_chooses_the_format(
    versions: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, start in (("对比.docx", b"PK"), ("对比.htm", b"<!DOCTYPE html>"), ("对比.json", b"{")):
        assert compare(capsys, *versions, "--side", "merchant", "--output", tmp_path / name)[0] == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    for name, more in (("对比.xlsx", ()), ("新.pdf", ("--format", "html"))):
        status, _, err = compare(capsys, *versions, "--side", "merchant", "--output", tmp_path / name, *more)
        assert (status, err.count("\n"), (tmp_path / name).exists()) == (2, 1, False)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".md"])
def test_the_log_tells_each_point_by_version(
    versions: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    old, new = versions
    third = tmp_path / "三稿.docx"
    third.write_bytes(word_file("".join(p(line.replace("0.05%", "0.02%")) for line in (HEAD + BODY).splitlines())))
    target = tmp_path / f"谈判记录{suffix}"
    status, _, _ = compare(capsys, old, new, third, "--side", "vendor", "--log", target, "--date", "2026-11-28")
    assert status == 0
    rows = table(target)
    head, payment = rows[0], next(row for row in rows if "付款期限" in row)
    assert [h for h in head if "稿" in h] == ["第 1 稿（一稿.docx）", "第 2 稿（二稿.docx）", "第 3 稿（三稿.docx）"]
    assert [("15日" in cell, "45日" in cell) for cell in payment[-3:]] == [(True, False), (False, True), (True, False)]
    assert "已解决" in payment
    late = next(row for row in rows if "甲方逾期付款的责任" in row)
    assert "变差" in late


def table(path: Path) -> list[list[str]]:
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path).active
        return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(text)))
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")] for line in text.splitlines() if line.startswith("|")
    ]


def test_a_log_of_another_kind_is_refused(
    versions: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(capsys, *versions, "--side", "vendor", "--log", tmp_path / "a.doc")[0] == 2


def test_a_cell_that_would_be_a_formula_is_text() -> None:
    point = Point("", "=1+1", "-2", (Said(None, "@x"),), PointStatus.OPEN, None)
    content = write_log(Log(("一稿",), (point,), Side.VENDOR), "csv").decode("utf-8-sig")
    assert "'=1+1" in content
    assert "'-2" in content
