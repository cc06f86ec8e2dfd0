"""Reports as the command line writes them: every format of a sample draft, from each side, read back by others."""

from __future__ import annotations

import html
import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from csreview import __main__ as entry
from csreview import places
from csreview.reporting import FORMATS, READERS
from csreview.reporting.labels import ZH

SAMPLE = places.resources() / "samples" / "样例-问题草案.docx"
PRINTED = ("docx", "pdf", "html", "markdown", "xlsx", "text")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


def written(folder: Path, form: str, *more: str, side: str = "merchant") -> Path:
    target = folder / f"报告{FORMATS[form].suffix}"
    fixed = ("--side", side, "--date", "2026-11-27", "--fail-on", "never", "--force")
    assert entry.main(["review", str(SAMPLE), "--format", form, "--output", str(target), *fixed, *more]) == 0
    return target


def read_back(target: Path) -> str:
    """The text of a report, read by another program than the one that wrote it."""
    if target.suffix == ".pdf":
        command = ["pdftotext", "-raw", "-enc", "UTF-8", str(target), "-"]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()
    if target.suffix == ".docx":
        body = Document(str(target)).element.body
        return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    if target.suffix == ".xlsx":
        book = load_workbook(io.BytesIO(target.read_bytes()))
        return "\n".join(
            str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell
        )
    text = target.read_text(encoding="utf-8")
    return re.sub(r"\\([^\w\s])", r"\1", text) if target.suffix == ".md" else html.unescape(text)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="Poppler is not installed")
@pytest.mark.parametrize("audience", READERS)
@pytest.mark.parametrize("form", PRINTED)
@pytest.mark.parametrize("side", ["merchant", "vendor"])
def test_every_report_holds_every_finding(tmp_path: Path, side: str, form: str, audience: str) -> None:
    data = json.loads(written(tmp_path, "json", side=side).read_text(encoding="utf-8"))
    text = squeezed(read_back(written(tmp_path, form, "--for", audience, side=side)))
    if audience == "manager" and form in ("docx", "pdf"):
        assert_a_manager_has_what_to_settle(data, text)
        return
    findings = data["findings"]
    absent = [f["id"] for f in findings if squeezed(f["message"]) not in text or squeezed(f["remedy"]) not in text]
    assert len(findings) > 20
    assert absent == []


def assert_a_manager_has_what_to_settle(data: dict[str, Any], text: str) -> None:
    """On paper a manager reads what must be settled, how many findings there are, and where they are told."""
    must = [f for f in data["findings"] if f["id"] in data["must_settle"]]
    assert must
    assert [f["id"] for f in must if squeezed(f["remedy"]) not in text] == []
    assert "".join(["合计", *(str(n) for n in data["summary"]["findings"].values())]) in text
    assert squeezed(ZH["list.elsewhere"]) in text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_every_finding_of_word_and_excel_reports(tmp_path: Path) -> None:
    findings = json.loads(written(tmp_path, "json").read_text(encoding="utf-8"))["findings"]
    made = [written(tmp_path, "docx", "--for", r).rename(tmp_path / f"{r}.docx") for r in ("lawyer", "sales")]
    made.append(written(tmp_path, "xlsx"))
    office = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*office, "--outdir", tmp_path, *made], check=True, capture_output=True)
    for target in made:
        text = squeezed(read_back(target.with_suffix(".pdf")))
        # A row that breaks between two pages has the foot of one and the head of the next in its middle.
        absent = [f["id"] for f in findings if squeezed(f["message"])[:12] not in text]
        assert absent == [], target.name


@pytest.mark.parametrize("form", PRINTED)
def test_a_dated_report_is_the_same_twice(tmp_path: Path, form: str) -> None:
    first = written(tmp_path, form).read_bytes()
    assert written(tmp_path, form).read_bytes() == first


