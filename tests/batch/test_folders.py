from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from csreview.batch.folders import drafts_below, report_name
from csreview.errors import UsageError


def names(*folders: Path, leave_out: tuple[Path, ...] = ()) -> list[str]:
    return [found.name for found in drafts_below(folders, leave_out)]


def test_drafts_are_named_from_their_folder(folder: Path) -> None:
    (folder / "~$草案0.docx").write_bytes(b"")
    (folder / ".草案.docx").write_bytes(b"")
    (folder / "表.xlsx").write_bytes(b"")
    assert names(folder) == [*(f"草案{n}.txt" for n in range(5)), "二批/坏.docx", "二批/草案5.txt", "二批/贵.txt"]


def test_below_several_folders_each_name_begins_with_its_folder(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一" / "稿件"
    other.mkdir(parents=True)
    (other / "甲.txt").write_text("x", encoding="utf-8")
    assert names(folder / "二批", other)[-1] == "稿件/甲.txt"
    assert names(folder, other)[-1] == f"{other.as_posix()}/甲.txt"  # two folders of one name


def test_a_file_may_be_given_and_reports_are_no_drafts(folder: Path) -> None:
    assert names(folder / "草案0.txt") == ["草案0.txt"]
    assert names(folder, leave_out=(folder / "二批",)) == [f"草案{n}.txt" for n in range(5)]


def test_links_to_folders_are_not_followed_and_pipes_are_no_drafts(folder: Path) -> None:
    (folder / "圈").symlink_to(folder, target_is_directory=True)
    (folder / "断.docx").symlink_to(folder / "没有.docx")
    os.mkfifo(folder / "管.docx")
    assert [name for name in names(folder) if "草案" not in name] == ["断.docx", "二批/坏.docx", "二批/贵.txt"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        names(tmp_path / "没有")


@example("\\")  # a name on Linux
@given(st.lists(st.text(min_size=1, max_size=120), min_size=1, max_size=3).map("/".join))
def test_reports_stay_in_their_folder_under_names_that_every_system_takes(name: str) -> None:
    parts = report_name(name, ".html").split("/")
    assert parts
    for part in parts:
        assert part not in {"", ".", ".."}
        assert len(part.encode("utf-8", "replace")) <= 220
        assert not set(part) & set('<>:"|?*\\\0\n')


def test_names_that_had_to_be_changed_stay_apart() -> None:
    assert report_name("a?.docx", ".html") != report_name("a*.docx", ".html")
    assert report_name("稿" * 100 + "1.docx", ".html") != report_name("稿" * 100 + "2.docx", ".html")
    assert report_name("二批/草案5.txt", ".html") == "二批/草案5.txt.html"
