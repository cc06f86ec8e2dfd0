"""Archives with a member exchanged: the others stay packed as they are."""

from __future__ import annotations

import io
import zipfile

from csreview.annotating.archive import rewritten


class Unseekable(io.RawIOBase):
    """A stream that zipfile writes sizes behind the data of: data descriptors."""

    def __init__(self) -> None:
        self.data = b""

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self.data += bytes(data)
        return len(data)


def archive(stream, *members):
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as writer:
        writer.comment = b"remark"
        for name, content in members:
            writer.writestr(name, content)


def test_members_written_with_sizes_behind_their_data_are_copied():
    stream = Unseekable()
    archive(stream, ("一.xml", b"one" * 50), ("café.bin", bytes(range(256))), ("folder/", b""))
    result = zipfile.ZipFile(io.BytesIO(rewritten(stream.data, {"一.xml": b"new", "last.xml": b"more"})))
    assert result.testzip() is None
    assert {name: result.read(name) for name in result.namelist()} == {
        "一.xml": b"new", "café.bin": bytes(range(256)), "folder/": b"", "last.xml": b"more",
    }  # fmt: skip
    assert result.namelist() == ["一.xml", "café.bin", "folder/", "last.xml"]
    assert result.comment == b"remark"
    assert result.getinfo("last.xml").date_time == (1980, 1, 1, 0, 0, 0)


def test_nothing_named_nothing_changed():
    stream = io.BytesIO()
    archive(stream, ("a.xml", b"one"), ("b.xml", b"two" * 100))
    once = rewritten(stream.getvalue(), {})
    assert once == stream.getvalue() == rewritten(once, {})