def test_the_letter_is_written_about_the_points_chosen(tmp_path: Path) -> None:
    findings = json.loads(written(tmp_path, "json").read_text(encoding="utf-8"))["findings"]
    quoted = [f for f in findings if f["quote"]][:2]
    points = "，".join(f["id"] for f in quoted)
    text = read_back(written(tmp_path, "docx", "--for", "counterpart", "--points", points))
    assert all(f["quote"] in text for f in quoted)
    assert "以下 2 处" in text
    assert "风险" not in text


WRONG = {
    "counterpart in Excel": ("xlsx", ("--for", "counterpart"), "写给对方的函请用"),
    "points without a letter": ("docx", ("--points", "1"), "--points 只用于"),
    "a point that there is not": ("docx", ("--for", "counterpart", "--points", "9999"), "9999"),
    "a Word template for PDF": ("pdf", ("--template", str(SAMPLE)), "Word 模板只用于 docx"),
    "a template for data": (
        "json",
        ("--template", str(places.resources() / "templates" / "letterhead.toml")),
        "--template",
    ),
    "no template": ("docx", ("--template", "gone.toml"), "gone.toml"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_usage_is_one_sentence_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    form, more, said = WRONG[name]
    target = tmp_path / "out"
    given = ["review", str(SAMPLE), "--side", "vendor", "--format", form, "--output", str(target), *more]
    assert entry.main(given) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert (out, len(err.strip().splitlines()), target.exists()) == ("", 1, False)


STARTS = {
    ".docx": b"PK\x03\x04", ".xlsx": b"PK\x03\x04", ".pdf": b"%PDF-", ".html": b"<!DOCTYPE html>", ".HTM": b"<!DOCTYPE html>",
    ".md": b"# ", ".markdown": b"# ", ".json": b"{", ".txt": "电商客服".encode(),
}  # fmt: skip


@pytest.mark.parametrize("ending", STARTS)
def test_the_ending_of_the_output_chooses_the_format(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"报告{ending}"
    fixed = ("--side", "merchant", "--fail-on", "never")
    assert entry.main(["review", str(SAMPLE), "--output", str(target), *fixed]) == 0
    assert target.read_bytes().startswith(STARTS[ending])


def test_a_named_format_may_be_called_as_one_likes_where_no_reader_minds(tmp_path: Path) -> None:
    for form, name in (("text", "审查.log"), ("json", "审查.v2"), ("docx", "审查")):
        base = ["review", str(SAMPLE), "--side", "merchant", "--fail-on", "never"]
        assert entry.main([*base, "--format", form, "--output", str(tmp_path / name)]) == 0
    assert json.loads((tmp_path / "审查.v2").read_bytes())["findings"]
    assert (tmp_path / "审查").read_bytes().startswith(b"PK")


CLASHES = {
    "text into a PDF": (("--format", "text"), "报告.pdf", "--format text 与输出文件的扩展名 .pdf 不一致"),
    "Word into another program's file": (("--format", "docx"), "报告.doc", "--format docx 与输出文件的扩展名 .doc"),
    "an ending of no format": ((), "报告.doc", "从“报告.doc”的扩展名看不出格式；请用 .txt、.json、.docx"),
    "no ending at all": ((), "报告", "看不出格式"),
    "a letter as a table": (("--for", "counterpart"), "函.xlsx", "写给对方的函请用"),
    "an explanation into a file": (("--explain", "kpi.first-response"), "说明.docx", "--explain 只在终端说明"),
}


@pytest.mark.parametrize("name", CLASHES)
def test_an_output_of_the_wrong_kind_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    more, called, said = CLASHES[name]
    target = tmp_path / called
    assert entry.main(["review", str(SAMPLE), "--side", "vendor", "--output", str(target), *more]) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert (out, len(err.strip().splitlines()), target.exists()) == ("", 1, False)
    assert entry.main(["review", str(SAMPLE), "--output", str(target), "--language", "en", *more]) == 2
    english = capsys.readouterr().err.replace(called, "")
    assert english.isascii()


def test_a_pdf_needs_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["review", str(SAMPLE), "--side", "vendor", "--format", "pdf"]) == 2
    assert "--output" in capsys.readouterr().err
