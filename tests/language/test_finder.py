import re

from hypothesis import given
from hypothesis import strategies as st

from csreview.language.finder import Finder
from csreview.language.patterns import expand

SOURCES = ("及时|尽快", "在[^,。]{1,4}期限内", "(?P<quality>[一-龥]{2})的方式", "[一-龥]等(?=,)")


def test_each_match_tells_its_pattern() -> None:
    found = {
        (number, match.group()) for number, match in Finder(SOURCES).matches("应尽快在合理期限内以专业的方式,甲等,")
    }
    assert found == {(0, "尽快"), (1, "在合理期限内"), (2, "专业的方式"), (3, "甲等")}


@given(st.text(alphabet="及时尽快在合理期限内的方式等,。甲", max_size=40))
def test_nothing_is_lost_by_trying_only_what_a_text_may_hold(text: str) -> None:
    quick = sorted((number, match.span()) for number, match in Finder(SOURCES).matches(text))
    slow = sorted(
        (number, match.span())
        for number, source in enumerate(SOURCES)
        for part in source.split("|")
        for match in re.finditer(expand(part), text)
    )
    assert quick == slow
