"""The window; the only part of csreview that imports PySide6."""
