"""LibreOffice sees the draft's text and picture in the copies, and settles the suggestions as they are meant."""

from __future__ import annotations

import shutil

import pytest

from csreview import places
from csreview.model import Side
from tests.annotate_corpus import seen
from tests.annotating import office
from tests.annotating.trial import faults, real

SAMPLES = sorted((places.resources() / "samples").glob("*.docx"))


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_readers_find_no_fault_on_a_sample(path, side):
    assert list(faults(real(path, side))) == []


@pytest.mark.skipif(office.SOFFICE is None or shutil.which("pdftoppm") is None, reason="LibreOffice is not installed")
def test_libreoffice_finds_no_fault_on_the_samples(tmp_path):
    found = seen([real(path, Side.MERCHANT) for path in SAMPLES], tmp_path)
    assert [one.wrong for one in found] == [(), ()]
    assert all(one.pixels is not None for one in found)
