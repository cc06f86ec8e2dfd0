from pathlib import Path

import jieba

from csreview.language.fold import fold
from csreview.language.tokens import DOMAIN_TERMS, tagged_words, word_boundaries, words

CASES = Path(__file__).parent.parent / "cases" / "sound"
SENTENCES = [fold(line) for path in sorted(CASES.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]


def test_words_of_the_trade_stay_whole() -> None:
    boundaries = word_boundaries(None, "首次响应不合理化")
    assert 4 in boundaries
    assert 2 not in boundaries


def test_a_word_inside_another_is_not_one() -> None:
    assert 2 not in word_boundaries(None, "合理化建议")


def test_the_dictionary_is_kept_in_the_users_folder(tmp_path: Path) -> None:
    words.cache_clear()
    fresh = words(DOMAIN_TERMS, tmp_path).boundaries("乙方应当及时响应")
    assert (tmp_path / "words.txt").exists()
    words.cache_clear()
    assert words(DOMAIN_TERMS, tmp_path).boundaries("乙方应当及时响应") == fresh
    words.cache_clear()


def test_a_spoiled_dictionary_is_made_anew(tmp_path: Path) -> None:
    words.cache_clear()
    words(DOMAIN_TERMS, tmp_path)
    kept = tmp_path / "words.txt"
    for spoiled in (b"\xff\xfe", b"", b"another dictionary\n12\n"):
        kept.write_bytes(spoiled)
        words.cache_clear()
        assert 2 not in words(DOMAIN_TERMS, tmp_path).boundaries("合理化建议")
    words.cache_clear()


def test_reading_words_by_their_first_letter_cuts_as_the_whole_dictionary_does() -> None:
    whole = jieba.Tokenizer()
    whole.FREQ, whole.total = dictionary()
    whole.initialized = True
    for term in DOMAIN_TERMS:
        whole.add_word(term, 2_000)
    for text in SENTENCES:
        assert [text[w.start : w.end] for w in tagged_words(None, text)] == list(whole.cut(fold(text), HMM=False))


def dictionary() -> tuple[dict[str, int], int]:
    """All frequent words of jieba, read at once, with their beginnings."""
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    counts = {word: int(count) for word, count, _ in map(str.split, lines) if int(count) >= 5}
    beginnings = {word[:end]: 0 for word in counts for end in range(1, len(word))}
    return beginnings | counts, sum(counts.values())
