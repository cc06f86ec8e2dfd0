"""Entry points: the command line, or the window for `open` and for no arguments at all.

The only module that knows both; each is imported only when it is needed, because the window loads Qt.
"""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run csreview and return its exit status (design, section 6)."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given or given[0] == "open":
        return window(given[1:])
    from csreview import cli  # noqa: PLC0415 - the window must start without it

    return cli.run(given)


def window(arguments: list[str] | None = None) -> int:
    """Open the window, with the arguments of `csreview open`, and return its exit status."""
    from csreview.gui import command  # noqa: PLC0415 - the command line must not load Qt

    return command.run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    raise SystemExit(main())
