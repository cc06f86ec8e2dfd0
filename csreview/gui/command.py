"""`csreview open`: its arguments, and what keeps a window from being opened."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from csreview.errors import CsreviewError, UsageError
from csreview.gui import display
from csreview.model import Side

_SIZE = re.compile(r"(\d{3,5})[xX×](\d{3,5})")


def run(arguments: Sequence[str]) -> int:
    """Open the window as the arguments say and return the exit status; errors become a sentence on standard error."""
    given = _parser().parse_args(list(arguments))
    try:
        _make_do_without_display(given.screenshot is not None)
        return _open(given)
    except CsreviewError as error:
        print(error.sentence(given.language or "zh"), file=sys.stderr)
        return error.exit_status


def _open(given: argparse.Namespace) -> int:
    try:
        from csreview.gui import app  # noqa: PLC0415 - `--help` and wrong usage need no Qt
    except ImportError as error:
        raise UsageError(
            f"窗口打不开：缺少 Qt 或系统库（{error.name or error}）。",
            f"no window: Qt or a system library is missing ({error}).",
        ) from error
    return app.run(
        given.draft,
        given.side,
        screenshot=given.screenshot,
        size=given.size,
        theme=given.theme,
        language=given.language,
    )


def _make_do_without_display(for_picture: bool) -> None:
    """Without a display a picture can still be taken; a window cannot be shown, and Qt would end the process."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM") or display.usable():
        return
    if not for_picture:
        raise UsageError(
            "这里没有可用的显示器，或缺少 Qt 需要的系统库 libxcb-cursor0，窗口打不开；请用 csreview review 在终端审查。",
            "there is no display for a window, or libxcb-cursor0, which Qt needs, is missing; "
            "use csreview review in a terminal.",
        )
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _size(text: str) -> tuple[int, int]:
    match = _SIZE.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError(f"应为“宽x高”，如 1280x800 / WIDTHxHEIGHT: {text}")
    return int(match[1]), int(match[2])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="csreview open", description="打开窗口 / open the window")
    parser.add_argument("draft", nargs="?", type=Path, metavar="DRAFT", help="草案 / the draft")
    parser.add_argument("--side", type=Side, choices=list(Side), help="立场 / for whom")
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help="存窗口截图后结束 / save a picture and end")
    parser.add_argument("--size", type=_size, metavar="WxH", help="窗口大小 / size of the window")
    parser.add_argument("--theme", choices=("system", "light", "dark"), help="外观 / theme")
    parser.add_argument("--language", choices=("zh", "en"), help="界面语言 / language of the interface")
    return parser
