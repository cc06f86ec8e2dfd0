import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csreview import pipeline
from csreview.language.needed import ANYTHING, alternatives, both, either, meets, needed
from csreview.language.patterns import Pattern, pattern, unfilled
from csreview.language.reading_text import BLANK, VALUE_SLOTS


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("首次响应[^。]{0,30}?付款", "首次响应后付款"), ("(?:投诉|客诉)处理", "客诉处理"), ("应(?:当)?及时", "应及时"), ("甲方|乙方", "乙方"),
        ("(?<!不)定期", "定期"), ("响应(?=时间)", "响应时间"), ("[甲乙]方付款", "乙方付款"), (r"\(附件\)", "(附件)"),
        ("(?P<p>甲方|乙方)向(?P=p)付", "甲方向甲方付"), ("(?i:Kpi)考核", "KPI考核"), ("(?i:sk)u", "\u017f\u212au"), ("x{2}|甲{1,3}", "甲"),
        ("[]甲]乙", "]乙"), ("(?:(?:甲|乙)丙)", "乙丙"), ("(?i)abc", "ABC"), ("甲(?#注)乙", "甲乙"),
    ],
)  # fmt: skip
def test_a_text_that_matches_meets_the_need(source: str, text: str) -> None:
    assert re.search(source, text)
    assert meets(text, needed(source))


@pytest.mark.parametrize("source", ["a?", "(?:甲|[^乙])", ".*", r"\d+", "[一-龥]", "(?!甲)", "甲{0,3}", "(?i)甲方"])
def test_where_it_cannot_tell_every_text_meets_it(source: str) -> None:
    assert needed(source) == ANYTHING
    assert meets("", needed(source))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("首次响应(?:时间|时长)", "首次响应率"), ("首次响应(?:时间|时长)", "响应时间"), ("甲方付款|乙方付款", "甲方收款"), ("[甲乙]方", "丙方"),
        ("乙方(?=付款)", "乙方收款"), ("甲(?:乙|丙)?丁", "甲乙"),
    ],
)  # fmt: skip
def test_a_text_that_lacks_a_part_does_not_meet_the_need(source: str, text: str) -> None:
    assert not meets(text, needed(source))


def test_needs_are_joined() -> None:
    one, other = needed("首次|第一"), needed("付款")
    assert meets("第一次", either([one, other]))
    assert not meets("第一次", both([one, other]))
    assert meets("第一次付款", both([one, other]))
    assert either([one, ANYTHING]) == ANYTHING


def sources() -> list[str]:
    """Every pattern of the checklist, and the alternatives of the lexicon's terms, which are looked for one by one."""
    found: list[str] = []
    for requirement in pipeline.load().requirements:
        topic = requirement.topic
        found += (*topic.words, *topic.cues, *topic.headings, *topic.refuse)
        found += (source for e in requirement.elements for source in (*e.exact, *e.soft, *e.blank))
        found += (source for risk in requirement.risks for source in (*risk.patterns, *risk.refuse))
    found += (part for term in pipeline.language_data().lexicon.terms for part in alternatives(term.find))
    return list(dict.fromkeys(found))


PATTERNS = [each for source in sources() for each in (pattern(source), unfilled(source)) if each is not None]
EXAMPLES = [e.text for requirement in pipeline.load().requirements for e in requirement.examples]
PIECES = sorted({piece for text in EXAMPLES for piece in re.findall(r"[一-龥]{2,6}|\W", text)})
FILLERS = [*VALUE_SLOTS.values(), BLANK, "甲方", "乙方"]


def misses(text: str, patterns: list[Pattern]) -> list[str]:
    """The patterns that hold in a text that, by their need, they cannot hold in."""
    return [each.source for each in patterns if not meets(text, each.need) and each.match(text)]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, *FILLERS]), max_size=30).map("".join), st.randoms())
def test_no_pattern_of_ours_matches_a_text_that_does_not_meet_its_need(text: str, chance: random.Random) -> None:
    assert misses(text, chance.sample(PATTERNS, 300)) == []
