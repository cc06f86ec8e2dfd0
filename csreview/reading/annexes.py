"""Annexes in files of their own: read as if they stood at the end of the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from csreview.language.fold import fold
from csreview.model import Block, Draft, Part

_NUMBER = r"(\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Z](?![A-Za-z]))"
_NUMBERED = re.compile(rf"\s*[【\[《]?附\s*(?:件|表|录|錄)\s*{_NUMBER}")
_ANNEX_WORD = re.compile(r"^附\s*(?:件|表|录|錄)\s*[：:、.．\-—_ ]*")
_BESIDE_NAME = re.compile(r"[\s《》“”\"'：:、.．\-—_（）()]+")
# A heading that reads as a sentence, or that speaks of annexes, would not be taken for one.
_NO_TITLE = re.compile(r"[。；;\n]|附(?:件|表|录|錄)|本(?:合同|协议|協議)|^[\s的所中和与或为是应]")
_LONGEST_TITLE = 30


def with_annexes(draft: Draft, annexes: Sequence[Draft]) -> Draft:
    """Return the draft with the annexes' blocks after its own, each under a heading 附件N.

    An annex that does not begin with such a heading gets one: its number from its name, else from the place where
    the draft names it; its title from its first line, else from its name. Name and SHA-256 stay the draft's.
    """
    for annex in annexes:
        draft = _appended(draft, annex)
    return draft


def _appended(draft: Draft, annex: Draft) -> Draft:
    table = 1 + max((block.cell.table for block in draft.blocks if block.cell is not None), default=-1)
    blocks = tuple(_moved(block, table) for block in annex.blocks)
    unread = tuple(replace(item, where=f"{annex.name}：{item.where}") for item in annex.unread)
    return replace(draft, blocks=(*draft.blocks, *_heading(draft, annex), *blocks), unread=(*draft.unread, *unread))


def _moved(block: Block, table: int) -> Block:
    """Give a block a place in the draft: tables go on counting, and its place in its own file means nothing here."""
    cell = block.cell and replace(block.cell, table=block.cell.table + table)
    return replace(block, cell=cell, source=None, origins=())


def _heading(draft: Draft, annex: Draft) -> Iterator[Block]:
    first = next((b.label + b.text for b in annex.blocks if b.part is Part.BODY and (b.text.strip() or b.label)), "")
    if _NUMBERED.match(first):
        return
    stem = annex.name.rsplit(".", 1)[0] if "." in annex.name else annex.name
    named = _NUMBERED.search(stem)
    title = _title(first) or _title(stem[named.end() :] if named else stem)
    number = named.group(1) if named else _number_in(draft, (title, _title(stem)))
    yield Block(f"附件{number}　{title}" if number else f"附件：{title or '单独文件'}", alignment="center")


def _title(text: str) -> str:
    """Return what may stand as the title in an annex's heading, or ""."""
    words = _ANNEX_WORD.sub("", text.strip()).strip(" 　《》：:、.．-—_")
    return "" if len(words) > _LONGEST_TITLE or _NO_TITLE.search(words) else words


def _number_in(draft: Draft, titles: Sequence[str]) -> str:
    """Return the number under which the draft names an annex of one of these titles (附件二《…》), or ""."""
    names = [_BESIDE_NAME.sub("", fold(title)) for title in titles if len(title) > 1]
    text = fold("\n".join(block.label + block.text for block in draft.blocks))
    for found in re.finditer(
        rf"附(?:件|表|录|錄)\s*{_NUMBER}\s*[：:、.．—\-]*\s*《?([^《》\n，,。；;、（(附]{{2,40}})", text
    ):
        held = _BESIDE_NAME.sub("", found.group(2))
        if any(held.startswith(name) or name.startswith(held) for name in names):
            return found.group(1)
    return ""
