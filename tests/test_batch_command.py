"""`csreview batch` as its users and their scripts meet it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from csreview import __main__ as entry
from csreview.batch.running import Progress
from csreview.batch.values import Row
from csreview.batch_command import Telling
from tests.batch.conftest import draft


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "稿件"
    place.mkdir()
    for number in range(3):
        (place / f"草案{number}.txt").write_text(draft(number), encoding="utf-8")
    (place / "坏.docx").write_bytes(b"no Word file")
    return place


def batch(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    status = entry.main(["batch", *map(str, arguments)])
    out, err = capsys.readouterr()
    assert out == ""
    return status, err


def test_a_folder_becomes_a_table_and_progress_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, reports = tmp_path / "表.json", tmp_path / "报告"
    status, err = batch(capsys, folder, "--side", "merchant", "--output", table, "--reports", reports, "--jobs", 2)
    assert status == 1
    assert "坏.docx：这不是 Word" in err
    assert re.search(r"审查完毕 4 份，用时 \d+ 秒，每秒 \d+\.\d 份\n$", err)
    told = json.loads(table.read_text(encoding="utf-8"))
    assert [each.get("report") for each in told["drafts"]] == [None, *(f"报告/草案{n}.txt.html" for n in range(3))]
    assert all((tmp_path / each["report"]).is_file() for each in told["drafts"] if "report" in each)


@pytest.mark.parametrize("suffix", ["xlsx", "html", "csv"])
def test_the_suffix_says_the_form_and_the_number_of_processes_changes_nothing(
    suffix: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = [tmp_path / f"{jobs}.{suffix}" for jobs in (1, 2)]
    for jobs, table in enumerate(tables, 1):
        batch(capsys, folder, "--side", "vendor", "--output", table, "--jobs", jobs)
    assert tables[0].read_bytes() == tables[1].read_bytes()


def test_exit_status(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = (folder, "--side", "merchant", "--output", tmp_path / "表.json", "--force", "--fail-on")
    assert batch(capsys, *given, "never")[0] == 3  # one could not be read
    (folder / "坏.docx").unlink()
    assert batch(capsys, *given, "never")[0] == 0
    assert batch(capsys, *given, "low")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--output", "表.doc"], "扩展名应为"),
        (["--output", "表.json", "--shared"], "--cluster"),
        (["--output", "表.json", "--jobs", "0"], "1 至 512"),
        (["--output", "表.json", "--limit", "x"], "秒数"),
        (["--output", "没有/表.json"], "没有文件夹"),
        (["--output", "表.json", "--checklist", "no-such"], "没有名为"),
    ],
)
def test_wrong_usage_is_one_sentence(
    arguments: list[str],
    sentence: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(folder.parent)
    status, err = batch(capsys, folder, "--side", "merchant", *arguments)
    assert status == 2
    assert sentence in err
    assert "Traceback" not in err


def test_interrupted_says_how_to_go_on_and_goes_on(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def tell(_self: Telling, progress: Progress) -> None:
        if progress.now == 2:
            raise KeyboardInterrupt

    given = (folder, "--side", "merchant", "--output", tmp_path / "表.json")
    with monkeypatch.context() as patched:
        patched.setattr(Telling, "tell", tell)
        status, err = batch(capsys, *given)
    assert status == 130
    assert "--resume" in err
    status, err = batch(capsys, *given, "--resume")
    assert status == 1
    assert "审查完毕 4 份（其中 2 份上次已完成）" in err


def test_who_watches_sees_one_line_and_a_log_sees_few(capsys: pytest.CaptureFixture[str]) -> None:
    for watched in (True, False):
        telling = Telling(watched)
        for done in range(100):
            telling.tell(Progress(100, done, done, Row(f"{done}", "坏了。" if done == 50 else "") if done else None))
        telling.tell(Progress(100, 100, 100, Row("100")))
        lines = capsys.readouterr().err.split("\n")
        assert [line.removeprefix("\r\033[K") for line in lines[:1]] == ["50：坏了。"]
        assert "审查完毕 100 份" in lines[-2]
        assert ("\r\033[K" in lines[-2]) is watched
