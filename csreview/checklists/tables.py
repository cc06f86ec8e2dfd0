"""Reading TOML tables strictly: every fault is collected, with file, place and key, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from csreview.toml_files import table_of


class Faults:
    """The faults found so far; `add` takes one sentence that names file, place, key and what to do."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, where: str, what: str) -> None:
        """Note a fault."""
        self.found.append(f"{where}：{what}")


def read_toml(path: Path, faults: Faults) -> dict[str, Any]:
    """Return the TOML file's table; a missing or malformed file is a fault and gives an empty table."""
    try:
        return table_of(path.read_bytes())
    except FileNotFoundError:
        faults.add(path.name, "文件不存在，请补上该文件")
    except (OSError, UnicodeDecodeError) as error:
        faults.add(path.name, f"无法读取（{type(error).__name__}），请检查文件权限与 UTF-8 编码")
    except ValueError as error:  # tomllib.TOMLDecodeError, without loading tomllib to name it
        faults.add(path.name, f"不是有效的 TOML（{error}），请更正该处")
    return {}


def suggestion(word: str, known: Collection[str]) -> str:
    """Return 「是否想写 …」 for the known word nearest to `word`, or the list of known words where none is near."""
    import difflib  # noqa: PLC0415 - only where something is faulty

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"是否想写“{near[0]}”？" if near else f"可用：{'、'.join(sorted(known))}"


class Table:
    """One table of a data file, read key by key; `close` reports keys that nobody asked for."""

    def __init__(self, raw: object, where: str, faults: Faults) -> None:
        self.where = where
        self.faults = faults
        self._raw: Mapping[str, Any] = raw if isinstance(raw, dict) else {}
        self._asked: set[str] = set()
        if not isinstance(raw, dict):
            faults.add(where, "应为一张表（键 = 值）")

    def has(self, key: str) -> bool:
        """Tell whether the key is there."""
        return key in self._raw

    def keys(self) -> tuple[str, ...]:
        """Return the keys of a table whose keys are data, not names of settings."""
        return tuple(self._raw)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string; without `default` it must be there and not empty."""
        value = self._value(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            self.faults.add(self.where, f"“{key}”应为非空文字")
            return default or ""
        return value

    def flag(self, key: str, default: bool) -> bool:
        """Return a boolean."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            self.faults.add(self.where, f"“{key}”应为 true 或 false")
            return default
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; none where the key is absent."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            self.faults.add(self.where, f'“{key}”应为文字列表，如 ["…", "…"]')
            return ()
        return tuple(value)

    def choice(self, key: str, known: Collection[str], default: str | None = None) -> str:
        """Return a string that must be one of `known`."""
        value = self._value(key, default)
        if value not in known:
            self.faults.add(self.where, f"“{key}”的值“{value}”无效，{suggestion(str(value), known)}")
            return default or next(iter(known))
        return str(value)

    def table(self, key: str) -> Table:
        """Return the table under the key; it must be there."""
        return Table(self._value(key, None), f"{self.where} › {key}", self.faults)

    def tables(self, key: str, name: str = "id") -> list[Table]:
        """Return the tables of an array of tables, each placed by the value of its key `name`."""
        value = self._value(key, [])
        if not isinstance(value, list):
            self.faults.add(self.where, f"“{key}”应为表的列表（[[{key}]]）")
            return []
        return [
            Table(raw, f"{self.where} › {_label(raw, key, n, name)}", self.faults) for n, raw in enumerate(value, 1)
        ]

    def close(self) -> None:
        """Report every key that was never asked for."""
        for key in self._raw:
            if key not in self._asked:
                self.faults.add(self.where, f"未知的键“{key}”，{suggestion(key, self._asked)}")

    def _value(self, key: str, default: object) -> Any:  # noqa: ANN401 - what TOML holds is checked by the callers
        self._asked.add(key)
        if key not in self._raw:
            if default is None:
                self.faults.add(self.where, f"缺少“{key}”，请补上")
            return default if default is not None else ""
        return self._raw[key]


def _label(raw: object, key: str, number: int, name: str) -> str:
    identifier = raw.get(name) if isinstance(raw, dict) else None
    return f"{key} {identifier}" if isinstance(identifier, str) else f"{key} 第{number}项"
