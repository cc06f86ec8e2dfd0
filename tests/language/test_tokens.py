from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview.language.fold import fold
from csreview.language.tokens import DOMAIN_TERMS, tagged_words, words

CASES = Path(__file__).parent.parent / "cases" / "sound"
SENTENCES = [fold(line) for path in sorted(CASES.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]


def test_words_of_the_trade_stay_whole() -> None:
    assert [word.end for word in tagged_words(None, "首次响应不合理化")] == [4, 5, 8]


def test_a_word_inside_another_is_not_one() -> None:
    assert [word[:2] for word in tagged_words(None, "合理化建议", 7)] == [(7, 10), (10, 12)]


def test_the_dictionary_is_kept_in_the_users_folder(tmp_path: Path) -> None:
    words.cache_clear()
    fresh = words(DOMAIN_TERMS, tmp_path).cut("乙方应当及时响应")
    assert (tmp_path / "words.txt").exists()
    words.cache_clear()
    assert words(DOMAIN_TERMS, tmp_path).cut("乙方应当及时响应") == fresh
    words.cache_clear()


def test_a_spoiled_dictionary_is_made_anew(tmp_path: Path) -> None:
    words.cache_clear()
    words(DOMAIN_TERMS, tmp_path)
    kept = tmp_path / "words.txt"
    for spoiled in (b"\xff\xfe", b"", b"another dictionary\n12\n"):
        kept.write_bytes(spoiled)
        words.cache_clear()
        assert words(DOMAIN_TERMS, tmp_path).cut("合理化建议")[0].end > 2
    words.cache_clear()


@pytest.fixture(scope="module")
def whole() -> jieba.Tokenizer:
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = dictionary()
    tokenizer.initialized = True
    for term in DOMAIN_TERMS:
        tokenizer.add_word(term, 2_000)
    return tokenizer


def test_drafts_are_cut_as_jieba_cuts_them(whole: jieba.Tokenizer) -> None:
    for text in SENTENCES:
        assert [text[w.start : w.end] for w in tagged_words(None, text)] == list(whole.cut(fold(text), HMM=False))


@given(st.text(alphabet="乙方应当及时响应客服合理化首次解决满意度座席aA1_%+.- \r\n\u3000，。；𠮷", max_size=40))
def test_any_text_is_cut_as_jieba_cuts_it(whole: jieba.Tokenizer, text: str) -> None:
    folded = fold(text)
    assert [folded[w.start : w.end] for w in tagged_words(None, text)] == list(whole.cut(folded, HMM=False))


def dictionary() -> tuple[dict[str, int], int]:
    """All frequent words of jieba, read at once, with their beginnings."""
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    counts = {word: int(count) for word, count, _ in map(str.split, lines) if int(count) >= 5}
    beginnings = {word[:end]: 0 for word in counts for end in range(1, len(word))}
    return beginnings | counts, sum(counts.values())


def test_a_contract_is_a_noun() -> None:
    assert [word.tag for word in tagged_words(None, "订立劳动合同")] == ["v", "v", "n"]
