"""What users are told of files that cannot be read or written."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from csreview.command_parts import write
from csreview.errors import OutputUnwritable, reason


def test_a_full_disk_is_said_in_the_users_language() -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    assert reason(full) == ("磁盘已满", "No space left on device")


@pytest.mark.parametrize("fault", [OSError(9999, "something rare"), OSError("something rare"), TimeoutError()])
def test_what_is_rare_is_said_as_the_system_says_it(fault: OSError) -> None:
    zh, en = reason(fault)
    assert zh == en != ""


def test_an_output_in_no_folder_is_one_sentence_in_chinese(tmp_path: Path) -> None:
    target = tmp_path / "没有" / "报告.pdf"
    with pytest.raises(OutputUnwritable) as raised:
        write(target, b"")
    assert raised.value.zh == f"无法写入“{target}”（没有这个文件或文件夹）。"
    assert raised.value.en.startswith(f"cannot write {target} (")
