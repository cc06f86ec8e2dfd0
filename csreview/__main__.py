"""Entry points: the command line, or the window for `open` and for no arguments at all.

The only module that knows both; each is imported only when it is needed, because the window loads Qt.
"""

from __future__ import annotations

import gc
import sys

from csreview import pattern_cache

_COLLECT_AFTER = 1_000_000
"""New objects after which Python looks for cycles, of which a review makes next to none: each look walks all patterns,
clauses and passages in vain, a tenth of the time."""


def main(arguments: list[str] | None = None) -> int:
    """Run csreview and return its exit status (design, section 6).

    Kept patterns are for the command line only: the window reviews in a process of its own, which has them.
    """
    given = _given(arguments)
    if not given or given[0] == "open":
        return window(given[1:])
    if arguments is None:
        pattern_cache.install()
    from csreview import cli  # noqa: PLC0415 - the window must start without it

    return cli.run(given)


def window(arguments: list[str] | None = None) -> int:
    """Open the window, with the arguments of `csreview open`, and return its exit status."""
    given = _given(arguments)
    from csreview.gui import command  # noqa: PLC0415 - the command line must not load Qt

    return command.run(given)


def _given(arguments: list[str] | None) -> list[str]:
    """The arguments of the process, which then looks for cycles seldom; or those of a caller, whose process is its own."""
    if arguments is not None:
        return arguments
    gc.set_threshold(_COLLECT_AFTER, 50, 50)
    return sys.argv[1:]


if __name__ == "__main__":
    raise SystemExit(main())
