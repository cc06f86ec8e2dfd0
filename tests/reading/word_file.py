"""Makes small Word files for tests: `word_file(body)` gives the bytes of a package around the body's XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def links(*rows: tuple[str, str, str]) -> str:
    """A relationships part of (id, kind, target)."""
    items = "".join(f'<Relationship Id="{i}" Type="{TYPES}{kind}" Target="{target}"/>' for i, kind, target in rows)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )


def word_file(body: str, parts: Mapping[str, str] | None = None, extra: Mapping[str, bytes] | None = None) -> bytes:
    """`parts`: inner XML of further parts by kind (numbering, styles, footnotes, header …); r:id is the kind."""
    roots = {"header": "hdr", "footer": "ftr"}
    members: dict[str, bytes] = {
        "_rels/.rels": links(("r1", "officeDocument", "word/document.xml")).encode(),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode(),
    }
    rows = []
    for kind, inner in (parts or {}).items():
        tag = roots.get(kind.rstrip("0123456789"), kind)
        members[f"word/{kind}.xml"] = f"<w:{tag} {NAMES}>{inner}</w:{tag}>".encode()
        rows.append((kind, kind.rstrip("0123456789"), f"{kind}.xml"))
    members["word/_rels/document.xml.rels"] = links(*rows).encode()
    return zipped({**members, **(extra or {})})


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip archive of the members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph with one run."""
    inner = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def item(text: str, list_id: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(index: int, text: str, number_format: str = "decimal", more: str = "", start: int = 1) -> str:
    """A level of a list; `more` holds elements such as w:isLgl."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> dict[str, str]:
    """A numbering part with one definition."""
    return {"numbering": f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'}
