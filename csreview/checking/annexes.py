"""Which annexes the file holds, so that a reference to one can be told from a promise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.language.fold import fold
from csreview.language.numerals import number
from csreview.model import Agreement, Role, Row

_N = r"[一二三四五六七八九十]+|\d+|[A-Z]|[甲乙丙丁戊己庚辛](?!方)"
_NUMBER = re.compile(rf"附[件表录]\s*({_N})")
_TITLE = re.compile(rf"附[件表录]\s*(?:{_N})[\s:：、《][^。；，]{{1,30}}$")
_RUN_IN = re.compile(rf"附[件表录]\s*(?:{_N})[:：、\s].{{12,}}")
"""An annex that says all it has to in the line that names it: 附件三：《应答手册》要目：一、问候语；…"""
_NAME = re.compile(r"《([^》]+)》")
_NO_CONTENT = re.compile(
    r"^[\s(（【]*(?:略|另附|待补|后附|空白|待定|此处略|(?:请在?)?此处?(?:粘贴|插入|填写|附上?)[^。\n]{0,8})[\s)）】。]*$"
)


def annex_number(text: str) -> str:
    """Return the number in a reference or label such as 附件二 as digits ("2"), a letter as it is, or ""."""
    match = _NUMBER.search(fold(text))
    if match is None:
        return ""
    value = number(match.group(1))
    return str(value) if value is not None else match.group(1)


def _table_titles(agreement: Agreement) -> Iterator[str]:
    """The titles of annexes that are a table each and bear their title in its first cell: 附表一 加收价 | 标准."""
    for clause in agreement.clauses:
        first: dict[int, Row] = {}
        for row in clause.rows:
            first.setdefault(row.table, row)
        for row in first.values():
            title = fold(row.cells[0].cut(clause.text)).strip() if len(row.cells) > 1 else ""
            if _TITLE.match(title):
                yield title


def _run_in(agreement: Agreement) -> Iterator[str]:
    """The lines behind the body, below an annex or the signatures, that are an annex each."""
    for clause in agreement.clauses:
        if clause.role in (Role.ANNEX, Role.SIGNATURE) and "附" in clause.text:
            yield from (line for line in fold(clause.text).split("\n") if _RUN_IN.match(line))


class Annexes:
    """The annexes of a draft that have content, by number and by name."""

    def __init__(self, agreement: Agreement) -> None:
        self.numbers: set[str] = set()
        self.names: list[str] = []
        below: dict[str, list[str]] = {}
        for clause in agreement.clauses:
            if clause.role is Role.ANNEX and clause.parent is not None:
                below.setdefault(clause.parent, []).append(clause.text)
        for title in _table_titles(agreement):
            self.numbers.add(annex_number(title))
            self.names.append(title)
        for line in _run_in(agreement):
            self.numbers.add(annex_number(line))
            self.names.append(line)
        for clause in agreement.clauses:
            if clause.role is Role.ANNEX and "附" in (clause.label + clause.text[:8]):
                content = "".join((clause.text.removeprefix(clause.title), *below.get(clause.id, ())))
                if content.strip(" :：\n") and not _NO_CONTENT.match(content):
                    self.numbers.add(annex_number(clause.label + clause.text[:12]))
                    self.names.append(fold(clause.label + clause.title))

    def has(self, reference: str) -> bool:
        """Tell whether the annex that `reference` names (附件二《…》, 附件《…》) is in the file, with content."""
        number_of = annex_number(reference)
        if number_of:
            return number_of in self.numbers
        name = _NAME.search(fold(reference))
        return name is not None and any(name.group(1) in held for held in self.names)
