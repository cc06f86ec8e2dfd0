"""A built wheel, installed into a clean environment, reviews a draft with the checklist that it brings along."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "resources" / "samples" / "样例-问题草案.docx"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment in which the wheel alone is installed; its dependencies are lent by this one."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "env"
    venv.create(environment, with_pip=True)
    pip = [
        str(environment / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    return environment


def run(environment: Path, *command: str) -> subprocess.CompletedProcess[str]:
    lent = sysconfig.get_paths()["purelib"]  # a folder on PYTHONPATH lends packages, but not an editable install
    return subprocess.run(
        [str(environment / "bin" / command[0]), *command[1:]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=environment,
        env={**os.environ, "PYTHONPATH": lent, "HOME": str(environment)},
        check=False,
    )


@pytest.mark.skipif(os.name == "nt", reason="the environment's layout differs on Windows")
def test_the_wheel_reviews_a_draft(installed: Path) -> None:
    where = run(installed, "python", "-c", "import csreview; print(csreview.__file__)").stdout
    assert str(installed) in where
    done = run(installed, "csreview", "review", str(SAMPLE), "--side", "merchant", "--format", "json")
    assert done.stderr == ""
    assert done.returncode == 1
    assert json.loads(done.stdout)["checklist"]["requirements"] == 165


@pytest.mark.skipif(os.name == "nt", reason="the environment's layout differs on Windows")
def test_the_wheel_brings_its_entry_points_and_types(installed: Path) -> None:
    assert (installed / "bin" / "csreview-window").exists()
    (package,) = installed.glob("lib/python*/site-packages/csreview")
    assert (package / "py.typed").exists()
    assert (package / "resources" / "samples").is_dir()
