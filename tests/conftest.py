"""Property tests try the same cases in every run; a run by hand may look further with --hypothesis-profile=default."""

from hypothesis import settings

settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")
