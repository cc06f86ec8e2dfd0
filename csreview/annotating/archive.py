"""A zip archive with some members exchanged or added: all others are copied as they are packed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_SIZES_FOLLOW = 0x8
_UTF8_NAME = 0x800
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can tell: new members get it, so that the same input gives the same bytes."""


@dataclass(frozen=True, slots=True)
class _Packed:
    """A member as it stands in an archive; its CRC and sizes are those of `info`."""

    info: zipfile.ZipInfo
    content: bytes

    @property
    def name(self) -> bytes:
        """Its name in bytes, as the archive that was read writes it: UTF-8 where the flag says so, else code page 437."""
        return self.info.orig_filename.encode("utf-8" if self.info.flag_bits & _UTF8_NAME else "cp437")

    @property
    def fields(self) -> tuple[int, ...]:
        """What the local and the central header share. Sizes stand here, so that no record of them has to follow."""
        info, (year, month, day, hour, minute, second) = self.info, self.info.date_time
        time, date = hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day
        flags = info.flag_bits & ~_SIZES_FOLLOW
        sizes = info.CRC, len(self.content), info.file_size, len(self.name)
        return max(info.extract_version, 20), flags, info.compress_type, time, date, *sizes


def rewritten(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return the archive with the members named in `parts` holding that content; new ones stand at the end.

    Order, names, times and attributes of the members stay, and the packed bytes of those that are not named; extra
    fields (sizes of huge archives, times of other systems) are left out. `data` is a sound archive under 4 GB.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    members = list(_members(archive, data, parts))
    stream, headers = io.BytesIO(), []
    for member in members:
        headers.append(_central(member, stream.tell()))
        stream.write(_LOCAL.pack(b"PK\3\4", *member.fields, 0) + member.name + member.content)
    start = stream.tell()
    stream.write(b"".join(headers))
    count, size = len(members), stream.tell() - start
    stream.write(_END.pack(b"PK\5\6", 0, 0, count, count, size, start, len(archive.comment)) + archive.comment)
    return stream.getvalue()


def _members(archive: zipfile.ZipFile, data: bytes, parts: Mapping[str, bytes]) -> Iterator[_Packed]:
    names = {member.filename for member in archive.infolist()}
    for member in archive.infolist():
        new = parts.get(member.filename)
        yield _Packed(member, _packed_bytes(member, data)) if new is None else _pack(member, new)
    for name in parts:
        if name not in names:
            yield _pack(zipfile.ZipInfo(name, _EARLIEST), parts[name])


def _packed_bytes(member: zipfile.ZipInfo, data: bytes) -> bytes:
    name, extra = struct.unpack_from("<2H", data, member.header_offset + 26)
    start = member.header_offset + _LOCAL.size + name + extra
    return data[start : start + member.compress_size]


def _pack(member: zipfile.ZipInfo, content: bytes) -> _Packed:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    member.compress_type, member.file_size, member.CRC = zipfile.ZIP_DEFLATED, len(content), zlib.crc32(content)
    return _Packed(member, packed)


def _central(member: _Packed, offset: int) -> bytes:
    info = member.info
    made_by = info.create_system << 8 | info.create_version
    rest = 0, len(info.comment), 0, info.internal_attr, info.external_attr, offset
    return _CENTRAL.pack(b"PK\1\2", made_by, *member.fields, *rest) + member.name + info.comment
