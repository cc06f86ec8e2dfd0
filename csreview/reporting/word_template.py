"""The Word document that a report is printed into: our own, with a firm's letterhead, or a firm's own template."""

from __future__ import annotations

import io
import struct
import zipfile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml import etree

from csreview.errors import UsageError
from csreview.reporting.template import Letterhead, Logo, Template
from csreview.reporting.word import put, rule, same_bytes
from csreview.reporting.word_styles import HEI, NAVY, dress, dress_template, set_fonts

_CONTENT_TYPES = "[Content_Types].xml"
_TEMPLATE_TYPE, _DOCUMENT_TYPE = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
_LOGO_HEIGHT = Cm(1.2)


def new_document(template: Template | None = None) -> WordDocument:
    """Return an empty document with the report's styles. Raises UsageError where the Word template is none."""
    if template is not None and template.word is not None:
        return _from_template(template.word)
    document = Document()
    dress(document)
    if template is not None and template.letterhead is not None:
        _letterhead(document, template.letterhead)
    return document


def is_empty(part: _Header | _Footer) -> bool:
    """Tell whether a header or footer holds nothing that a reader would see."""
    drawn = part._element.iter(qn("w:drawing"), qn("w:pict"), qn("w:fldSimple"), qn("w:instrText"), qn("w:object"))
    return (
        not any(paragraph.text.strip() for paragraph in part.paragraphs)
        and not part.tables
        and next(drawn, None) is None
    )


def _from_template(content: bytes) -> WordDocument:
    """Open a template as a document: its styles, page, headers and footers stay, its text goes."""
    try:
        document = Document(io.BytesIO(_as_document(content)))
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise UsageError(
            "模板不是可用的 Word 文件（.docx 或 .dotx，不含宏）。",
            "the template is no usable Word file (.docx or .dotx).",
        ) from error
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    if body.find(qn("w:sectPr")) is None:
        body.append(body.makeelement(qn("w:sectPr")))
    dress_template(document)
    return document


def _as_document(content: bytes) -> bytes:
    """Return a .dotx as a .docx: they differ in the type that the package gives its main part."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        types = package.read(_CONTENT_TYPES)
        if _TEMPLATE_TYPE not in types:
            return content
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
            for name in package.namelist():
                part = types.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE) if name == _CONTENT_TYPES else package.read(name)
                copy.writestr(name, part)
    return same_bytes(target.getvalue())


def _letterhead(document: WordDocument, letterhead: Letterhead) -> None:
    """Put a firm's head on the first page, and its footer line on every page."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    colour = RGBColor.from_string(letterhead.colour or NAVY)
    head = section.first_page_header
    first = head.paragraphs[0]
    if letterhead.logo is not None:
        _picture(first, letterhead.logo)
    if letterhead.name:
        run = first.add_run(f"　{letterhead.name}" if letterhead.logo else letterhead.name)
        run.font.size, run.font.color.rgb = Pt(14), colour
        set_fonts(run._r, HEI, "Arial")
    for line in letterhead.lines:
        put(head.add_paragraph(), line, "Small")
    rule(head.paragraphs[-1], "bottom")
    for level in ("Title", "Heading 1", "Heading 2"):
        document.styles[level].font.color.rgb = colour
    if letterhead.footer:
        for foot in (section.footer, section.first_page_footer):
            paragraph = foot.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            put(paragraph, letterhead.footer, "Small")


def _picture(paragraph: Paragraph, logo: Logo) -> None:
    try:
        paragraph.add_run().add_picture(io.BytesIO(logo.content), height=_LOGO_HEIGHT)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, struct.error) as error:
        raise UsageError("模板中的标志图片已损坏。", "the logo of the template is a broken picture.") from error
