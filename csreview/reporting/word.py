"""What python-docx leaves to its user: Chinese fonts, shading, borders, fields, the same bytes twice."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_UNDERLINE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style
from docx.oxml.text.parfmt import CT_PPr
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from lxml import etree

from csreview.reporting.plain import printable

SONG, HEI = "宋体", "黑体"
LATIN = "Times New Roman"
INK, GREY, NAVY = "1F2328", "6B7280", "1F3A5F"
PAGE_WIDTH = 16.2
"""Width of the text on an A4 page, in centimetres."""
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
_MARKS = {"\n": "w:br", "\t": "w:tab"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_RUN_STYLES = {
    "Label": (HEI, 9.5, NAVY),
    "Quoted": ("", 0, INK),
    "Small": ("", 8.5, GREY),
    "Remark": ("", 9.5, GREY),
    "Strong Text": (HEI, 0, INK),
    "Severity High": (HEI, 0, "A61B1B"),
    "Severity Medium": ("", 0, "9A5B00"),
    "Severity Low": ("", 0, "4B5563"),
    "Muted": ("", 0, GREY),
    "Gone": ("", 0, "96363A"),
    "Come": ("", 0, "1A56B8"),
    "Form": ("", 0, INK),
}
"""Character styles: font ("" for the paragraph's own), size in points (0 likewise), colour."""
_ALTERNATIVES = {SONG: "SimSun;Songti SC;Noto Serif CJK SC", HEI: "SimHei;Heiti SC;Noto Sans CJK SC"}


def new_document() -> WordDocument:
    """Return an empty A4 document with the report's styles."""
    document = Document()
    _page(document)
    _drop_thumbnail(document)
    _drop_table_styles(document)
    _defaults(document)
    for level, size, before in ((1, 14, 18), (2, 12, 12), (3, 10.5, 8)):
        _heading_style(document, level, size, before)
    _title_style(document)
    _paragraph_style(document, "Quotation", 10.5, GREY, left=0.5, after=3)
    _paragraph_style(document, "Redline", 10.5, INK, left=0.5, after=3)
    _paragraph_style(document, "Field", 10.5, INK, left=1.9, hanging=1.9, after=2, spacing=1.2)
    _paragraph_style(document, "Table Text", 9, INK, after=0, spacing=1.15)
    _paragraph_style(document, "Aside", 9, GREY, after=4)
    _paragraph_style(document, "Place", 9.5, GREY, after=3)
    for name in ("Quotation", "Place", "Aside"):
        document.styles[name].paragraph_format.keep_with_next = True
    for name, (font, size, colour) in _RUN_STYLES.items():
        _run_style(document, name, font, size, colour)
    document.styles["Gone"].font.strike = True
    document.styles["Come"].font.underline = True
    document.styles["Form"].font.underline = WD_UNDERLINE.DOTTED
    _bar_left(document.styles["Quotation"].element, "C9CED6")
    return document


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


def styled(paragraph: Paragraph, name: str) -> Paragraph:
    """Give a paragraph one of the report's styles, by its id: python-docx's own way searches all styles each time."""
    paragraph._p.style = _style_id(name)
    return paragraph


def new_paragraph(document: WordDocument, style: str, text: str = "") -> Paragraph:
    """Add a paragraph at the end; python-docx's own way looks for the end among all paragraphs each time."""
    body = document.element.body
    element = body.makeelement(qn("w:p"))
    body[-1].addprevious(element)
    return put(styled(Paragraph(element, document._body), style), text)


def put(paragraph: Paragraph, text: str, style: str = "", *, bold: bool = False) -> Paragraph:
    """Add text to a paragraph in a character style; line feeds and tabs become Word's."""
    if not text:
        return paragraph
    run = etree.SubElement(paragraph._p, qn("w:r"))
    if style or bold:
        properties = etree.SubElement(run, qn("w:rPr"))
        if style:
            etree.SubElement(properties, qn("w:rStyle")).set(qn("w:val"), _style_id(style))
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


def _style_id(name: str) -> str:
    return name.replace(" ", "")


def set_fonts(element: CT_R | CT_Style, east_asian: str, latin: str = LATIN) -> None:
    """Name the fonts in the run properties of a style or run; theme fonts would override them and are dropped."""
    properties = element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        properties.remove(fonts)
    fonts = OxmlElement("w:rFonts")
    for slot, name in (("ascii", latin), ("hAnsi", latin), ("eastAsia", east_asian), ("cs", latin)):
        fonts.set(qn(f"w:{slot}"), name)
    properties.insert(0, fonts)


def shade(cell: _Cell, colour: str) -> None:
    """Fill a cell with a colour, six hex digits."""
    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{key}"), value)
    _into_cell(cell, shading)


def thin(cell: _Cell) -> None:
    """Make a shaded cell look like a bar thinner than its row, by broad white borders above and below."""
    borders = OxmlElement("w:tcBorders")
    borders.extend([_line("top", "FFFFFF", 36), _line("bottom", "FFFFFF", 36)])
    _into_cell(cell, borders)
    margins = OxmlElement("w:tcMar")
    margins.extend([_margin(edge, 0) for edge in ("left", "right")])
    _into_cell(cell, margins)


def add_table(document: WordDocument, rows: int, widths: tuple[float, ...], *, rules: bool = True) -> Table:
    """Add a table of fixed column widths (shares of the page), with hair lines between its rows where `rules`."""
    table: Table = document.add_table(rows=rows, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _borders(table, "D5D9E0" if rules else "")
    _margins(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(PAGE_WIDTH * width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(PAGE_WIDTH * width)
    return table


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
    _paragraph_border(paragraph._p.get_or_add_pPr(), edge, "C9CED6", 4, 4)


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - PAGE_WIDTH) / 2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    section.header_distance, section.footer_distance = Cm(1.3), Cm(1.1)


def _drop_thumbnail(document: WordDocument) -> None:
    """Drop the picture of python-docx's own template; file browsers would show it for our report."""
    relations = document.part.package.rels
    for key in [k for k, r in relations.items() if r.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]


def _drop_table_styles(document: WordDocument) -> None:
    """Drop the hundred coloured table styles of python-docx's template that the report has no use for."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) is None:
            styles.remove(style)


def _defaults(document: WordDocument) -> None:
    normal = document.styles["Normal"]
    set_fonts(normal.element, SONG)
    normal.font.size = Pt(10.5)
    normal.font.color.rgb = RGBColor.from_string(INK)
    _spacing(normal, 4, 1.25)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    _name_alternatives(document)


def _name_alternatives(document: WordDocument) -> None:
    """Say in the font table what to take where a font is not installed (ECMA-376 part 1, 17.8.3.1 altName)."""
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            entries = "".join(
                f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
                for name, others in _ALTERNATIVES.items()
            )
            part._blob = part.blob.replace(b"</w:fonts>", entries.encode() + b"</w:fonts>")


def _heading_style(document: WordDocument, level: int, size: float, before: float) -> None:
    style = document.styles[f"Heading {level}"]
    set_fonts(style.element, HEI, "Arial")
    style.font.size, style.font.bold, style.font.italic = Pt(size), level < 3, False
    style.font.color.rgb = RGBColor.from_string(NAVY if level < 3 else INK)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.keep_together = True
    _spacing(style, 3 if level == 3 else 5, 1.2)
    if level == 1:
        _paragraph_border(style.element.get_or_add_pPr(), "bottom", "C9CED6", 4, 3)


def _title_style(document: WordDocument) -> None:
    style = document.styles["Title"]
    set_fonts(style.element, HEI, "Arial")
    style.font.size, style.font.bold = Pt(20), False
    style.font.color.rgb = RGBColor.from_string(NAVY)
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.space_before = Pt(4)
    _spacing(style, 8, 1.2)
    borders = style.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)


def _paragraph_style(
    document: WordDocument,
    name: str,
    size: float,
    colour: str,
    *,
    left: float = 0,
    hanging: float = 0,
    after: float = 4,
    spacing: float = 1.3,
) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.left_indent = Cm(left)
    if hanging:
        style.paragraph_format.first_line_indent = Cm(-hanging)
        style.paragraph_format.tab_stops.add_tab_stop(Cm(left))
    _spacing(style, after, spacing)


def _run_style(document: WordDocument, name: str, font: str, size: float, colour: str) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb = RGBColor.from_string(colour)
    if size:
        style.font.size = Pt(size)
    if font:
        set_fonts(style.element, font, "Arial")


def _spacing(style: ParagraphStyle, after: float, lines: float) -> None:
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    style.paragraph_format.line_spacing = lines


def _bar_left(style_element: CT_Style, colour: str) -> None:
    _paragraph_border(style_element.get_or_add_pPr(), "left", colour, 12, 8)


def _paragraph_border(properties: CT_PPr, edge: str, colour: str, size: int, space: int) -> None:
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(
            borders,
            "w:shd",
            "w:tabs",
            "w:suppressAutoHyphens",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
        )
    borders.append(_line(edge, colour, size, space))


def _line(edge: str, colour: str, size: int, space: int = 0) -> BaseOxmlElement:
    line = OxmlElement(f"w:{edge}")
    for key, value in (("val", "single"), ("sz", size), ("space", space), ("color", colour)):
        line.set(qn(f"w:{key}"), str(value))
    return line


def _borders(table: Table, colour: str) -> None:
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "bottom", "insideH") if colour else ():
        borders.append(_line(edge, colour, 4))
    _into(table._tbl.tblPr, borders, _TABLE_ORDER)


def _margins(table: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    margins.extend([_margin(edge, twips) for edge, twips in (("top", 50), ("left", 80), ("bottom", 50), ("right", 80))])
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
