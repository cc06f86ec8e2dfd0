"""What a run works out from csreview's own data, kept for the next run in the user's own cache folder.

A review uses some four thousand patterns, and Python compiles a pattern in Python: without this, starting cold costs
more than the review itself. What is kept is the code that `re` makes of a pattern, for this very Python; `_sre` checks
it again when it is loaded. The same goes for the methods of some hundred dataclasses, which `dataclasses` writes as
source and compiles at every start, though Python keeps all that is written in files. With both are kept what a text must hold for each pattern (`language.needed`), the tables of
the checklist and of the wording (`toml_files`), each by the digest of its file, and of the weak cues (`cue_table`). Nothing that holds words of a
draft is kept (`language.own`). The folder is private to the user (`places.cache_folder`), so that nobody else can plant
code there. Where anything is not as expected, all is worked out as ever.
"""

from __future__ import annotations

import array
import atexit
import contextlib
import dataclasses
import hashlib
import importlib
import marshal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import CodeType
from typing import Any

from csreview import places, toml_files
from csreview.language import cue_table, needed
from csreview.language.own import MARK

_MOST = (30_000, 30_000, 5_000, 200, 20, 10_000)
"""How much is kept of each kind (see `_memories`); past that it begins anew, so that the file cannot grow without end."""
_Memory = dict[Any, Any]
_Kept = tuple[int, bytes, int, tuple[tuple[str, int], ...], tuple[str | None, ...]]


class PatternCache:
    """Compiles patterns for `re`, from the kept ones where it can. `file` None keeps nothing."""

    def __init__(self, file: Path | None, compiler: Any, sre: Any) -> None:  # noqa: ANN401 - modules without types
        self._file = file
        self._compiler = compiler
        self._sre = sre
        self._plain = compiler.compile
        self._stamp = hashlib.sha256(f"{sys.version} {sre.MAGIC} {_digest()}".encode()).digest()
        self._kept: dict[tuple[str, int], _Kept] = {}
        self._methods: dict[str, CodeType] = {}
        for memory, found in zip(self._memories(), self._load(), strict=True):
            memory.update(found)
        self._loaded = self._size()

    def compile(self, pattern: object, flags: int = 0) -> Any:  # noqa: ANN401 - what `re` returns
        """Return the compiled pattern; stands in for `re._compiler.compile`."""
        if not isinstance(pattern, str):
            return self._plain(pattern, flags)
        kept = self._kept.get((pattern, int(flags)))
        if kept is not None:
            with contextlib.suppress(RuntimeError, ValueError, TypeError, OverflowError):
                return self._revived(pattern, kept)
        return self._compiled(pattern, flags)

    def execute(self, source: str, *names: dict[str, Any]) -> None:
        """Run the source of a method; stands in for the `exec` of `dataclasses`."""
        code = self._methods.get(source)
        if code is None:
            code = self._methods[source] = compile(source, "<string>", "exec")
        exec(code, *names)

    def save(self) -> None:
        """Write what was worked out anew, whole or not at all; where nothing can be written, nothing is kept."""
        if self._file is None or self._size() == self._loaded:
            return
        known = [before | now for before, now in zip(self._load(), self._memories(), strict=True)]
        whole = [memory if len(memory) <= most else {} for memory, most in zip(known, _MOST, strict=True)]
        with contextlib.suppress(OSError, ValueError):  # ValueError: a table that holds a date, which cannot be kept
            places.write_whole(self._file, self._stamp + marshal.dumps(whole))
            self._loaded = self._size()

    def _memories(self) -> tuple[_Memory, ...]:
        """What is kept: compiled patterns, what texts need for them, their parts, tables of data files, of cues, methods."""
        return self._kept, needed.known, needed.parts, toml_files.known, cue_table.known, self._methods

    def _size(self) -> int:
        return sum(map(len, self._memories()))

    def _revived(self, pattern: str, kept: _Kept) -> Any:  # noqa: ANN401
        flags, code, groups, names, order = kept
        return self._sre.compile(pattern, flags, array.array("I", code).tolist(), groups, dict(names), order)

    def _compiled(self, pattern: str, flags: int) -> Any:  # noqa: ANN401
        """Compile as `re._compiler.compile` does, and keep the code."""
        parsed = self._compiler._parser.parse(pattern, flags)
        code = self._compiler._code(parsed, flags)
        names: dict[str, int] = parsed.state.groupdict
        order: list[str | None] = [None] * parsed.state.groups
        for name, number in names.items():
            order[number] = name
        final = int(flags | parsed.state.flags)
        if MARK not in pattern:
            self._kept[pattern, int(flags)] = (
                final, array.array("I", code).tobytes(), parsed.state.groups - 1, tuple(names.items()), tuple(order),
            )  # fmt: skip
        return self._sre.compile(pattern, final, code, parsed.state.groups - 1, names, tuple(order))

    def _load(self) -> Sequence[_Memory]:
        """What was kept, in that order; nothing where the file is missing, damaged or of another Python or csreview."""
        if self._file is not None:
            with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
                kept: list[_Memory] = self._read(self._file)
                if len(kept) == len(_MOST) and all(isinstance(each, dict) for each in kept):
                    return kept
        return [{} for _ in _MOST]

    def _read(self, file: Path) -> Any:  # noqa: ANN401
        """What the file holds after its stamp; that of another Python or csreview is not even read, which takes much memory."""
        with file.open("rb") as stream:
            return marshal.loads(stream.read()) if stream.read(len(self._stamp)) == self._stamp else []


def _digest() -> str:
    """Tells one version of what makes needs of patterns from another."""
    folder = Path(needed.__file__).parent
    sources = [
        (folder / f"{name}.py").read_bytes()
        for name in (
            "cue_table",
            "cues",
            "finder",
            "looseness",
            "needed",
            "packed",
            "patterns",
            "quantities",
            "reading_text",
        )
    ]
    return hashlib.sha256(b"".join(sources)).hexdigest()


def install() -> PatternCache | None:
    """Let `re` compile through the cache from now on, and save it when the process ends.

    Called once, by the entry points, before anything compiles patterns. Returns None, and changes nothing, where this
    Python's `re` is not built as expected.
    """
    try:
        compiler, sre = importlib.import_module("re._compiler"), importlib.import_module("_sre")
        folder = places.cache_folder()
        cache = PatternCache(folder / "patterns.bin" if folder else None, compiler, sre)
        expected = compiler.compile, compiler._code, compiler._parser.parse
    except (ImportError, AttributeError, OSError):
        return None
    assert all(map(callable, expected))
    compiler.compile = cache.compile  # type: ignore[attr-defined]
    vars(dataclasses)["exec"] = cache.execute  # found there before the built-in one
    atexit.register(cache.save)
    return cache
