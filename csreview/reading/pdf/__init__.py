"""PDF files that hold text: read in a process of their own, since a PDF may be made to take any time and memory."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from csreview.errors import DraftUnreadable
from csreview.model import Block, Cell, Draft, Part, Source, Span, Unread
from csreview.reading import limits

_FAULTS = {
    "password": ("PDF 设有打开密码，请先取消密码。", "the PDF is protected by a password; remove it first"),
    "large": ("PDF 过大，无法安全打开。", "the PDF is too large to be read safely"),
    "slow": ("读取 PDF 用时过长，已停止。", "reading the PDF took too long and was stopped"),
    "broken": ("PDF 已损坏或不完整，无法打开。", "the PDF is damaged or incomplete and cannot be opened"),
    "unmapped": (
        "PDF 的字体没有文字编码，读不出文字，请提供 Word 文件或先做文字识别。",
        "the fonts of the PDF do not tell their characters; give the Word file or have its text recognised first",
    ),
    "scan": (
        "PDF 是扫描件，没有可读取的文字，请先做文字识别。",
        "the PDF is a scan without text; have its text recognised first",
    ),
    "empty": ("PDF 中没有可读取的文字。", "the PDF holds no text that can be read"),
}
_WORKER = "import sys; sys.path[:] = {path!r}; from csreview.reading.pdf.worker import main; main()"


def read_pdf(data: bytes, name: str) -> Draft:
    """Return the draft in the bytes of a PDF: paragraphs, tables with drawn lines, running heads and feet once.

    Raises DraftUnreadable for a scan, a locked, broken or overlarge file, and one that takes too long.
    """
    if len(data) > limits.LARGEST_PDF:
        raise _refusal("large")
    answer = _answer(data)
    fault = answer.get("fault") or _nothing_in(answer)
    if fault:
        raise _refusal(fault)
    blocks = tuple(_block(plain, name, index) for index, plain in enumerate(answer["blocks"]))
    unread = tuple(Unread("图片", f"第 {page} 页", "图片中的文字未读取") for page in answer["pictures"])
    return Draft(name, hashlib.sha256(data).hexdigest(), blocks, unread)


def _answer(data: bytes) -> dict[str, Any]:
    """Let a new process, which takes nothing from the current folder or the environment, read the PDF."""
    import subprocess  # noqa: PLC0415 - most drafts are read without it

    path = [str(Path(entry).resolve()) for entry in sys.path]
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _WORKER.format(path=path)],
            input=data,
            capture_output=True,
            timeout=limits.PDF_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        return {"fault": "slow"}
    if done.returncode != 0:
        return {"fault": "large" if done.returncode < 0 or b"MemoryError" in done.stderr else "broken"}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _nothing_in(answer: dict[str, Any]) -> str:
    """A page number or a stamp on every page does not make a scan readable."""
    characters = sum(len(plain["text"].strip()) for plain in answer["blocks"])
    if answer["pictures"] and characters < limits.SCAN_CHARACTERS * len(answer["pictures"]):
        return "scan"
    return "" if characters else "empty"


def _refusal(fault: str) -> DraftUnreadable:
    return DraftUnreadable(*_FAULTS[fault])


def _block(plain: dict[str, Any], name: str, index: int) -> Block:
    cell = plain["cell"]
    return Block(
        plain["text"],
        part=Part(plain["part"]),
        cell=Cell(*cell) if cell else None,
        blanks=tuple(Span(start, end) for start, end in plain["blanks"]),
        source=Source(name, index),
    )
