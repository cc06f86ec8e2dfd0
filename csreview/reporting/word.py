"""What python-docx leaves to its user: shading, borders, fields, quick paragraphs, the same bytes twice."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from lxml import etree

from csreview.reporting.plain import printable
from csreview.reporting.word_styles import border_paragraph, line, style_id

_CELL_ORDER = (
    "w:tcBorders",
    "w:shd",
    "w:noWrap",
    "w:tcMar",
    "w:textDirection",
    "w:tcFitText",
    "w:vAlign",
    "w:hideMark",
)
_TABLE_ORDER = ("w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription")
"""Orders of children by ECMA-376 part 1, 17.4.69 and 17.4.59."""
_CELL = (
    '<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    f'<w:p><w:pPr><w:pStyle w:val="{style_id("Table Text")}"/></w:pPr></w:p></w:tc>'
)
_TABLE = '<w:tbl {names}><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
_MARKS = {"\n": "w:br", "\t": "w:tab"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def save(document: WordDocument, date: str) -> bytes:
    """Return the file; its dates are `date` (YYYY-MM-DD), so that the same report gives the same bytes."""
    properties = document.core_properties
    moment = datetime.fromisoformat(date).replace(tzinfo=UTC) if date else datetime(2000, 1, 1, tzinfo=UTC)
    properties.created = properties.modified = moment.replace(tzinfo=None)
    properties.author = properties.last_modified_by = "csreview"
    properties.comments = ""
    properties.revision = 1
    buffer = io.BytesIO()
    document.save(buffer)
    return same_bytes(buffer.getvalue())


def same_bytes(package: bytes) -> bytes:
    """Return a zip package with every member dated alike, its members and their order unchanged."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in source.infolist():
            copy.writestr(zipfile.ZipInfo(member.filename, _ZIP_DATE), source.read(member), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def new_paragraph(document: WordDocument, style: str, text: str = "") -> Paragraph:
    """Add a paragraph at the end; python-docx's own way looks for the end among all paragraphs each time."""
    body = document.element.body
    element = body.makeelement(qn("w:p"))
    properties = etree.SubElement(element, qn("w:pPr"))
    etree.SubElement(properties, qn("w:pStyle")).set(qn("w:val"), style_id(style))
    body[-1].addprevious(element)
    return put(Paragraph(element, document._body), text)


def put(paragraph: Paragraph, text: str, style: str = "", *, bold: bool = False) -> Paragraph:
    """Add text to a paragraph in a character style; line feeds and tabs become Word's."""
    if not text:
        return paragraph
    run = etree.SubElement(paragraph._p, qn("w:r"))
    if style or bold:
        properties = etree.SubElement(run, qn("w:rPr"))
        if style:
            etree.SubElement(properties, qn("w:rStyle")).set(qn("w:val"), style_id(style))
        if bold:
            etree.SubElement(properties, qn("w:b"))
    for piece in re.split(r"(\n|\t)", printable(text)):
        if piece in _MARKS:
            etree.SubElement(run, qn(_MARKS[piece]))
        elif piece:
            content = etree.SubElement(run, qn("w:t"))
            content.set(_SPACE, "preserve")
            content.text = piece
    return paragraph


def shade(cell: _Cell, colour: str) -> None:
    """Fill a cell with a colour, six hex digits."""
    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{key}"), value)
    _into_cell(cell, shading)


def thin(cell: _Cell) -> None:
    """Make a shaded cell look like a bar thinner than its row, by broad white borders above and below."""
    borders = OxmlElement("w:tcBorders")
    borders.extend([line("top", "FFFFFF", 8), line("bottom", "FFFFFF", 8)])
    _into_cell(cell, borders)
    margins = OxmlElement("w:tcMar")
    margins.extend([_margin(edge, 0) for edge in ("left", "right")])
    _into_cell(cell, margins)


def add_table(document: WordDocument, rows: int, widths: tuple[float, ...], *, rules: bool = True) -> Table:
    """Add a table of fixed column widths (shares of the page), with hair lines between its rows where `rules`.

    Its cells hold one empty paragraph each, styled as text of tables. It is made in one piece: python-docx's own way
    takes longer for a table of a thousand rows than the rest of the report together.
    """
    twips = [int(text_width(document) * width) // 635 for width in widths]
    cells = "".join(_CELL.format(width=width) for width in twips)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    element = parse_xml(_TABLE.format(names=nsdecls("w"), grid=grid, rows=f"<w:tr>{cells}</w:tr>" * rows))
    assert isinstance(element, CT_Tbl)
    document.element.body[-1].addprevious(element)
    table = Table(element, document._body)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _borders(table, "D5D9E0" if rules else "")
    _margins(table)
    return table


def cells_of(row: _Row) -> list[_Cell]:
    """Return the cells of a row of which none was merged; python-docx's own way counts the columns for each."""
    return [_Cell(cell, row.table) for cell in row._tr.tc_lst]


def text_of(cell: _Cell) -> Paragraph:
    """Return the first paragraph of a cell."""
    return Paragraph(cell._tc.p_lst[0], cell)


def text_width(document: WordDocument) -> int:
    """Return the width between the margins of the page, in English Metric Units (360,000 to a centimetre)."""
    section = document.sections[-1]
    return int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)


def repeat_head(row: _Row) -> None:
    """Repeat a row at the top of every page that its table reaches."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """Never break a row between two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def field(paragraph: Paragraph, instruction: str, style: str) -> None:
    """Add a field that Word works out, such as PAGE."""
    simple = etree.SubElement(paragraph._p, qn("w:fldSimple"))
    simple.set(qn("w:instr"), f" {instruction} ")
    inner = put(Paragraph(paragraph._p.makeelement(qn("w:p")), paragraph._parent), "1", style)
    simple.extend(list(inner._p))


def rule(paragraph: Paragraph, edge: str) -> None:
    """Draw a thin line at the "top" or "bottom" of a paragraph."""
    border_paragraph(paragraph._p.get_or_add_pPr(), edge, "C9CED6", 4, 4)


def _borders(table: Table, colour: str) -> None:
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "bottom", "insideH") if colour else ():
        borders.append(line(edge, colour, 4))
    _into(table._tbl.tblPr, borders, _TABLE_ORDER)


def _margins(table: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    margins.extend([_margin(edge, twips) for edge, twips in (("top", 35), ("left", 70), ("bottom", 35), ("right", 70))])
    _into(table._tbl.tblPr, margins, _TABLE_ORDER)


def _into_cell(cell: _Cell, child: BaseOxmlElement) -> None:
    _into(cell._tc.get_or_add_tcPr(), child, _CELL_ORDER)


def _into(parent: BaseOxmlElement, child: BaseOxmlElement, order: tuple[str, ...]) -> None:
    """Put a child where the schema wants it; Word calls a file damaged whose elements stand in another order."""
    name = f"w:{child.tag.rpartition('}')[2]}"
    parent.insert_element_before(child, *order[order.index(name) + 1 :])


def _margin(edge: str, twips: int) -> BaseOxmlElement:
    margin: BaseOxmlElement = OxmlElement(f"w:{edge}")
    margin.set(qn("w:w"), str(twips))
    margin.set(qn("w:type"), "dxa")
    return margin
