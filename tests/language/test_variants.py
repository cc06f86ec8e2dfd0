import re

from hypothesis import given
from hypothesis import strategies as st

from csreview import pipeline
from csreview.language.variants import Variants

OWN = (("甲方|买方", "A"), ("方乙", "B"), ("乙方?", "C"), ("乙方案", "D"), ("(?<=方)案", "E"), ("丙?(?=甲)", "F"))


def side_by_side(patterns: tuple[tuple[str, str], ...], text: str) -> list[tuple[int, int, str]]:
    """What one expression of all alternatives finds."""
    joined = re.compile("|".join(f"(?P<w{n}>{pattern})" for n, (pattern, _) in enumerate(patterns)))
    found = [(m.start(), m.end(), patterns[int((m.lastgroup or "w0")[1:])][1]) for m in joined.finditer(text)]
    return [each for each in found if each[1] > each[0]]


@given(st.text(alphabet="甲乙丙方案买,", max_size=25))
def test_they_are_found_as_by_one_expression_of_all(text: str) -> None:
    patterns = OWN[:-1]
    assert Variants(patterns).find(text) == side_by_side(patterns, text)


def test_a_match_of_nothing_is_none() -> None:
    assert Variants(OWN).find("甲,丙甲") == [(2, 3, "F")]


EXAMPLES = [e.text for requirement in pipeline.load().requirements for e in requirement.examples]


def test_the_vocabulary_finds_in_real_sentences_what_one_expression_of_all_finds() -> None:
    patterns = pipeline.vocabulary().patterns
    variants = Variants(patterns)
    joined = re.compile("|".join(f"(?P<w{n}>{pattern})" for n, (pattern, _) in enumerate(patterns)))
    for text in EXAMPLES[::3]:
        expected = [
            (m.start(), m.end(), patterns[int((m.lastgroup or "w0")[1:])][1])
            for m in joined.finditer(text)
            if m.end() > m.start()
        ]
        assert variants.find(text) == expected
