"""What csreview remembers between sessions, in the user's own folders."""
