"""Drafts for tests, built from text: one block a line.

Marks at the start of a line: `> ` header, `< ` footer, `^ ` footnote, `& ` text box, `= ` centred, `#1 ` heading of
level 1, `{3.2}` automatic number, `| a | b |` a table row (`~` merges with the cell above); `\\n` is a soft line break.
"""

from __future__ import annotations

import dataclasses
import re

from csreview.model import Block, Cell, Draft, Part

_PARTS = {"> ": Part.HEADER, "< ": Part.FOOTER, "^ ": Part.FOOTNOTE, "& ": Part.TEXT_BOX}


def draft(source: str) -> Draft:
    blocks: list[Block] = []
    table, row = -1, 0
    for line in source.split("\n"):
        if not line.startswith("|"):
            row = 0
            blocks += [_paragraph(line)] if line.strip() else []
            continue
        table += row == 0
        _add_row(blocks, table, row, line)
        row += 1
    return Draft("测试.docx", "0" * 64, tuple(blocks))


def _paragraph(line: str) -> Block:
    part = _PARTS.get(line[:2], Part.BODY)
    text = line[2:] if part is not Part.BODY else line
    alignment = "center" if text.startswith("= ") else ""
    text = text.removeprefix("= ")
    heading = re.match(r"#(\d) ", text)
    text = text[3:] if heading else text
    label = re.match(r"\{(.+?)\}", text)
    text = text[label.end() :] if label else text
    return Block(
        text.replace("\\n", "\n"),
        label=label[1] if label else "",
        part=part,
        heading=int(heading[1]) if heading else 0,
        alignment=alignment,
        list_level=0 if label else None,
    )


def _add_row(blocks: list[Block], table: int, row: int, line: str) -> None:
    for column, text in enumerate(cell.strip() for cell in line.strip()[1:-1].split("|")):
        if text == "~":
            _merge(blocks, table, row, column)
        else:
            blocks.append(Block(text.replace("\\n", "\n"), cell=Cell(table, row, column)))


def _merge(blocks: list[Block], table: int, row: int, column: int) -> None:
    for index in range(len(blocks) - 1, -1, -1):
        cell = blocks[index].cell
        if cell is not None and cell.table == table and cell.column == column:
            grown = dataclasses.replace(cell, row_span=row - cell.row + 1)
            blocks[index] = dataclasses.replace(blocks[index], cell=grown)
            return
