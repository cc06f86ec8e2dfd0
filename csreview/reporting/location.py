"""Where in the draft something stands, as a lawyer would cite it: 第三条第2款, 附件二 表格第3行."""

from __future__ import annotations

import re

from csreview.model import Agreement, Clause, Role, Span

_NAMES = {
    Role.TITLE: "标题",
    Role.NOTICE: "首部提示",
    Role.CONTENTS: "目录",
    Role.PARTIES: "当事人信息",
    Role.RECITAL: "鉴于条款",
    Role.DEFINITIONS: "定义",
    Role.BODY: "正文",
    Role.ANNEX: "附件",
    Role.SIGNATURE: "签署页",
    Role.HEADER: "页眉",
    Role.FOOTER: "页脚",
    Role.NOTE: "注释",
}
_NUMERAL = re.compile(r"^([一二三四五六七八九十百]+)[、．.]?$")
_CHAPTER = re.compile(r"^第.+[章编篇节]$|^第.+部分$|^[一二三四五六七八九十百]+[、．.]?$")
_ARTICLE = re.compile(r"^第.+条$")
_PLAIN = re.compile(r"^(\d+)[.、．]?$")
_DOTTED = re.compile(r"^\d+(?:[.．]\d+)+[.．]?$")
_SENTENCE_END = "。；！？;!?\n"
_REACH = 60
"""How many characters of a sentence are shown on each side of a quote."""


def locate(agreement: Agreement, clause_id: str | None, span: Span | None = None) -> str:
    """Return the place of a clause, and of the paragraph or table row in it where `span` begins; "" for None."""
    if clause_id is None:
        return ""
    clause = agreement.clause(clause_id)
    return _name(_ancestry(agreement, clause)) + (_within(clause, span) if span else "")


def surroundings(agreement: Agreement, clause_id: str | None, span: Span | None) -> tuple[str, str]:
    """Return what stands before and after a quote in its sentence, cut off with … where the sentence is long."""
    if clause_id is None or span is None:
        return "", ""
    text = agreement.clause(clause_id).text
    before = re.split(f"[{_SENTENCE_END}]", text[max(0, span.start - _REACH - 1) : span.start])[-1]
    after = re.split(f"(?<=[{_SENTENCE_END}])", text[span.end : span.end + _REACH + 1])[0].rstrip("\n")
    if text[span.start : span.end].endswith(tuple(_SENTENCE_END)):
        after = ""
    return _tail(before), _head(after)


def _tail(text: str) -> str:
    return text if len(text) <= _REACH else "…" + text[-_REACH:]


def _head(text: str) -> str:
    return text if len(text) <= _REACH else text[:_REACH] + "…"


def _ancestry(agreement: Agreement, clause: Clause) -> list[Clause]:
    """Return the clause and those above it, the outermost first."""
    chain = [clause]
    while chain[0].parent is not None:
        chain.insert(0, agreement.clause(chain[0].parent))
    return chain


def _name(chain: list[Clause]) -> str:
    kept = [c for n, c in enumerate(chain) if c.label and not _covered(c, chain[n + 1 :])]
    annex = _annex_name(chain)
    if not kept:
        return annex or _unnumbered(chain[-1])
    cited = _cite([c.label.strip() for c in kept if c.label != annex])
    return f"{annex} {cited}".strip()


def _annex_name(chain: list[Clause]) -> str:
    """Return the annex that a clause lies in ("附件二"), or ""."""
    root = chain[0]
    if root.role is not Role.ANNEX:
        return ""
    return root.label or _shorten(root.title) or _NAMES[Role.ANNEX]


def _unnumbered(clause: Clause) -> str:
    name = _NAMES[clause.role]
    return f"{name}“{_shorten(clause.title)}”" if clause.title and clause.role is Role.BODY else name


def _shorten(title: str) -> str:
    return title if len(title) <= 16 else title[:15] + "…"


def _covered(clause: Clause, below: list[Clause]) -> bool:
    """Tell whether a deeper label says this one already: 3 in 3.2, a chapter above a numbered article."""
    labels = [c.label.strip() for c in below if c.label]
    own = clause.label.strip().rstrip(".．、")
    if _CHAPTER.match(clause.label.strip()):
        return any(_ARTICLE.match(label) for label in labels)
    return any(label.startswith((own + ".", own + "．")) for label in labels)


def _cite(labels: list[str]) -> str:
    if not labels:
        return ""
    head, *rest = labels
    return _first(head) + "".join(_deeper(label) for label in rest)


def _first(label: str) -> str:
    """Cite the outermost number as an article, as the text of such drafts does: 四、 is 第四条."""
    if _PLAIN.match(label) or _DOTTED.match(label) or _NUMERAL.match(label):
        return f"第{label.rstrip('.．、')}条"
    return label.rstrip("、.．")


def _deeper(label: str) -> str:
    plain = _PLAIN.match(label)
    if plain:
        return f"第{plain.group(1)}款"
    if _DOTTED.match(label):
        return f" {label.rstrip('.．')}"
    return f"第{label.rstrip('、.．')}项"


def _within(clause: Clause, span: Span) -> str:
    for row in clause.rows:
        if row.cells and row.cells[0].start <= span.start <= row.cells[-1].end:
            return f" 表格第{_row_number(clause, row.table, span)}行"
    if not _ARTICLE.match(clause.label.strip()):
        return ""
    starts = _paragraph_starts(clause)
    number = sum(start <= span.start for start in starts)
    return f"第{number}款" if number and len(starts) > 1 else ""


def _row_number(clause: Clause, table: int, span: Span) -> int:
    rows = [r for r in clause.rows if r.table == table and r.cells]
    return sum(r.cells[0].start <= span.start for r in rows)


def _paragraph_starts(clause: Clause) -> list[int]:
    """Return where the paragraphs of an article begin, its title line and table rows left out."""
    starts, at = [], 0
    in_tables = [(r.cells[0].start, r.cells[-1].end) for r in clause.rows if r.cells]
    for line in clause.text.split("\n"):
        is_title = at == 0 and bool(clause.title) and line.strip() == clause.title.strip()
        if line.strip() and not is_title and not any(a <= at <= b for a, b in in_tables):
            starts.append(at)
        at += len(line) + 1
    return starts
