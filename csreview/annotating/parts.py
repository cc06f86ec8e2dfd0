"""The package of a Word file: its main part, and the part that holds the comments, found or made."""

from __future__ import annotations

import io
import posixpath
import zipfile
from urllib.parse import unquote

from lxml import etree

from csreview.annotating.archive import rewritten
from csreview.annotating.xml import STRICT, Element, namespace, parsed, written
from csreview.errors import DraftUnreadable

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_TYPES_PART = "[Content_Types].xml"
_LARGEST = 64 * 2**20
"""Bytes of one XML part once unpacked, as for reading."""


class Parts:
    """The members of a Word file that was read before (so that it is a sound package), and those changed since.

    Part names have no leading slash; case does not matter (OPC 6.2.2.3). Raises DraftUnreadable where a part that
    reading did not need is missing or broken.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = {_key(member.filename): member.filename for member in self._zip.infolist() if not member.is_dir()}
        self._changed: dict[str, Element] = {}
        self.main = self._related("", "officeDocument") or ""

    def root(self, name: str) -> Element:
        """Return the root element of a part; it is written back with the file."""
        member = self._names.get(_key(name), name)
        if member not in self._changed:
            self._changed[member] = parsed(self._read(member), member)
        return self._changed[member]

    def comments(self) -> Element:
        """Return the root element of the part with the comments, made and linked to where there is none yet."""
        found = self._related(self.main, "comments")
        return self.root(found) if found is not None else self._new_comments()

    def file(self) -> bytes:
        """Return the file with its changed parts; all others are the same bytes in the same order."""
        return rewritten(self._data, {name: written(root) for name, root in self._changed.items()})

    def _new_comments(self) -> Element:
        tag = namespace(self.root(self.main))
        folder = posixpath.dirname(self.main)
        name = _free(posixpath.join(folder, "comments.xml"), self._names)
        self._changed[name] = etree.Element(f"{tag}comments", nsmap={"w": tag[1:-1]})
        self._link(posixpath.basename(name), _STRICT_LINKS if tag[1:-1] == STRICT else _LINKS)
        if _key(_TYPES_PART) in self._names:
            types = self.root(_TYPES_PART)
            for item in types.findall(f"{_TYPES}Override"):
                if _key(item.get("PartName", "")) == _key(name):
                    types.remove(item)
            etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=_COMMENTS_TYPE)
        return self._changed[name]

    def _link(self, target: str, kinds: str) -> None:
        source = _links_of(self.main)
        if _key(source) not in self._names:
            self._changed[source] = etree.Element(f"{_RELATIONSHIPS}Relationships", nsmap={None: _RELATIONSHIPS[1:-1]})
        root = self.root(source)
        used = {item.get("Id") for item in root}
        free = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        etree.SubElement(root, f"{_RELATIONSHIPS}Relationship", Id=free, Type=f"{kinds}comments", Target=target)

    def _related(self, name: str, kind: str) -> str | None:
        """Return the name of the first part that `name` ("" for the package) links to by that kind and that is there."""
        source = self._names.get(_key(_links_of(name)))
        links = parsed(self._read(source), source).iter(f"{_RELATIONSHIPS}Relationship") if source is not None else ()
        for link in links:
            target = _target(link.get("Target", ""), posixpath.dirname(name))
            if link.get("Type", "").endswith(f"/{kind}") and _key(target) in self._names:
                return self._names[_key(target)]
        return None

    def _read(self, member: str) -> bytes:
        try:
            if self._zip.getinfo(member).file_size > _LARGEST:
                raise ValueError(member)
            return self._zip.read(member)
        except (KeyError, ValueError, zipfile.BadZipFile, OSError) as fault:
            raise DraftUnreadable(
                f"文件已损坏：无法读取部件 {member}。", f"the file is damaged: its part {member} cannot be read"
            ) from fault


def _links_of(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _target(target: str, folder: str) -> str:
    path = unquote(target.split("#", maxsplit=1)[0].replace("\\", "/"))
    return path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))


def _free(name: str, names: dict[str, str]) -> str:
    stem, suffix = posixpath.splitext(name)
    tried = [name, *(f"{stem}{n}{suffix}" for n in range(1, len(names) + 1))]
    return next(each for each in tried if _key(each) not in names)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
