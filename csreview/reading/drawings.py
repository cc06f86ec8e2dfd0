"""Pictures, shapes and embedded objects: the text boxes in them, and what holds no text that can be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from csreview.reading.names import DGM, MC, A, C, Element, O, R, V, W

_CHOICE, _FALLBACK, ALTERNATE = MC + "Choice", MC + "Fallback", MC + "AlternateContent"
_BOX = W + "txbxContent"
_TEXTS = (W + "t", A + "t")
_KINDS = {
    V + "imagedata": "image",
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic": "image",
    "{http://purl.oclc.org/ooxml/drawingml/picture}pic": "image",
    C + "chart": "chart",
    O + "OLEObject": "object",
    W + "control": "control",
    W + "contentPart": "ink",
}


@dataclass(slots=True)
class Drawing:
    """What a drawing holds: text boxes (`w:txbxContent`), lines of text that stand in shapes, things without text.

    `diagrams` are the relationship ids of the data of SmartArt.
    """

    boxes: list[Element] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)


def choose(alternate: Element) -> Element | None:
    """Return the one branch of an `mc:AlternateContent` to read: the first with text, so that none is read twice."""
    branches = [child for child in alternate if child.tag == _CHOICE]
    branches += [child for child in alternate if child.tag == _FALLBACK]
    return next((branch for branch in branches if _has_text(branch)), branches[0] if branches else None)


def look_into(element: Element) -> Drawing:
    """Return what a `w:drawing`, `w:pict` or `w:object` holds, text boxes within text boxes left to their reader."""
    drawing = Drawing()
    waiting = [element]
    while waiting:
        here = waiting.pop()
        tag = here.tag
        if tag == _BOX:
            drawing.boxes.append(here)
        elif tag == ALTERNATE:
            branch = choose(here)
            waiting += [branch] if branch is not None else []
        else:
            _note(drawing, here)
            waiting += reversed(here)
    if any(kind != "image" for kind in drawing.kinds):
        # The picture beside an embedded object is only its preview.
        drawing.kinds = [kind for kind in drawing.kinds if kind != "image"]
    return drawing


def shape_lines(element: Element) -> list[str]:
    """Return the paragraphs of DrawingML text (`a:p`) in an element that are not empty."""
    lines = ("".join(text.text or "" for text in line.iter(A + "t")) for line in element.iter(A + "p"))
    return [line for line in lines if line.strip()]


def _note(drawing: Drawing, element: Element) -> None:
    tag = element.tag
    if tag in _KINDS:
        is_equation = "Equation" in element.get("ProgID", "")
        drawing.kinds.append("equation" if is_equation else _KINDS[tag])
    elif tag == DGM + "relIds":
        drawing.diagrams.append(element.get(R + "dm", ""))
    elif tag == A + "p":
        drawing.lines += shape_lines(element)
    elif tag == V + "textpath" and element.get("string", "").strip():
        drawing.lines.append(element.get("string"))


def _has_text(element: Element) -> bool:
    return any(text.text for text in element.iter(*_TEXTS))
