"""The file of weak cues of a checklist, which it may have or not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from csreview.checklists.tables import Faults
from csreview.language.cues import AGAINST, EXACTNESS
from csreview.model import Side

_PARTS = 3
_OF_ALL = frozenset({EXACTNESS, *(AGAINST + side.value for side in Side)})


def read_cues(path: Path, requirements: Collection[str], faults: Faults) -> Mapping[str, str]:
    """Return the lines of `path` by requirement, empty where there is no such file; faults are noted.

    The cues in a line are read when they are first used (`language.cues.cue_list`): most drafts use few.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        faults.add(path.name, f"无法读取（{type(error).__name__}），请检查文件权限与 UTF-8 编码")
        return {}
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        identifier = line.partition("\t")[0]
        where = f"{path.name} 第 {number} 行"
        if line.count("\t") != _PARTS - 1:
            faults.add(where, "应为三列：编号、起始值、线索，以制表符分隔")
        elif identifier in found:
            faults.add(where, f"编号“{identifier}”重复，请删去一行")
        elif identifier not in _OF_ALL and identifier.lstrip(EXACTNESS + AGAINST) not in requirements:
            faults.add(where, f"没有编号为“{identifier}”的审查项，请删去该行")
        else:
            found[identifier] = line
    return found
