"""Whether a window can be shown on Linux; asked before Qt is, since Qt ends the process where it cannot."""

from __future__ import annotations

import ctypes
import os


def usable() -> bool:
    """Tell whether there is a Wayland display, or an X display that answers and the libraries that Qt needs for it."""
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    return bool(os.environ.get("DISPLAY")) and _x_answers()


def _x_answers() -> bool:
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed
