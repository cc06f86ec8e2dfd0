"""`csreview annotate` as its users and their scripts meet it."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from csreview import __main__ as entry
from csreview import places

SAMPLES = places.resources() / "samples"
FLAWED, SOUND = SAMPLES / "样例-问题草案.docx", SAMPLES / "样例-完善草案.docx"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


def annotate(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = entry.main(["annotate", *arguments])
    out, err = capsys.readouterr()
    assert out == ""
    return status, err


def ours(path: Path) -> list[str]:
    return [c.text for c in docx.Document(io.BytesIO(path.read_bytes())).comments if c.author == "csreview"]


def test_the_copy_is_written_and_the_draft_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = hashlib.sha256(FLAWED.read_bytes()).hexdigest()
    target = tmp_path / "批注稿.docx"
    assert annotate(capsys, str(FLAWED), "--side", "merchant", "--output", str(target)) == (1, "")
    assert hashlib.sha256(FLAWED.read_bytes()).hexdigest() == before
    assert {text[:3] for text in ours(target)} == {"【高】", "【中】", "【低】"}
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["批注稿.docx"]


def test_severities_and_kinds_choose_the_comments_and_fail_on_counts_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.docx"
    chosen = ("--side", "vendor", "--output", str(target), "--min-severity", "high", "--kinds", "vague,blank")
    assert annotate(capsys, str(FLAWED), *chosen, "--fail-on", "never") == (0, "")
    assert {text[:3] for text in ours(target)} == {"【高】"}
    assert annotate(capsys, str(FLAWED), *chosen, "--force", "--fail-on", "low") == (1, "")


def test_suggestions_are_tracked_changes_dated_as_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "修订建议稿.docx"
    asked = ("--side", "merchant", "--output", str(target), "--suggest", "--date", "2025-03-01")
    assert annotate(capsys, str(FLAWED), *asked) == (1, "")
    with zipfile.ZipFile(target) as archive:
        document = archive.read("word/document.xml").decode()
    assert 'w:author="csreview" w:date="2025-03-01T00:00:00Z"' in document
    assert "<w:delText" in document
    assert "在【2】小时内" in document


def test_two_calls_give_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        annotate(capsys, str(SOUND), "--side", "merchant", "--output", str(tmp_path / f"{name}.docx"))
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


@pytest.mark.parametrize(
    ("draft", "output", "status", "said"),
    [
        (FLAWED, "there.docx", 2, "--force"),
        (FLAWED, "other.docm", 2, ".docx"),
        (Path("missing.docx"), "a.docx", 3, "找不到文件"),
        (places.resources() / "wording" / "lexicon.toml", "a.docx", 3, "不是 Word"),
        (FLAWED, "no-folder/a.docx", 4, "无法写入"),
    ],
    ids=["exists", "another kind", "missing", "not Word", "no folder"],
)
def test_faults_are_one_sentence_with_their_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], draft: Path, output: str, status: int, said: str
) -> None:
    (tmp_path / "there.docx").write_bytes(b"kept")
    got, err = annotate(capsys, str(draft), "--side", "merchant", "--output", str(tmp_path / output))
    assert got == status
    assert said in err
    assert err.count("\n") == 1
    assert (tmp_path / "there.docx").read_bytes() == b"kept"


def test_the_draft_itself_is_no_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "草案.docx"
    shutil.copy(SOUND, draft)
    status, err = annotate(capsys, str(draft), "--side", "merchant", "--output", str(draft), "--force")
    assert (status, "草案本身" in err) == (2, True)
    assert draft.read_bytes() == SOUND.read_bytes()


def test_unknown_kinds_are_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, err = annotate(capsys, str(SOUND), "--output", str(tmp_path / "a.docx"), "--kinds", "vague,odd")
    assert status == 2
    assert "vague,odd" in err


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_and_shows_the_same_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.docx"
    annotate(capsys, str(FLAWED), "--side", "merchant", "--output", str(copy))
    shutil.copy(FLAWED, tmp_path / "draft.docx")
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "draft.docx"), str(copy)], check=True, capture_output=True, timeout=120)
    # LibreOffice writes the text of comments nowhere in plain text.
    assert (tmp_path / "copy.txt").read_text(encoding="utf-8") == (tmp_path / "draft.txt").read_text(encoding="utf-8")
