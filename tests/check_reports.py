"""Writes every report of some drafts and opens each in another program. Run: python -m tests.check_reports [DRAFT …]

For both sides, every reader and every format; drafts are those named, else the samples. Other programs: LibreOffice for
Word and Excel, headless Chromium for web pages (both print them as PDF), Poppler for PDF. Each report must hold message
and remedy of every finding of the JSON; on paper the manager's the remedy of what must be settled, on three pages at
most; a letter the subject of every point that must be settled. What is not installed is left out and said so. Prints a
table with pages; exit status 1 where anything is missing.
"""

from __future__ import annotations

import html
import itertools
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from csreview import pipeline, places
from csreview.model import Kind, Review, Side
from csreview.reporting import AUDIENCES, FORMATS, READERS, Options

_OFFICE = ("docx", "xlsx")
_NEEDS = {"docx": "soffice", "xlsx": "soffice", "html": "chromium", "pdf": "pdftotext"}
_FEW = 3
"""Pages that a manager reads."""
_SHORTEST = 3
"""Characters of a text that a page's end may part from the rest."""


@dataclass(frozen=True)
class Written:
    """One report in a file, and the texts that it must hold."""

    path: Path
    form: str
    wanted: tuple[str, ...]
    most: int | None
    """Pages that it may have, None for any number."""

    @property
    def shown(self) -> Path:
        """The file as another program shows it: a PDF, or plain text as it is."""
        return self.path.with_suffix(".pdf") if self.form in _NEEDS else self.path


def written(draft: Path, side: Side, folder: Path) -> Iterator[Written]:
    """Write every report of a draft for one side."""
    review = pipeline.review(draft, side, date="2026-01-01")
    data = json.loads(FORMATS["json"].write(review))
    findings = tuple(text for each in data["findings"] for text in (each["message"], each["remedy"]) if text)
    for form in FORMATS.values():
        for reader in _readers(form.id, bool(findings)):
            path = folder / f"{side.value}-{reader}-{form.id}" / f"{draft.parent.name}-{draft.stem}{form.suffix}"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(form.write(review, Options(audience=reader)))
            wanted = findings if reader in READERS else _subjects(data, review)
            short = reader == "manager" and form.id in _NEEDS
            if form.id != "json":
                yield Written(path, form.id, _remedies(data) if short else wanted, _FEW if short else None)


def _remedies(data: dict[str, Any]) -> tuple[str, ...]:
    return tuple(each["remedy"] for each in data["findings"] if each["id"] in data["must_settle"])


def _readers(form: str, found: bool) -> Sequence[str]:
    """Who gets a form: a table of findings and data are the same for all; no letter says that nothing was found."""
    return {"xlsx": READERS[:1], "json": READERS[:1]}.get(form, AUDIENCES if found else READERS)


def _subjects(data: dict[str, Any], review: Review) -> tuple[str, ...]:
    """What a letter says of each point: the subject, or where there is none the contradiction or the words in question."""
    titles = {outcome.requirement: outcome.title for outcome in review.outcomes}
    must = [review.finding(identifier) for identifier in data["must_settle"]]
    bare = ((each.message if each.kind is Kind.CONSISTENCY else each.quote) for each in must if not each.requirement)
    return (*(titles[each.requirement] for each in must if each.requirement), *bare)


# -- other programs ----------------------------------------------------------


def show(reports: Sequence[Written], folder: Path) -> None:
    """Have LibreOffice and Chromium print what they open as PDF beside it."""
    for where in {each.path.parent for each in reports}:
        files = [str(each.path) for each in reports if each.path.parent == where and each.form in _OFFICE]
        if files:
            _run("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
                 "--outdir", str(where), *files)  # fmt: skip
    for each in reports:
        if each.form == "html":
            _run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'browser'}",
                 "--no-pdf-header-footer", f"--print-to-pdf={each.shown}", each.path.as_uri())  # fmt: skip


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def pages(path: Path) -> list[str]:
    """The text of each page without white space; one page for what has none."""
    if path.suffix == ".pdf":
        command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
        text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
        return [_bare(page) for page in text.split("\f")[:-1]]
    text = path.read_text(encoding="utf-8")
    return [_bare(re.sub(r"\\([^A-Za-z0-9\s])", r"\1", text).replace("<br>", "") if path.suffix == ".md" else text)]


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", html.unescape(text))


def holds(found: Sequence[str], said: str) -> bool:
    """Whether pages hold a text: whole, or parted in two by the end of a page."""
    said, text = _bare(said), "".join(found)
    if said in text:
        return True
    cuts = range(_SHORTEST, len(said) - _SHORTEST + 1)
    neighbours = list(itertools.pairwise(found))
    return any(said[:cut] in one and said[cut:] in other for cut in cuts for one, other in neighbours)


# -- the table ---------------------------------------------------------------


def main(arguments: Sequence[str]) -> int:
    drafts = [Path(each) for each in arguments] or sorted((places.resources() / "samples").glob("*.docx"))
    absent = {form for form, program in _NEEDS.items() if not shutil.which(program) or not shutil.which("pdftotext")}
    if absent:
        print(f"not checked, for want of programs: {', '.join(sorted(absent))}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        every = [each for draft in drafts for side in Side for each in written(draft, side, folder)]
        reports = [each for each in every if each.form not in absent]
        show(reports, folder)
        lacking = [_checked(each, folder) for each in reports]
    print(f"{len(drafts)} drafts, {len(reports)} reports, {sum(map(bool, lacking))} of them lack something")
    return int(any(lacking))


def _checked(report: Written, folder: Path) -> int:
    """Print the row of one report; return how many texts it lacks."""
    found = pages(report.shown) if report.shown.exists() else []
    lacking = [said for said in report.wanted if not holds(found, said)]
    name = str(report.path.relative_to(folder))
    print(f"{name:70} {len(found):3} pages {len(report.wanted):4} texts {len(lacking):3} lacking", *lacking[:2])
    too_long = report.most is not None and len(found) > report.most
    if too_long:
        print(f"{name:70} has more than {report.most} pages")
    return len(lacking) + too_long


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
