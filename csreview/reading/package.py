"""The zip package of a Word file: its members, their relationships, and their XML read without trust."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from csreview.errors import DraftUnreadable
from csreview.reading import limits
from csreview.reading.names import STRICT, Element

_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_UNSAFE = re.compile(r"(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\x00")


@dataclass(slots=True)
class Budget:
    """What may still be read, over a file and the files within it. Raises DraftUnreadable where it is used up."""

    size: int = limits.LARGEST_READ
    marks: int = limits.MOST_MARKS

    def unpack(self, size: int) -> None:
        """Count the bytes of a part before it is unpacked."""
        self.size -= size
        if size > limits.LARGEST_PART or self.size < 0:
            raise _too_large()

    def parse(self, data: bytes) -> None:
        """Count the tags and attributes of a part before it is parsed."""
        self.marks -= data.count(b"<") + data.count(b"=")
        if self.marks < 0:
            raise _too_large()


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link of one part to another. `kind` is the last word of its type; `target` a part name unless `external`."""

    kind: str
    target: str
    external: bool


class Package:
    """The members of a Word file by part name (without the leading slash; case does not matter, OPC 6.2.2.3).

    Raises DraftUnreadable, here and in every method, where the package or the part asked for is broken or hostile.
    """

    def __init__(self, data: bytes, budget: Budget | None = None) -> None:
        self.budget = budget or Budget()
        refuse_other_formats(data)
        self._zip = opened(data)
        self._members = {_key(member.filename): member for member in self._zip.infolist() if not member.is_dir()}
        self.main = self._main()

    def has(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        return _key(name) in self._members

    def read(self, name: str) -> bytes:
        """Return the bytes of a part."""
        member = self._members.get(_key(name))
        if member is None:
            raise DraftUnreadable(f"文件不完整，缺少部件 {name}。", f"the file lacks its part {name}")
        self.budget.unpack(member.file_size)
        try:
            return self._zip.read(member)
        except _ZIP_FAULTS as fault:
            raise _broken() from fault

    def xml(self, name: str) -> Element:
        """Return the root element of a part, Strict names turned into transitional ones."""
        return self.parse(self.read(name), name)

    def parse(self, data: bytes, name: str) -> Element:
        """Return the root element of XML that was read from the part `name`."""
        self.budget.parse(data)
        return _parse(data, name)

    def related(self, name: str, kind: str) -> list[str]:
        """Return the names of the parts that `name` links to by that kind, those that are there, in order."""
        links = self.relationships(name).values()
        return [link.target for link in links if link.kind == kind and not link.external and self.has(link.target)]

    def relationships(self, name: str) -> dict[str, Relationship]:
        """Return the links of a part ("" for the package) by their id."""
        folder, base = posixpath.split(name)
        source = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(source):
            return {}
        return {
            item.get("Id", ""): _relationship(item, folder)
            for item in self.xml(source)
            if isinstance(item.tag, str) and item.tag.endswith("}Relationship")
        }

    def _main(self) -> str:
        found = self.related("", "officeDocument")
        if found:
            return found[0]
        if self.has("mimetype") and self.read("mimetype").startswith(b"application/vnd.oasis.opendocument"):
            raise DraftUnreadable(
                "这是 OpenDocument 文件（.odt），请先另存为 .docx。",
                "this is an OpenDocument file (.odt); save it as .docx first",
            )
        raise DraftUnreadable(
            "这个压缩包不是 Word 文件：找不到正文。", "this archive is not a Word file: it has no main document"
        )


def opened(data: bytes) -> zipfile.ZipFile:
    """Return an archive whose members are safe to unpack. Raises DraftUnreadable for a broken or hostile one."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except _ZIP_FAULTS as fault:
        raise _broken() from fault
    _check_members(members)
    return archive


class Links:
    """The parts that the part `source` links to, by relationship id."""

    def __init__(self, package: Package, source: str) -> None:
        self.source = source
        self._package = package
        self._links = package.relationships(source)

    def part(self, identifier: str) -> str | None:
        """Return the name of the part, None where there is none in the package."""
        link = self._links.get(identifier)
        return link.target if link is not None and not link.external and self._package.has(link.target) else None

    def read(self, identifier: str) -> bytes | None:
        """Return the bytes of the part, None where there is none in the package."""
        name = self.part(identifier)
        return None if name is None else self._package.read(name)

    def xml(self, identifier: str) -> Element | None:
        """Return the root element of the part, None where there is none in the package."""
        name = self.part(identifier)
        return None if name is None else self._package.xml(name)


def _parse(data: bytes, name: str) -> Element:
    """Parse the XML of the part `name`. Raises DraftUnreadable where it is broken or declares a document type."""
    if b"<!DOCTYPE" in data or b"<\0!\0D\0O\0C\0T" in data or b"\0<\0!\0D\0O\0C\0T" in data:
        raise DraftUnreadable(
            "文件中含有不允许的外部实体声明，已拒绝打开。",
            f"the part {name} declares a document type, which is refused",
        )
    for strict, transitional in STRICT:
        if strict in data:
            data = data.replace(strict, transitional)
    try:
        return etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as fault:
        if "depth" in str(fault):
            raise too_deep() from fault
        raise DraftUnreadable(
            f"文件已损坏：部件 {name} 的内容不完整或格式错误。",
            f"the file is damaged: its part {name} is not well formed",
        ) from fault


def is_other_format(data: bytes) -> bool:
    """Tell whether data that are named like a text file are plainly something else."""
    return data.startswith((*_ZIPS, _OLE, b"%PDF-", b"{\\rtf"))


def refuse_other_formats(data: bytes) -> None:
    """Raise DraftUnreadable, with a sentence that says what it is, for data that is no zip package."""
    if data.startswith(_ZIPS):
        return
    if not data.strip():
        raise DraftUnreadable("文件是空的。", "the file is empty")
    raise _other_format(data)


def too_deep() -> DraftUnreadable:
    """Return the refusal of a file whose elements nest deeper than any draft's."""
    return DraftUnreadable(
        "文件嵌套层级过深，无法安全打开。", "the file nests its content too deeply to be read safely"
    )


def _other_format(data: bytes) -> DraftUnreadable:
    if data.startswith(_OLE):
        return _compound_file(data)
    if data.startswith(b"%PDF"):
        return DraftUnreadable(
            "暂不能读取 PDF，请提供 Word（.docx）文件。", "PDF is not read yet; give the Word file (.docx)"
        )
    if data.startswith(b"{\\rtf"):
        return DraftUnreadable(
            "这是 RTF 文件，请先用 Word 另存为 .docx。", "this is an RTF file; save it as .docx with Word first"
        )
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return DraftUnreadable(
            "这是网页或 XML 文件，请先用 Word 打开并另存为 .docx。",
            "this is a web page or an XML file; open it in Word and save it as .docx",
        )
    return DraftUnreadable(
        "这不是 Word（.docx）文件，或文件已损坏。", "this is not a Word file (.docx), or it is damaged"
    )


def _compound_file(data: bytes) -> DraftUnreadable:
    # Names in a compound file's directory are UTF-16; the directory may lie anywhere, so the whole file is searched.
    if "EncryptedPackage".encode("utf-16-le") in data:
        return DraftUnreadable(
            "文件设有打开密码，请先在 Word 中取消密码。", "the file is protected by a password; remove it in Word first"
        )
    return DraftUnreadable(
        "这是旧版 Word 或 WPS 文件（.doc/.wps），请先另存为 .docx。",
        "this is an old Word or WPS file (.doc, .wps); save it as .docx first",
    )


def _too_large() -> DraftUnreadable:
    return DraftUnreadable("文件内容过大，无法安全打开。", "the file holds too much to be read safely")


def _broken() -> DraftUnreadable:
    return DraftUnreadable("文件已损坏或不完整，无法打开。", "the file is damaged or incomplete and cannot be opened")


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    bomb = total > limits.BOMB_TOTAL and total / packed > limits.BOMB_RATIO
    if bomb or total > limits.LARGEST_TOTAL or len(members) > limits.MOST_MEMBERS:
        raise DraftUnreadable(
            "文件解压后过大，疑似恶意文件，已拒绝打开。",
            "the file unpacks to far too much and may be malicious; refused",
        )
    names = [_key(member.filename) for member in members]
    if any(_UNSAFE.search(member.orig_filename) for member in members) or len(set(names)) < len(names):
        raise DraftUnreadable(
            "文件内部结构异常（成员重名或路径越界），已拒绝打开。",
            "the file holds members with the same name or with unsafe paths; refused",
        )
    if any(member.flag_bits & 0x1 for member in members):
        raise DraftUnreadable(
            "文件设有密码，请先取消密码。", "the file is protected by a password; remove the password first"
        )


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _relationship(item: Element, folder: str) -> Relationship:
    external = item.get("TargetMode") == "External"
    target = item.get("Target", "")
    if not external:
        path = unquote(target.split("#")[0].replace("\\", "/"))
        target = path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
    return Relationship(item.get("Type", "").rsplit("/", 1)[-1], target, external)


def _parser() -> etree.XMLParser:
    # A new one each time: a parser is not to be shared between threads, and making one costs microseconds.
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
