"""Sets comments and suggestions on every Word file at hand and tells what went wrong. Run: python -m tests.annotate_corpus

With the folder of shared files as an argument where it does not lie beside this project. Files: those of the shared
corpus (findings at random spans, wording absent behind random blocks), and the development drafts and samples (what their
reviews find, from both sides). Readers: our own, one of comments, one of revisions, python-docx; with --office also
LibreOffice: the text with changes rejected and accepted, and the picture of its PDF with comments hidden, whose pixels
may differ by no more than 0.1 %. Prints a table; exit status 1 where anything is wrong.

LibreOffice 7.4 shows some drafts otherwise as soon as they hold any comment: an empty line before a table that begins the
draft, a word parted by a comment's mark, space between paragraphs that Word would work out; and it stops on an equation
beside one. Where it shows the same, or what is about as far from the draft, with plain comments that python-docx sets at
the same places (`witness`), that is counted but is no fault of ours. Nor does it take back every change: behind the last
paragraph of a text with notes it leaves an empty one, in some drafts it settles only some changes. Where it does no
better with the same changes in their plainest form (`plain_changes`), that is counted likewise; that the changes are
right, our reader of revisions tells.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from csreview import places
from csreview.model import Part, Side
from tests.annotating import office
from tests.annotating.trial import Trial, faults, is_exact, real, synthetic, written
from tests.annotating.witness import plain_changes, witness

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
MOST_PIXELS = 0.001
_TOGETHER = 8
"""Files that LibreOffice gets at once: if it fails on one, these are tried one by one."""
_SECONDS = 40
_ORIGINAL, _COMMENTED, _SUGGESTED = "original.docx", "commented.docx", "suggested.docx"
_WITNESS, _PLAIN = "witness.docx", "plain.docx"
_ABOUT = 0.9
"""The share of our difference from which on the witness is about as far from the draft."""
_SECONDS_PAST = re.compile(r"\d+分\d+秒")
"""What a field that tells the time shows otherwise a moment later."""


def trials(shared: Path) -> Iterator[Trial]:
    """What can be tried: files that are refused, or have no text in their body, are left out."""
    for path in sorted((shared / "docx-corpus").rglob("*.do[ct][xm]")):
        trial = synthetic(path)
        if trial is not None:
            yield trial
    samples = sorted((places.resources() / "samples").glob("*.docx"))
    drafts = sorted((shared / "eval" / "dev").rglob("*.docx"))
    yield from (real(path, side) for path in (*drafts, *samples) for side in Side)


# -- LibreOffice -------------------------------------------------------------


@dataclass(frozen=True)
class Seen:
    """What LibreOffice saw of one file; `pixels` is the share of them that differs. None: it does not open the draft.

    `with_any`: it shows the draft otherwise with any comment, by whom ever, or settles not even plain changes of it.
    """

    wrong: tuple[str, ...] = ()
    pixels: float | None = None
    with_any: bool = False


def seen(some: Sequence[Trial], folder: Path) -> list[Seen]:
    """What LibreOffice sees of some trials, whose files are written to a folder."""
    jobs = [job for number, trial in enumerate(some) for job in _jobs(number, trial, folder)]
    try:
        office.work(folder, jobs, _SECONDS * len(some))
        drawn = [each for each, _ in jobs if not each.endswith((_SUGGESTED, _PLAIN))]
        office.draw(folder, drawn, _SECONDS * len(some))
    except subprocess.SubprocessError:
        if len(some) == 1:
            return [_stopped(some[0], folder)]
        return [one for trial in some for one in seen([trial], Path(tempfile.mkdtemp(dir=folder)))]
    return [_seen(number, trial, folder) for number, trial in enumerate(some)]


def _stopped(trial: Trial, folder: Path) -> Seen:
    """What to say of a file on which LibreOffice stops: some it cannot draw as they are, some not with any comment."""
    jobs = list(_jobs(0, trial, folder))
    if _stops(jobs, _ORIGINAL, folder):
        return Seen()
    if _stops(jobs, _WITNESS, folder):
        return Seen(with_any=True)
    return Seen(("LibreOffice stops",))


def _stops(jobs: Sequence[office.Job], name: str, folder: Path) -> bool:
    mine = [job for job in jobs if job[0].endswith(name)]
    try:
        office.work(folder, mine, _SECONDS)
        office.draw(folder, [each for each, _ in mine], _SECONDS)
    except subprocess.SubprocessError:
        return True
    return False


def _jobs(number: int, trial: Trial, folder: Path) -> Iterator[office.Job]:
    contents = {_ORIGINAL: trial.data, _COMMENTED: trial.annotated, _SUGGESTED: trial.suggested}
    contents[_PLAIN] = plain_changes(trial)
    other = witness(trial)
    contents |= {_WITNESS: other} if other is not None else {}
    for name, content in contents.items():
        (folder / f"{number}-{name}").write_bytes(content)
    read = {name: (office.TEXT, f"{number}-{name}.txt") for name in contents}
    rejected = {name: (office.TEXT, f"{number}-{name}-rejected.txt") for name in contents}
    yield f"{number}-{_ORIGINAL}", [read[_ORIGINAL], office.REJECT, rejected[_ORIGINAL]]
    yield f"{number}-{_COMMENTED}", [read[_COMMENTED]]
    if other is not None:
        yield f"{number}-{_WITNESS}", [read[_WITNESS], office.REJECT, rejected[_WITNESS]]
    for name in (_SUGGESTED, _PLAIN):
        yield f"{number}-{name}", [office.REJECT, rejected[name]]
        yield f"{number}-{name}", [office.ACCEPT, (office.TEXT, f"{number}-{name}-accepted.txt")]


def _seen(number: int, trial: Trial, folder: Path) -> Seen:
    def text(name: str, how: str = "") -> str | None:
        path = folder / f"{number}-{name}{how}.txt"
        said = path.read_text(encoding="utf-8-sig", errors="replace") if path.exists() else None
        return _SECONDS_PAST.sub("", said) if said is not None else None

    def pixels(one: str, other: str) -> float:
        return difference(*((folder / f"{number}-{each}").with_suffix(".pdf") for each in (one, other)))

    if text(_ORIGINAL) is None:
        return Seen()
    has_witness = text(_WITNESS) is not None
    before, rejected, accepted = text(_ORIGINAL), text(_ORIGINAL, "-rejected"), sum(written(trial))
    otherwise = []
    if text(_COMMENTED) != before:
        an_empty_line = _begins_with_table(trial) and text(_COMMENTED) == f"\n{before}"
        otherwise.append(("reads another text", an_empty_line or (has_witness and text(_COMMENTED) == text(_WITNESS))))
    if text(_SUGGESTED, "-rejected") != rejected:
        an_empty_line = _begins_with_table(trial) and text(_SUGGESTED, "-rejected") == f"\n{rejected}"
        as_theirs = has_witness and text(_SUGGESTED, "-rejected") == text(_WITNESS, "-rejected")
        no_better = text(_PLAIN, "-rejected") != rejected
        otherwise.append(("rejects to another text", an_empty_line or as_theirs or no_better))
    if _tokens(text(_SUGGESTED, "-accepted")) != accepted:
        otherwise.append(("does not accept", _tokens(text(_PLAIN, "-accepted")) != accepted))
    if (share := pixels(_ORIGINAL, _COMMENTED)) >= MOST_PIXELS:
        as_far = has_witness and (
            pixels(_ORIGINAL, _WITNESS) >= _ABOUT * share or pixels(_COMMENTED, _WITNESS) < MOST_PIXELS
        )
        otherwise.append((f"shows another picture ({share:.2%})", as_far))
    wrong = tuple(f"LibreOffice {what}" for what, with_any in otherwise if not with_any)
    return Seen(wrong, share, bool(otherwise) and not wrong)


def _tokens(text: str | None) -> int:
    return (text or "").count("⟪")


def _begins_with_table(trial: Trial) -> bool:
    """Whether any comment gives the draft an empty line, be it in the last paragraph of all."""
    first = next((block for block in trial.review.agreement.draft.blocks if block.part is Part.BODY), None)
    return first is not None and first.cell is not None


def difference(one: Path, other: Path) -> float:
    """The share of pixels that differs between two PDFs, page by page; 1.0 where they have not as many pages."""
    first, second = _pages(one), _pages(other)
    if [len(page) for page in first] != [len(page) for page in second]:
        return 1.0
    total = sum(map(len, first))
    return sum(a != b for x, y in zip(first, second, strict=True) if x != y for a, b in zip(x, y, strict=True)) / (
        total or 1
    )


def _pages(path: Path) -> list[bytes]:
    subprocess.run(
        ["pdftoppm", "-gray", "-r", "60", str(path), str(path.with_suffix(""))], check=True, capture_output=True
    )
    return [page.read_bytes() for page in sorted(path.parent.glob(f"{path.stem}-*.pgm"))]


# -- the table ---------------------------------------------------------------


def main(arguments: Sequence[str]) -> int:
    folders = [Path(each) for each in arguments if not each.startswith("--")]
    some = list(trials(*folders or [SHARED]))
    wrong = {number: list(faults(trial)) for number, trial in enumerate(some)}
    seen_all: list[Seen] = []
    if "--office" in arguments:
        seen_all = list(_all_seen(some))
        for number, one in enumerate(seen_all):
            wrong[number] += one.wrong
    for number, said in wrong.items():
        for each in said:
            print(f"{some[number].name}: {each}")
    _print_table(some, seen_all, sum(map(bool, wrong.values())))
    return int(any(wrong.values()))


def _all_seen(some: Sequence[Trial]) -> Iterator[Seen]:
    for start in range(0, len(some), _TOGETHER):
        print(f"LibreOffice: {start} of {len(some)}", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            yield from seen(some[start : start + _TOGETHER], Path(folder))


def _print_table(some: Sequence[Trial], seen_all: Sequence[Seen], faulty: int) -> None:
    pictures = [one.pixels for one in seen_all if one.pixels is not None]
    placed = [(trial, finding) for trial in some for finding in trial.placed]
    exact = sum(is_exact(trial, finding) for trial, finding in placed)
    phrases, paragraphs = (sum(each) for each in zip(*map(written, some), strict=True))
    rows = {
        "files and sides tried": len(some),
        "of them with a fault": faulty,
        "findings placed": len(placed),
        "with a comment on exactly their words": f"{exact} ({exact / len(placed):.1%})",
        "phrases offered, written": f"{sum(len(trial.phrases) for trial in some)}, {phrases}",
        "paragraphs written": paragraphs,
        "pictures compared": len(pictures),
        "of them the same (under 0.1 %)": sum(pixels < MOST_PIXELS for pixels in pictures),
        "files that LibreOffice shows otherwise with any comment or change": sum(one.with_any for one in seen_all),
    }
    for name, value in rows.items():
        print(f"{name:60} {value}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
