from pathlib import Path

from csreview.language.tokens import DOMAIN_TERMS, word_boundaries, words


def test_words_of_the_trade_stay_whole() -> None:
    boundaries = word_boundaries(None, "首次响应不合理化")
    assert 4 in boundaries
    assert 2 not in boundaries


def test_a_word_inside_another_is_not_one() -> None:
    assert 2 not in word_boundaries(None, "合理化建议")


def test_the_dictionary_is_kept_in_the_users_folder(tmp_path: Path) -> None:
    words.cache_clear()
    fresh = words(DOMAIN_TERMS, tmp_path).boundaries("乙方应当及时响应")
    assert list(tmp_path.glob("words-*.txt"))
    words.cache_clear()
    assert words(DOMAIN_TERMS, tmp_path).boundaries("乙方应当及时响应") == fresh
    words.cache_clear()


def test_a_spoiled_dictionary_is_made_anew(tmp_path: Path) -> None:
    words.cache_clear()
    words(DOMAIN_TERMS, tmp_path)
    kept = next(tmp_path.glob("words-*.txt"))
    kept.write_bytes(b"\xff\xfe")
    words.cache_clear()
    assert 2 not in words(DOMAIN_TERMS, tmp_path).boundaries("合理化建议")
    words.cache_clear()
