"""Labels against LibreOffice's, over the shared drafts and corpus, where these and LibreOffice are present."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from csreview.errors import DraftUnreadable
from csreview.model import Part
from csreview.reading import read
from csreview.reading.number_formats import format_number

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
OFFICE = shutil.which("soffice")
if OFFICE is None or not SHARED.is_dir():
    pytest.skip("LibreOffice or the shared Word files are absent", allow_module_level=True)

ARABIC = {format_number(n, "chineseCountingThousand").replace("〇", "零"): str(n) for n in range(1, 1000)}
BULLETS = "•◦▪–-"
WINDOW = 400


def bare(text):
    return re.sub(r"[\s\ufeff\u200b]+", "", text)


def plain(label):
    """A label without the two departures of LibreOffice from Word's rules.

    It ignores w:isLgl (17.9.4), so 一.2 stands for 1.2; and it writes 一百零一 for chineseCountingThousand, where Word
    writes 一百〇一 (17.18.59).
    """
    head = re.match(r"[零一二三四五六七八九十百]+(?=\.)", label.replace("〇", "零"))
    return ARABIC.get(head.group(), head.group()) + label[head.end() :] if head else label.replace("〇", "零")


def differences(path, lines):
    """(numbered paragraphs found in LibreOffice's text, those with another label)."""
    found, other, at = 0, [], 0
    for block in read(path).blocks:
        text = bare(block.text.split("\n")[0])
        if block.part is not Part.BODY or block.list_level is None or not text or not block.label:
            continue
        window = range(at, min(len(lines), at + WINDOW))
        near = [i for i in window if lines[i].endswith(text) and len(lines[i]) - len(text) < 30]
        if not near:
            continue
        theirs = [plain(lines[i].removesuffix(text)) for i in near]
        ours = plain(bare(block.label))
        found += 1
        if ours in theirs:
            at = near[theirs.index(ours)] + 1
        elif theirs[0] not in BULLETS or not theirs[0]:
            # A bullet's glyph is a matter of fonts: LibreOffice's text has • for any.
            other.append((block.label, theirs[0], block.text[:20]))
    return found, other


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Word files with automatic numbers and LibreOffice's text of each."""
    folder = tmp_path_factory.mktemp("labels")
    drafts = sorted(SHARED.glob("eval/dev/*/draft.docx"))
    corpus = sorted((SHARED / "docx-corpus").rglob("*.do[ct][xm]"))
    copies = {}
    for number, path in enumerate([*drafts, *corpus]):
        # chineseCounting from 100 on: LibreOffice writes 一百, Word 一○○ (17.18.59); the file has nothing else.
        if "chineseCounting.docx" not in path.name and is_numbered(path):
            copies[path] = folder / f"{number}{path.suffix}"
            shutil.copy(path, copies[path])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "txt:Text:UTF8", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, copies.values())], check=True, capture_output=True, timeout=300)
    texts = {path: copy.with_suffix(".txt") for path, copy in copies.items()}
    return {p: [bare(line) for line in t.read_text("utf-8").splitlines()] for p, t in texts.items() if t.exists()}


def is_numbered(path):
    try:
        return any(block.list_level is not None for block in read(path).blocks)
    except DraftUnreadable:
        return False


def test_labels_agree_with_libreoffice(converted):
    results = {path.name: differences(path, lines) for path, lines in converted.items()}
    found = sum(count for count, _ in results.values())
    other = [(name, *difference) for name, (_, all_other) in results.items() for difference in all_other]
    assert found > 1000
    assert len(other) <= found * 0.02, other[:20]
