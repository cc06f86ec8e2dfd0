"""The terminal's report."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview.reporting import READERS, Options
from csreview.reporting.plain import clip, columns, harmless, pad, wrap
from csreview.reporting.text import to_text
from tests.reporting.factory import FINDINGS, review

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def squeeze(text):
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("audience", READERS)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_asked(width, audience):
    assert (
        max(columns(line) for line in to_text(review(), Options(width=width, audience=audience)).splitlines()) <= width
    )


@pytest.mark.parametrize("audience", READERS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_holds_every_message_and_remedy(language, audience):
    text = squeeze(to_text(review(), Options(language=language, audience=audience)))
    assert all(squeeze(f.message) in text and squeeze(f.remedy) in text for f in FINDINGS)


def test_colour_changes_nothing_but_colour():
    plain, coloured = to_text(review()), to_text(review(), Options(colour=True))
    assert "\x1b" not in plain
    assert ANSI.sub("", coloured) == plain != coloured


def test_the_verdict_and_must_settles_come_before_the_findings():
    text = to_text(review())
    assert text.index("结论：暂不宜签署") < text.index("签署前必须解决") < text.index("── 合作内容与服务范围")


def test_says_what_could_not_be_read():
    assert "图片（附件一）" in to_text(review())


def test_draft_text_cannot_command_the_terminal():
    assert harmless("甲\x1b[31m\u202e乙\r\n\x07丙") == "甲[31m乙 丙"


@given(st.text(alphabet=st.characters(categories=["Lo", "Ll", "Nd", "Po", "Zs"])), st.integers(4, 60))
def test_wrapping_loses_nothing_but_spaces(text, width):
    assert squeeze("".join(wrap(text, width))) == squeeze(text)


@given(st.text(alphabet=st.characters(categories=["Lo", "Ll", "Nd", "Po", "Zs"])), st.integers(4, 60))
def test_wrapping_keeps_within_the_width(text, width):
    assert all(columns(line) <= width for line in wrap(text, width))


def test_closing_marks_never_begin_a_line():
    assert wrap("甲乙丙丁。戊己", 8) == ["甲乙丙", "丁。戊己"]


def test_pads_and_clips_by_columns():
    assert pad("甲", 4) == "甲  "
    assert pad("甲", 4, right=True) == "  甲"
    assert clip("甲乙丙", 5) == "甲乙…"
