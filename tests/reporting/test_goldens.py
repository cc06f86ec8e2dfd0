"""Whole reports as they were when a person last looked at them: one file for each reader, language and format.

After a change that is meant: `python -m tests.reporting.test_goldens` writes them anew; read the difference.
"""

from pathlib import Path

import pytest

from csreview.reporting import AUDIENCES, FORMATS, LANGUAGES, Options
from tests.reporting.factory import review

FOLDER = Path(__file__).parents[1] / "cases" / "reports"
CASES = sorted(FOLDER.iterdir())
WRITTEN = ("text", "html", "markdown")


def printed(name):
    audience, language, suffix = name.split(".")
    form = next(f for f in FORMATS.values() if f.id in WRITTEN and f.suffix == f".{suffix}")
    return form.write(review(), Options(audience=audience, language=language)).decode()


def test_there_is_one_for_each_reader_language_and_format():
    assert len(CASES) == len(AUDIENCES) * len(LANGUAGES) * len(WRITTEN)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_still_so(case):
    assert printed(case.name) == case.read_text(encoding="utf-8")


def main():
    FOLDER.mkdir(exist_ok=True)
    for form in WRITTEN:
        for audience in AUDIENCES:
            for language in LANGUAGES:
                name = f"{audience}.{language}{FORMATS[form].suffix}"
                (FOLDER / name).write_text(printed(name), encoding="utf-8")


if __name__ == "__main__":
    main()
