"""What can go wrong for the user, each with one clear sentence in Chinese and in English, and its exit status."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

_REASONS: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOSPC: "磁盘已满",
        errno.EDQUOT: "超出磁盘配额",
        errno.EACCES: "没有权限，或文件正在其他程序中打开",
        errno.EPERM: "没有权限",
        errno.ENOENT: "没有这个文件或文件夹",
        errno.EISDIR: "它是文件夹",
        errno.ENOTDIR: "路径中有一级不是文件夹",
        errno.EROFS: "磁盘只读",
        errno.EBUSY: "文件正被占用",
        errno.ENAMETOOLONG: "名称过长",
        errno.EIO: "读写出错",
    }
)
"""Why a file could not be read or written, as its user says it; what is not here is said as the system says it."""


class CsreviewError(Exception):
    """A fault that the user can do something about. `zh` and `en` say what, in one sentence each."""

    exit_status = 2

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en

    def sentence(self, language: str = "zh") -> str:
        """Return the sentence in the user's language ("zh" or "en")."""
        return self.zh if language == "zh" else self.en

    def __reduce__(self) -> tuple[object, ...]:
        """Let errors travel between processes whatever their kind is made from."""
        return _again, (type(self), vars(self).copy())


def _again(kind: type[CsreviewError], values: dict[str, object]) -> CsreviewError:
    error = kind.__new__(kind, values["en"])
    vars(error).update(values)
    return error


class UsageError(CsreviewError):
    """The command was used wrongly."""

    exit_status = 2


class DraftUnreadable(CsreviewError):
    """The draft could not be read."""

    exit_status = 3


class ChecklistInvalid(CsreviewError):
    """A checklist or another data file is faulty; `faults` lists every one, with file, key and remedy."""

    exit_status = 3

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        listed = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(
            f"审查清单有 {len(faults)} 处错误：\n{listed}", f"the checklist has {len(faults)} fault(s):\n{listed}"
        )


class OutputUnwritable(CsreviewError):
    """An output file could not be written."""

    exit_status = 4


def reason(error: OSError) -> tuple[str, str]:
    """Return why a file could not be read or written, in Chinese and in English."""
    said = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, said), said


def unwritable(target: Path | str, error: OSError) -> OutputUnwritable:
    """Return the error that says of an output why it could not be written."""
    zh, en = reason(error)
    return OutputUnwritable(f"无法写入“{target}”（{zh}）。", f"cannot write {target} ({en}).")


class DecisionsUnusable(CsreviewError):
    """The reviewer's decisions could not be read or saved."""

    exit_status = 3


class BatchUnusable(CsreviewError):
    """A batch could not go on: its state cannot be used, its workers do not start, its cluster is not there."""

    exit_status = 4


class Cancelled(CsreviewError):
    """The user cancelled the job."""

    exit_status = 2

    def __init__(self) -> None:
        super().__init__("已取消。", "cancelled")
