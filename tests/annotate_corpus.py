"""Sets comments and suggestions on every Word file at hand and tells what went wrong. Run: python -m tests.annotate_corpus

With the folder of shared files as an argument where it does not lie beside this project. Files: those of the shared
corpus (findings at random spans, wording absent behind random blocks), and the development drafts and samples (what their
reviews find, from both sides). Readers: our own, one of comments, one of revisions, python-docx; with --office also
LibreOffice: the text with changes rejected and accepted, and the picture of its PDF with comments hidden, whose pixels
may differ by no more than 0.1 %. Prints a table; exit status 1 where anything is wrong.

LibreOffice 7.4 shows some drafts otherwise as soon as they hold any comment: an empty line before a table that begins the
draft, a word parted by a comment's mark, a stop behind one in the font of Latin letters, a line with an equation or a
picture of another height. Nor does it take back every change: it leaves an empty line of a paragraph put in by another
that holds a comment, and behind the last paragraph of a text with notes. What differs is therefore asked of others who
know nothing of us (`witness`): plain comments by python-docx at the same places, around the same paragraphs, or a single
one; the same changes in their plainest form, or new paragraphs alone. Where LibreOffice does the same with one of these,
the difference is its own: the table tells by whom it was shown, and how many differences nobody shares, which are ours.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from csreview import places
from csreview.model import Side
from tests.annotating import office
from tests.annotating.trial import Trial, faults, is_exact, real, synthetic, written
from tests.annotating.witness import AT_ITS_PLACES, plain_changes, witnesses

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
MOST_PIXELS = 0.001
_TOGETHER = 8
"""Files that LibreOffice gets at once: if it fails on one, these are tried one by one."""
_SECONDS = 40
_FILES = ("original", "commented", "suggested")
_AS_FAR = 0.9
"""The share of our difference from which on comments at the same places are as far from the draft."""
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

    `wrong` are the differences that are ours, `shared` those that others' comments and changes make as well: by whom.
    """

    pixels: float | None = None
    wrong: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True)
class Look:
    """What LibreOffice makes of a file: its text, that with changes rejected or accepted, and its picture."""

    folder: Path
    name: str

    def text(self, how: str = "") -> str | None:
        """Return a text, None where LibreOffice did not open the file; `how` is "", "-rejected" or "-accepted"."""
        path = self.folder / f"{self.name}{how}.txt"
        said = path.read_text(encoding="utf-8-sig", errors="replace") if path.exists() else None
        return _SECONDS_PAST.sub("", said) if said is not None else None

    @property
    def tokens(self) -> int:
        """How many suggestions are read once all are accepted."""
        return (self.text("-accepted") or "").count("⟪")

    @property
    def picture(self) -> Path:
        """The PDF."""
        return self.folder / f"{self.name}.pdf"


def seen(some: Sequence[Trial], folder: Path) -> list[Seen]:
    """What LibreOffice sees of some trials, whose files are written to a folder."""
    files = [_files(trial) for trial in some]
    try:
        looks = _looked(folder, {f"{n}-{name}": data for n, each in enumerate(files) for name, data in each.items()})
    except subprocess.SubprocessError:
        if len(some) == 1:
            return [_stopped(some[0], folder)]
        return [one for trial in some for one in seen([trial], Path(tempfile.mkdtemp(dir=folder)))]
    return [_seen(trial, [looks[f"{n}-{name}"] for name in _FILES]) for n, trial in enumerate(some)]


def _files(trial: Trial) -> dict[str, bytes]:
    return dict(zip(_FILES, (trial.data, trial.annotated, trial.suggested), strict=True))


