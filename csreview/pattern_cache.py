"""What a run works out from csreview's own data, kept for the next run in the user's own cache folder.

A review uses some four thousand patterns, and Python compiles a pattern in Python: without this, starting cold costs
more than the review itself. What is kept is the code that `re` makes of a pattern, for this very Python; `_sre` checks
it again when it is loaded. With it are kept what a text must hold for each pattern (`language.needed`) and the tables
of the checklist and of the wording (`toml_files`), each by the digest of its file. Nothing that holds words of a
draft is kept (`language.own`). The folder is private to the user (`places.cache_folder`), so that nobody else can plant
code there. Where anything is not as expected, all is worked out as ever.
"""

from __future__ import annotations

import array
import atexit
import contextlib
import hashlib
import importlib
import marshal
import sys
from pathlib import Path
from typing import Any

from csreview import places, toml_files
from csreview.language import needed
from csreview.language.own import MARK

_MOST = 30_000
"""Patterns kept; past that the file begins anew, so that it cannot grow without end."""
_MOST_TABLES = 200
_Kept = tuple[int, bytes, int, tuple[tuple[str, int], ...], tuple[str | None, ...]]


class PatternCache:
    """Compiles patterns for `re`, from the kept ones where it can. `file` None keeps nothing."""

    def __init__(self, file: Path | None, compiler: Any, sre: Any) -> None:  # noqa: ANN401 - modules without types
        self._file = file
        self._compiler = compiler
        self._sre = sre
        self._plain = compiler.compile
        self._stamp = f"{sys.version} {sre.MAGIC} {_digest()}"
        self._kept, needs, read = self._load()
        needed.known.update(needs)
        toml_files.known.update(read)
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

    def save(self) -> None:
        """Write what was worked out anew, whole or not at all; where nothing can be written, nothing is kept."""
        if self._file is None or self._size() == self._loaded:
            return
        kept, needs, read = self._load()
        kept, needs, read = kept | self._kept, needs | needed.known, read | toml_files.known
        if len(kept) > _MOST or len(needs) > _MOST or len(read) > _MOST_TABLES:
            kept, needs, read = self._kept, needed.known, toml_files.known
        with contextlib.suppress(OSError, ValueError):  # ValueError: a table that holds a date, which cannot be kept
            places.write_whole(self._file, marshal.dumps((self._stamp, kept, needs, read)))
            self._loaded = self._size()

    def _size(self) -> int:
        return len(self._kept) + len(needed.known) + len(toml_files.known)

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

    def _load(self) -> tuple[dict[tuple[str, int], _Kept], dict[str, needed.Need | None], dict[bytes, dict[str, Any]]]:
        """The kept patterns, needs and tables; none where the file is missing, damaged or of another Python or csreview."""
        if self._file is not None:
            with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
                stamp, kept, needs, read = marshal.loads(self._file.read_bytes())
                if stamp == self._stamp and all(isinstance(each, dict) for each in (kept, needs, read)):
                    return kept, needs, read
        return {}, {}, {}


def _digest() -> str:
    """Tells one version of what makes needs of patterns from another."""
    folder = Path(needed.__file__).parent
    sources = [(folder / f"{name}.py").read_bytes() for name in ("needed", "patterns", "reading_text", "quantities")]
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
    atexit.register(cache.save)
    return cache
