"""Where annexes begin: 附件一　价格表, 附表2：…, and what only lists them at the end of the body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from csreview.segmenting.labels import Label, number
from csreview.segmenting.units import Unit
from csreview.segmenting.words import PARTY_HEAD, SIGNING

_SP = r"[ \t\u3000\xa0]"
_HEADING = re.compile(
    rf"[【\[<《]?(?P<label>附{_SP}*(?:件|表|录|錄|页){_SP}*(?P<n>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|[壹贰叁肆伍陆柒捌玖拾]{{1,2}}|[A-Z](?![A-Za-z])|[甲乙丙丁戊己庚辛](?!方))?(?:[-－—]\d{{1,2}})?|(?:Annex|Appendix|Schedule|Exhibit)\s+(?P<e>\d{{1,2}}|[A-Z]))"
    rf"(?P<after>(?:{_SP}|[：:、，,．.—\-】\]>》])*)(?P<rest>.*)$",
    re.DOTALL,
)
_SENTENCE = re.compile(
    r"[。；;]|附(?:件|表|录)|本(?:合同|协议)|不可分割|^(?:所|中(?!差评|台|控|心|文|秋)|的|及(?!时)|和(?!解)|与|或|为|是|规定|约定|执行|载明|应(?![急付收用答对诉])|均(?!价)|作为)"
)
_INLINE_LIST = re.compile(r"^(?:\d{1,2}\s*[、．.]|[一二三四五六七八九十]\s*、|[（(]\d{1,2}[）)]|①|《)")
_LONGEST = 45


def annex_label(unit: Unit) -> tuple[Label, str] | None:
    """Return the label of a line that reads as an annex heading, and the words after it; else None."""
    line = unit.lines[0]
    if unit.is_row or len(line.text) > _LONGEST:
        return None
    automatic = line.label if line.label.startswith("附") else ""
    match = _HEADING.match(automatic + line.text)
    if match is None or (line.label and not automatic) or _SENTENCE.search(match["rest"]):
        return None
    shown = match["n"] or match["e"] or ""
    parted = match["after"] or match["label"][-1].isspace()
    if not parted and match["rest"] and not shown:
        return None
    value = number(shown) if (shown and not shown.isascii()) or shown.isdecimal() else ord(shown) - 64 if shown else 0
    end = max(0, match.start("rest") - len(automatic))
    return Label("annex", (value,), "".join(match["label"].split()), end), match["rest"].strip()


def annex_headings(units: Sequence[Unit], skip: frozenset[int]) -> dict[int, Label]:
    """Return the places of annex headings with their labels; lists of annexes and what is in `skip` left out."""
    found = {i: read for i, unit in enumerate(units) if i not in skip and (read := annex_label(unit))}
    last = {label.numbers: place for place, (label, _) in found.items()}
    sealed = next(
        (i for i, unit in enumerate(units) if SIGNING.search(unit.text[:80]) and "。" not in unit.text), len(units)
    )
    kept: dict[int, Label] = {}
    signed = False
    for index in reversed(found):
        heading, rest = found[index]
        empty = _empty(index, units, found)
        # Headings with nothing between them and the place to sign only list what is attached.
        signed = empty and (index + 1 < len(units) and (signed if index + 1 in found else _signs(units[index + 1])))
        signed = signed and index < sealed
        again = heading.numbers != (0,) and last[heading.numbers] > index
        if not signed and not (again and empty) and not _bare_list(index, heading, rest, units, found):
            kept[index] = heading
    return dict(reversed(kept.items()))


def _signs(unit: Unit) -> bool:
    """A line to sign on; a sentence that names somebody in charge is none."""
    return "。" not in unit.text and bool(SIGNING.search(unit.text) or PARTY_HEAD.match(unit.text))


def _empty(index: int, units: Sequence[Unit], found: dict[int, tuple[Label, str]]) -> bool:
    return index + 1 >= len(units) or index + 1 in found or _signs(units[index + 1])


def _bare_list(index: int, label: Label, rest: str, units: Sequence[Unit], found: dict[int, tuple[Label, str]]) -> bool:
    """附件： or 附件：1.《…》 without a number of its own: the list of what is attached."""
    if label.numbers != (0,):
        return False
    if _INLINE_LIST.match(rest) or index + 1 >= len(units):
        return True
    following = units[index + 1].text
    return not rest and (index + 1 in found or bool(_INLINE_LIST.match(following) and len(following) <= _LONGEST))
