"""The styles of a Word report: our own on A4, or those of a firm's template with ours added where it has none."""

from __future__ import annotations

from typing import TypeVar

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_UNDERLINE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style
from docx.oxml.text.parfmt import CT_PPr
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

SONG, HEI = "宋体", "黑体"
LATIN = "Times New Roman"
INK, GREY, NAVY = "1F2328", "6B7280", "1F3A5F"
_Style = TypeVar("_Style", bound=CharacterStyle)
_KINDS: dict[type[CharacterStyle], WD_STYLE_TYPE] = {
    ParagraphStyle: WD_STYLE_TYPE.PARAGRAPH,
    CharacterStyle: WD_STYLE_TYPE.CHARACTER,
}
_SIDE_MARGIN = 1.9
"""Centimetres left and right of the text on our own A4 page."""
_RUN_STYLES = {
    "Label": (HEI, 9, NAVY),
    "Quoted": ("", 0, INK),
    "Small": ("", 8.5, GREY),
    "Small Label": (HEI, 0, NAVY),
    "Small Remark": ("", 0, GREY),
    "Remark": ("", 9, GREY),
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
_HEADINGS = ((1, 12.5, 9), (2, 11, 7), (3, 10, 5))
"""Level, size and space before in points."""


def dress(document: WordDocument) -> None:
    """Give python-docx's own empty document our page and styles."""
    _page(document)
    _drop_thumbnail(document)
    _drop_table_styles(document)
    _defaults(document)
    for level, size, before in _HEADINGS:
        _heading_style(document, level, size, before)
    _title_style(document)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(1)
    add_own_styles(document)


def dress_template(document: WordDocument) -> None:
    """Let our styles follow those of a firm's template: its title and headings, by whatever id it knows them."""
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet"):
        _follow(document, name)
    add_own_styles(document)


def add_own_styles(document: WordDocument) -> None:
    """Add the styles that only our reports have."""
    _paragraph_style(document, "Quotation", 10, GREY, left=0.4, after=2, spacing=1.4, bar="C9CED6", keep=True)
    _paragraph_style(document, "Redline", 10, INK, left=0.4, after=2, spacing=1.4)
    _paragraph_style(document, "Field", 10, INK, left=1.6, hanging=1.6, after=1, spacing=1.4)
    _paragraph_style(document, "Table Text", 8.5, INK, after=0, spacing=1.3)
    _paragraph_style(document, "Aside", 9, GREY, after=3, spacing=1.35)
    _paragraph_style(document, "Place", 9, GREY, after=2, spacing=1.35)
    _paragraph_style(document, "Note Line", 8.5, INK, left=0.6, hanging=0.6, after=2, spacing=1.3)
    _paragraph_style(document, "Brief", 8.5, INK, left=0.8, hanging=0.8, after=2, spacing=1.25, whole=True)
    _paragraph_style(document, "Proposal", 10, INK, left=0.4, after=6, bar="3E6B99")
    for name, (font, size, colour) in _RUN_STYLES.items():
        _run_style(document, name, font, size, colour)
    document.styles["Gone"].font.strike = True
    document.styles["Come"].font.underline = True
    document.styles["Form"].font.underline = WD_UNDERLINE.DOTTED


def style_id(name: str) -> str:
    """Return the id by which our paragraphs and runs call a style."""
    return name.replace(" ", "")


def _follow(document: WordDocument, name: str) -> None:
    """Make a style reachable by our id: one that is based on the template's, or on its body text where it has none."""
    found = next((style for style in document.styles if style.name == name), None)
    if found is not None and found.style_id == style_id(name):
        return
    own = _new_style(document, name, ParagraphStyle)
    own.base_style = found if found is not None else document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    if found is None:
        own.font.bold = name != "List Bullet"
        own.paragraph_format.keep_with_next = name != "List Bullet"
        if name.startswith("Heading"):
            _outline_level(own, int(name[-1]))


def _new_style(document: WordDocument, name: str, kind: type[_Style]) -> _Style:
    """Return the style of our id, added where there is none; one of a template's that has its name stays as it is."""
    styles = list(document.styles)
    same = next((style for style in styles if style.style_id == style_id(name)), None)
    if isinstance(same, kind):
        return same
    taken = any(style.name == name for style in styles)
    own = document.styles.add_style(f"csreview {name}" if taken else name, _KINDS[kind])
    own.element.set(qn("w:styleId"), style_id(name))
    assert isinstance(own, kind), name
    return own


def _outline_level(style: ParagraphStyle, level: int) -> None:
    """Let a heading of that level show in Word's navigation pane (ECMA-376 part 1, 17.3.1.20: level 0 is the first)."""
    mark = OxmlElement("w:outlineLvl")
    mark.set(qn("w:val"), str(level - 1))
    style.element.get_or_add_pPr().append(mark)


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


def border_paragraph(properties: CT_PPr, edge: str, colour: str, size: int, space: int) -> None:
    """Draw a line at an edge of a paragraph or paragraph style; `size` in eighths of a point, `space` in points."""
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
    borders.append(line(edge, colour, size, space))


def line(edge: str, colour: str, size: int, space: int = 0) -> BaseOxmlElement:
    """Return a border at an edge; `size` in eighths of a point, `space` in points."""
    border = OxmlElement(f"w:{edge}")
    for key, value in (("val", "single"), ("sz", size), ("space", space), ("color", colour)):
        border.set(qn(f"w:{key}"), str(value))
    return border


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_SIDE_MARGIN)
    section.top_margin, section.bottom_margin = Cm(2.0), Cm(1.8)
    section.header_distance, section.footer_distance = Cm(1.0), Cm(0.9)


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
    normal.font.size = Pt(10)
    normal.font.color.rgb = RGBColor.from_string(INK)
    _spacing(normal, 3, 1.45)
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
    _spacing(style, 2 if level == 3 else 3, 1.35)
    if level == 1:
        border_paragraph(style.element.get_or_add_pPr(), "bottom", "C9CED6", 4, 3)


def _title_style(document: WordDocument) -> None:
    style = document.styles["Title"]
    set_fonts(style.element, HEI, "Arial")
    style.font.size, style.font.bold = Pt(18), False
    style.font.color.rgb = RGBColor.from_string(NAVY)
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.space_before = Pt(0)
    _spacing(style, 5, 1.3)
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
    spacing: float = 1.45,
    bar: str = "",
    keep: bool = False,
    whole: bool = False,
) -> None:
    style = _new_style(document, name, ParagraphStyle)
    style.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.left_indent = Cm(left)
    if hanging:
        style.paragraph_format.first_line_indent = Cm(-hanging)
        style.paragraph_format.tab_stops.add_tab_stop(Cm(left))
    style.paragraph_format.keep_with_next = True if keep else None
    style.paragraph_format.keep_together = True if whole else None
    if bar:
        border_paragraph(style.element.get_or_add_pPr(), "left", bar, 12, 8)
    _spacing(style, after, spacing)


def _run_style(document: WordDocument, name: str, font: str, size: float, colour: str) -> None:
    style = _new_style(document, name, CharacterStyle)
    style.font.color.rgb = RGBColor.from_string(colour)
    if size:
        style.font.size = Pt(size)
    if font:
        set_fonts(style.element, font, "Arial")


def _spacing(style: ParagraphStyle, after: float, pitch: float) -> None:
    """Set the space after a paragraph in points, and its lines apart by `pitch` times the size of its type.

    Exactly so: else each replacement of a Chinese font would make other pages, up to half as many again.
    """
    size = style.font.size or Pt(10)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.paragraph_format.line_spacing = Pt(round(size.pt * pitch * 2) / 2)
