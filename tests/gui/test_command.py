from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from csreview.gui import command, display
from csreview.model import Side

_SENTENCE_AT_MOST = 120


def _run(tmp_path: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", **changes}
    made = [sys.executable, "-m", "csreview", "open", *arguments]
    return subprocess.run(
        made, env=environment, capture_output=True, text=True, timeout=120, check=False, encoding="utf-8"
    )


def _size(picture: Path) -> tuple[int, int]:
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def test_a_picture_of_a_reviewed_draft(tmp_path: Path) -> None:
    draft, picture = tmp_path / "草案.txt", tmp_path / "p.png"
    draft.write_text("电商客服外包协议\n甲方：甲公司\n乙方：乙公司\n第一条 服务\n乙方应及时响应。\n", encoding="utf-8")
    ended = _run(
        tmp_path, str(draft), "--side", "vendor", "--screenshot", str(picture), "--size", "1000x640", "--theme", "dark"
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert _size(picture) == (1000, 640)


def test_a_picture_of_the_empty_window(tmp_path: Path) -> None:
    ended = _run(tmp_path, "--screenshot", str(tmp_path / "p.png"), "--size", "900x600", "--language", "en")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert _size(tmp_path / "p.png") == (900, 600)


@pytest.mark.parametrize("name", ["missing.docx", "broken.docx"])
def test_a_draft_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 this is no Word file")
    ended = _run(tmp_path, str(tmp_path / name), "--screenshot", str(tmp_path / "p.png"))
    assert ended.returncode == 3
    assert len(ended.stderr.strip().splitlines()) == 1
    assert len(ended.stderr) < _SENTENCE_AT_MOST
    assert not (tmp_path / "p.png").exists()


def test_a_picture_that_cannot_be_written(tmp_path: Path) -> None:
    assert _run(tmp_path, "--screenshot", str(tmp_path / "gone" / "p.png")).returncode == 4


def test_without_a_display_a_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert command.run(["a.docx"]) == 2
    assert "csreview review" in capsys.readouterr().err


def test_a_display_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":9876")
    assert not display.usable()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert display.usable()


def test_the_window_starts_without_what_only_a_review_needs() -> None:
    heavy = "jieba rapidfuzz docx lxml csreview.pipeline csreview.cli"
    asked = f"import sys, csreview.gui.app; print([m for m in {heavy.split()!r} if m in sys.modules])"
    made = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=True)
    assert made.stdout.strip() == "[]"


def test_arguments() -> None:
    given = command._parser().parse_args(["a.docx", "--side", "vendor", "--size", "1280x800"])
    assert (given.draft, given.side, given.size) == (Path("a.docx"), Side.VENDOR, (1280, 800))
    with pytest.raises(SystemExit) as ended:
        command.run(["--size", "large"])
    assert ended.value.code == 2
