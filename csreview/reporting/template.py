"""A firm's own look for reports: its letterhead in a small TOML file, or a Word template whose styles are taken over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from csreview.errors import UsageError, reason

_KEYS = {"name": str, "lines": list, "logo": str, "colour": str, "footer": str}
_WORD = frozenset({".docx", ".dotx"})
_PICTURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
"""How the files of pictures that every format can show begin."""
_ENDS = {"png": b"IEND", "jpeg": b"\xff\xd9"}
_TAIL = 1024
"""Bytes at the end of a picture in which its last mark stands; some programs add a few of their own."""
_LARGEST_LOGO = 2_000_000
"""Bytes; a logo far larger is a photograph by mistake."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture: its bytes, and "png" or "jpeg"."""

    content: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head and foot of a firm's papers. `colour` is six hex digits, "" for the report's own."""

    name: str = ""
    lines: tuple[str, ...] = ()
    logo: Logo | None = None
    colour: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A firm's look: a letterhead, or the bytes of a Word template (`word`), for Word reports only."""

    letterhead: Letterhead | None = None
    word: bytes | None = None


def load_template(path: Path) -> Template:
    """Return the template in a file: .docx or .dotx for Word reports, .toml for any printed report.

    Raises UsageError with one sentence where the file cannot be read or says something that no template says.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        zh, en = reason(error)
        raise UsageError(f"无法读取模板“{path}”（{zh}）。", f"cannot read the template {path} ({en}).") from error
    if path.suffix.lower() in _WORD:
        return Template(word=content)
    if path.suffix.lower() != ".toml":
        raise UsageError("模板应为 .toml、.docx 或 .dotx 文件。", "a template is a .toml, .docx or .dotx file.")
    return Template(letterhead=_letterhead(path, content))


def _letterhead(path: Path, content: bytes) -> Letterhead:
    try:
        import tomllib  # noqa: PLC0415 - most reports have no template

        data = tomllib.loads(content.decode("utf-8-sig"))
    except ValueError as error:  # UnicodeDecodeError, tomllib.TOMLDecodeError
        raise UsageError(f"模板“{path}”不是有效的 TOML（{error}）。", f"{path} is not valid TOML ({error}).") from error
    for key, value in data.items():
        if key not in _KEYS or not _is(value, _KEYS[key]):
            known = "、".join(_KEYS)
            raise UsageError(
                f"模板“{path}”中的“{key}”不对；可写的是 {known}，lines 为文字的列表，其余为文字。",
                f"{key!r} in the template {path} is wrong; known are {', '.join(_KEYS)}.",
            )
    return Letterhead(
        name=data.get("name", ""),
        lines=tuple(data.get("lines", ())),
        logo=_logo(path.parent / data["logo"]) if data.get("logo") else None,
        colour=_colour(path, data.get("colour", "")),
        footer=data.get("footer", ""),
    )


def _is(value: object, kind: type) -> bool:
    return isinstance(value, kind) and (not isinstance(value, list) or all(isinstance(line, str) for line in value))


def _logo(path: Path) -> Logo:
    try:
        content = path.read_bytes()
    except OSError as error:
        zh, en = reason(error)
        raise UsageError(f"无法读取标志“{path}”（{zh}）。", f"cannot read the logo {path} ({en}).") from error
    kind = next((kind for start, kind in _PICTURES.items() if content.startswith(start)), "")
    if not kind or len(content) > _LARGEST_LOGO:
        raise UsageError(
            f"标志“{path}”应为 2 MB 以内的 PNG 或 JPEG 图片。",
            f"the logo {path} must be a PNG or JPEG of at most 2 MB.",
        )
    if _ENDS[kind] not in content[-_TAIL:]:
        raise UsageError(f"标志“{path}”不完整。", f"the logo {path} is cut short.")
    return Logo(content, kind)


def _colour(path: Path, text: str) -> str:
    if text and not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise UsageError(
            f"模板“{path}”中的 colour 应写成 #1F3A5F 这样的颜色。", f"colour in {path} must be like #1F3A5F."
        )
    return text.removeprefix("#").upper()
