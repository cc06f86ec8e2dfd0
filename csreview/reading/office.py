"""Old Word, WPS, RTF and OpenDocument files: turned into .docx by an installed LibreOffice, then read as such."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from csreview.errors import DraftUnreadable
from csreview.model import Draft
from csreview.reading import limits
from csreview.reading.package import opened
from csreview.reading.word import read_word

if TYPE_CHECKING:
    import subprocess

_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODT = b"application/vnd.oasis.opendocument.text"
_SAFE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Settings of the profile: no macro runs, and nothing that a file links to is fetched."""


def read_through_office(data: bytes, name: str, suffix: str) -> Draft:
    """Return the draft in the bytes of a file that LibreOffice can open; `suffix` (".doc") says what it is.

    Name and SHA-256 are the file's own. Raises DraftUnreadable where LibreOffice is not installed, cannot open the
    file, or takes too long.
    """
    program = find_office()
    if program is None:
        raise DraftUnreadable(
            f"读取 {suffix} 文件需要 LibreOffice，请安装 LibreOffice（Writer），或先另存为 .docx。",
            f"reading {suffix} files needs LibreOffice: install LibreOffice Writer, or save the file as .docx",
        )
    if suffix == ".odt":
        opened(data)  # LibreOffice would unpack a bomb
    draft = read_word(_converted(program, data, suffix), name)
    blocks = tuple(replace(block, source=None) for block in draft.blocks)  # places in a file that is gone
    return replace(draft, sha256=hashlib.sha256(data).hexdigest(), blocks=blocks)


def find_office() -> str | None:
    """Return the path of LibreOffice's program, None where it is not installed."""
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    return on_path or next((path for path in _ELSEWHERE if Path(path).is_file()), None)


def _converted(program: str, data: bytes, suffix: str) -> bytes:
    """Return the file as .docx, made in a private folder (mode 0700) that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="csreview-", ignore_cleanup_errors=True) as private:
        folder = Path(private)
        source, target = folder / f"draft{suffix}", folder / "out" / "draft.docx"
        source.write_bytes(data)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SAFE, encoding="utf-8")
        command = [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nologo",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target.parent), str(source),
        ]  # fmt: skip
        _run(command)
        if not target.is_file() or target.stat().st_size > limits.LARGEST_FILE:
            raise _not_opened()
        return target.read_bytes()


def _run(command: list[str]) -> None:
    """Run LibreOffice, which starts processes of its own: when the time is up all of them are ended."""
    import subprocess  # noqa: PLC0415 - most drafts are read without it

    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except OSError as fault:
        raise _not_opened() from fault
    try:
        process.wait(limits.OFFICE_SECONDS)
    except subprocess.TimeoutExpired as fault:
        raise DraftUnreadable(
            "LibreOffice 转换文件用时过长，已停止；请先另存为 .docx。",
            "LibreOffice took too long to convert the file; save it as .docx first",
        ) from fault
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _not_opened() -> DraftUnreadable:
    return DraftUnreadable(
        "LibreOffice 无法打开这个文件，可能已损坏或设有密码；请先用 Word 另存为 .docx。",
        "LibreOffice cannot open the file, which may be damaged or protected; save it as .docx with Word first",
    )


def office_suffix(data: bytes) -> str | None:
    """Return which suffix (".doc", ".rtf", ".odt") tells LibreOffice what the data are; None for what is not its."""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    # Names in a compound file's directory are UTF-16. An encrypted .docx is a compound file too, without this one.
    if data.startswith(_COMPOUND) and "WordDocument".encode("utf-16-le") in data:
        return ".doc"
    return ".odt" if data.startswith(b"PK") and _ODT in data[:200] else None