def _looked(folder: Path, files: Mapping[str, bytes]) -> dict[str, Look]:
    """Have LibreOffice read, settle and draw files. Raises SubprocessError where it stops."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    office.work(folder, [job for name in files for job in _jobs(name)], _SECONDS * len(files))
    office.draw(folder, [f"{name}.docx" for name in files if "suggested" not in name], _SECONDS * len(files))
    return {name: Look(folder, name) for name in files}


def _jobs(name: str) -> Iterator[office.Job]:
    """Each in a document of its own: LibreOffice stops on some that it has read before it settles them."""
    read, rejected, accepted = ((office.TEXT, f"{name}{how}.txt") for how in ("", "-rejected", "-accepted"))
    yield f"{name}.docx", [office.REJECT, rejected]
    yield f"{name}.docx", [office.ACCEPT, accepted] if "suggested" in name else [read]


def _stopped(trial: Trial, folder: Path) -> Seen:
    """What to say of a file on which LibreOffice stops: some it cannot draw as they are, some not with any comment."""
    if _stops(folder, {"original": trial.data}):
        return Seen()
    stopping = (name for name, data in witnesses(trial).items() if _stops(folder, {name: data}))
    name = next(stopping, "")
    return Seen(shared=(name,)) if name else Seen(wrong=("LibreOffice stops",))


def _stops(folder: Path, files: Mapping[str, bytes]) -> bool:
    try:
        _looked(folder, files)
    except subprocess.SubprocessError:
        return True
    return False


@dataclass(frozen=True)
class Difference:
    """What LibreOffice makes otherwise of a file of ours, and whether it does so of another's, given its name too."""

    what: str
    is_there: bool
    is_shared: Callable[[str, Look], bool]


def _seen(trial: Trial, looks: Sequence[Look]) -> Seen:
    original, commented, _ = looks
    if original.text() is None:
        return Seen()
    share = difference(original.picture, commented.picture)
    found = [each for each in _differences(trial, looks, share) if each.is_there]
    others = _others(trial, Path(tempfile.mkdtemp(dir=original.folder))) if found else {}
    by_whom = {each.what: next((n for n, look in others.items() if each.is_shared(n, look)), "") for each in found}
    wrong = tuple(f"LibreOffice {what}" for what, name in by_whom.items() if not name)
    return Seen(share, wrong, tuple(filter(None, by_whom.values())))


def _differences(trial: Trial, looks: Sequence[Look], share: float) -> Iterator[Difference]:
    original, commented, suggested = looks

    def rejects(name: str, look: Look) -> bool:
        """Comments alone give what we give; changes alone are not taken back either."""
        if _is_change(name):
            return look.text("-rejected") not in {None, original.text("-rejected")}
        return look.text("-rejected") == suggested.text("-rejected")

    def shows(name: str, look: Look) -> bool:
        if not look.picture.exists():
            return False
        as_far = name == AT_ITS_PLACES and difference(original.picture, look.picture) >= _AS_FAR * share
        return as_far or difference(commented.picture, look.picture) < MOST_PIXELS

    tokens = sum(written(trial))
    yield Difference(
        "reads another text", commented.text() != original.text(), lambda _, o: o.text() == commented.text()
    )
    yield Difference("rejects to another text", suggested.text("-rejected") != original.text("-rejected"), rejects)
    yield Difference("does not accept", suggested.tokens != tokens, lambda n, o: _is_change(n) and o.tokens != tokens)
    yield Difference(f"shows another picture ({share:.2%})", share >= MOST_PIXELS, shows)


def _is_change(name: str) -> bool:
    return name.startswith("suggested")


def _others(trial: Trial, folder: Path) -> dict[str, Look]:
    """What LibreOffice makes of the same in other hands, without what it stops on."""
    files = witnesses(trial) | {f"suggested, {name}": data for name, data in plain_changes(trial).items()}
    try:
        return _looked(folder, files)
    except subprocess.SubprocessError:
        return {name: Look(folder, name) for name, data in files.items() if not _stops(folder, {name: data})}


def difference(one: Path, other: Path) -> float:
    """The share of pixels that differs between two PDFs, page by page; 1.0 where they have not as many pages."""
    first, second = _pages(one), _pages(other)
    if [len(page) for page in first] != [len(page) for page in second]:
        return 1.0
    total = sum(map(len, first))
    return sum(map(_unlike, first, second)) / (total or 1)


def _unlike(one: bytes, other: bytes) -> int:
    """How many bytes differ between two pages of one size, found without looking at each in turn."""
    both = int.from_bytes(one, "big") ^ int.from_bytes(other, "big")
    return len(one) - both.to_bytes(len(one), "big").count(0)


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
    }
    for name, count in Counter(name for one in seen_all for name in one.shared).most_common():
        rows[f"differences that LibreOffice makes of others' as well: {name}"] = count
    if seen_all:
        rows["differences that it makes of ours alone"] = sum(len(one.wrong) for one in seen_all)
    for name, value in rows.items():
        print(f"{name:80} {value}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
