"""Office equations as one line of text: a fraction as a/b, a power as a^b."""

from __future__ import annotations

from csreview.reading.names import VAL, Element, M, W

_TEXTS = frozenset({M + "t", W + "t"})
_JOINTS = {
    M + "f": ("/", M + "num", M + "den"),
    M + "sSup": ("^", M + "e", M + "sup"),
    M + "sSub": ("_", M + "e", M + "sub"),
}
_MOST_LEVELS = 40
"""Levels of an equation that are set out; what is nested deeper is joined as it stands."""


def linear(element: Element, depth: int = 0) -> str:
    """Return an `m:oMath` (or a part of one) in one line, "" where it holds no text."""
    tag = element.tag
    if tag in _TEXTS:
        return element.text or ""
    if depth > _MOST_LEVELS:
        return "".join(text.text or "" for text in element.iter(*_TEXTS))
    if tag in _JOINTS:
        return _joined(element, depth)
    inner = "".join(linear(child, depth + 1) for child in element if isinstance(child.tag, str))
    if tag == M + "d" and inner:
        return _fence(element, "begChr", "(") + inner + _fence(element, "endChr", ")")
    if tag == M + "nary" and inner:
        return _sign(element) + inner
    return inner


def _joined(element: Element, depth: int) -> str:
    joint, first, second = _JOINTS[element.tag]
    sides = [element.find(first), element.find(second)]
    texts = ["" if side is None else linear(side, depth + 1) for side in sides]
    return joint.join(_bracketed(text) for text in texts) if all(texts) else "".join(texts)


def _bracketed(text: str) -> str:
    return f"({text})" if any(sign in text for sign in "+-−×÷/ ") else text


def _fence(element: Element, name: str, otherwise: str) -> str:
    mark = element.find(f"{M}dPr/{M}{name}")
    return otherwise if mark is None else str(mark.get(M + "val", ""))


def _sign(element: Element) -> str:
    mark = element.find(f"{M}naryPr/{M}chr")
    return "∫" if mark is None else str(mark.get(M + "val") or mark.get(VAL) or "∫")
