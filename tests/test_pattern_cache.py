"""Kept patterns match as new ones do, and what is spoiled or foreign is compiled anew."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from csreview import places, toml_files
from csreview.language import cue_table, needed
from csreview.language.finder import Finder
from csreview.language.own import own_words
from csreview.pattern_cache import PatternCache

COMPILER: Any = importlib.import_module("re._compiler")
SRE: Any = importlib.import_module("_sre")
SAMPLE = places.resources() / "samples" / "样例-问题草案.docx"
PATTERNS = [
    (r"(?P<n>\d+)\s*(?:秒|分钟)", 0, "不超过 30 秒"), (r"[甲乙]方(?!式)", 0, "甲方"), (r"^article\s+(\d+)", re.IGNORECASE, "Article 5"),
    (r"(?<=第)[一二三]+(?=条)|x{2,}", re.MULTILINE, "第三条"),
]  # fmt: skip


def cache(file: Path | None) -> PatternCache:
    return PatternCache(file, COMPILER, SRE)


@pytest.mark.parametrize(("pattern", "flags", "text"), PATTERNS)
def test_a_kept_pattern_is_the_same_pattern(tmp_path: Path, pattern: str, flags: int, text: str) -> None:
    file = tmp_path / "patterns.bin"
    first = cache(file)
    fresh = first.compile(pattern, flags)
    first.save()
    kept = cache(file).compile(pattern, flags)
    plain = re.compile(pattern, flags)
    for compiled in (fresh, kept):
        assert (compiled.pattern, compiled.flags, compiled.groups, compiled.groupindex) == (
            plain.pattern, plain.flags, plain.groups, plain.groupindex,
        )  # fmt: skip
        assert compiled.search(text).span() == plain.search(text).span()  # type: ignore[union-attr]


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"not marshal at all", b"(\x02\x00", bytes(64)])
def test_a_spoiled_file_is_passed_over(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "patterns.bin"
    file.write_bytes(content)
    assert cache(file).compile("甲+", 0).search("甲甲").span() == (0, 2)


def test_what_patterns_need_is_kept_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needed, "known", {})
    file = tmp_path / "patterns.bin"
    first = cache(file)
    need = needed.needed("首次响应(?:时间|时长)")
    first.save()
    monkeypatch.setattr(needed, "known", {})
    cache(file)
    assert needed.known == {"首次响应(?:时间|时长)": need}
    assert need


def test_tables_are_kept_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml_files, "known", {})
    file = tmp_path / "patterns.bin"
    first = cache(file)
    assert toml_files.table_of(b'a = "\xe7\x94\xb2"') == {"a": "甲"}
    first.save()
    monkeypatch.setattr(toml_files, "known", {})
    cache(file)
    assert list(toml_files.known.values()) == [{"a": "甲"}]


def test_tables_of_cues_are_kept_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cue_table, "known", {})
    file = tmp_path / "patterns.bin"
    first = cache(file)
    line = "kpi.kept\t-0.5\t首响=0.25 ^服务=-1"
    table = cue_table.cue_table((line,))
    first.save()
    monkeypatch.setattr(cue_table, "known", {})
    cache(file)
    assert [cue_table.CueTable(*plain) for plain in cue_table.known.values()] == [table]


def test_parts_of_patterns_are_kept_with_them(tmp_path: Path) -> None:
    file = tmp_path / "patterns.bin"
    source, own = "首次响应|回复…内", f"甲方|{own_words('海蓝公司')}"
    needed.parts.pop(source, None)
    first = cache(file)
    Finder((source, own))
    first.save()
    assert needed.parts.pop(source) == ("首次响应", r"回复[^。;\n]{0,30}?内")
    cache(file)
    assert needed.parts[source] == ("首次响应", r"回复[^。;\n]{0,30}?内")
    assert own not in needed.parts


def test_methods_of_dataclasses_are_kept_with_them(tmp_path: Path) -> None:
    file = tmp_path / "patterns.bin"
    source = "def __create_fn__(a):\n def told(self): return a\n return told"
    first = cache(file)
    made: dict[str, Any] = {}
    first.execute(source, {}, made)
    first.save()
    again: dict[str, Any] = {}
    kept = cache(file)
    kept.execute(source, {}, again)
    assert made["__create_fn__"](1)(None) == again["__create_fn__"](1)(None) == 1
    before = file.stat().st_mtime_ns
    kept.save()
    assert file.stat().st_mtime_ns == before  # nothing was new


def test_what_has_grown_too_large_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cue_table, "known", {str(number): f"太多 {number}" for number in range(21)})
    file = tmp_path / "patterns.bin"
    first = cache(file)
    first.compile("甲方+", 0)
    first.save()
    assert "甲方".encode() in file.read_bytes()
    assert "太多".encode() not in file.read_bytes()


def test_no_words_of_a_draft_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "patterns.bin"
    first = cache(file)
    first.compile(f"甲方|{own_words('海蓝(上海)公司')}", 0)
    needed.needed(own_words("海蓝(上海)公司"))
    Finder((own_words("海蓝(上海)公司"),))
    first.compile("乙方", 0)
    first.save()
    assert "乙方".encode() in file.read_bytes()
    assert "海蓝".encode() not in file.read_bytes()


def test_a_faulty_pattern_fails_as_ever() -> None:
    with pytest.raises(re.error):
        cache(None).compile("(甲", 0)


def run(folder: Path) -> bytes:
    command = [sys.executable, "-m", "csreview", "review", str(SAMPLE), "--side", "vendor", "--format", "json"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder), "HOME": str(folder)}
    return subprocess.run(command, capture_output=True, env=environment, check=False).stdout


def test_a_review_with_kept_patterns_gives_the_same_bytes(tmp_path: Path) -> None:
    first = run(tmp_path)
    kept = list(tmp_path.rglob("patterns.bin"))
    assert len(kept) == 1
    assert run(tmp_path) == first
    for word in ("棠序", "知行"):  # names in the draft
        assert word.encode() not in kept[0].read_bytes()
    kept[0].write_bytes(kept[0].read_bytes()[:-1000])
    assert run(tmp_path) == first
    assert first
