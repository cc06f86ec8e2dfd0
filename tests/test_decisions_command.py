"""`csreview decisions` and `csreview review --decisions`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from csreview import __main__ as entry
from csreview import pipeline, places
from csreview.model import Decision, DraftKey, Ruling, Scope, Severity
from csreview.store.decisions import Change, own_store

FLAWED, SOUND = (places.resources() / "samples" / f"样例-{name}草案.docx" for name in ("问题", "完善"))


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


def run(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str, str]:
    status = entry.main(list(arguments))
    out, err = capsysbinary.readouterr()
    return status, out.decode(), err.decode()


def data(capsysbinary: pytest.CaptureFixture[bytes], *more: str) -> dict[str, Any]:
    _, out, _ = run(capsysbinary, "review", str(FLAWED), "--side", "merchant", "--format", "json", *more)
    result: dict[str, Any] = json.loads(out)
    return result


@pytest.fixture
def first(capsysbinary: pytest.CaptureFixture[bytes]) -> dict[str, Any]:
    """The first finding of the flawed draft, dismissed; its second one got a severity of the reviewer's own."""
    found = data(capsysbinary)["findings"]
    key = DraftKey.of(pipeline.read(FLAWED))
    dismissed = Decision(
        found[0]["id"], Scope.PLACE, Ruling.DISMISSED, "商业上可接受", None, "2026-05-01T08:00:00+00:00"
    )
    own = Decision(found[1]["id"], Scope.PLACE, Ruling.SEVERITY, "", Severity.LOW, "2026-05-01T08:01:00+00:00")
    own_store().change(key, [Change(put=(dismissed, own))])
    return dict(found[0])


def test_decisions_are_applied_only_when_asked(
    capsysbinary: pytest.CaptureFixture[bytes], first: dict[str, Any]
) -> None:
    plain = data(capsysbinary)
    assert "dismissed" not in plain
    assert plain["findings"][0] == first
    decided = data(capsysbinary, "--decisions")
    assert first["id"] not in [f["id"] for f in decided["findings"]]
    assert [(d["id"], d["reason"], d["scope"]) for d in decided["dismissed"]] == [
        (first["id"], "商业上可接受", "place")
    ]
    counts = [sum(d["summary"]["findings"].values()) for d in (plain, decided)]
    assert counts[1] == counts[0] - 1
    assert plain["outcomes"][0]["status"] == decided["outcomes"][0]["status"]


def test_they_are_found_for_a_copy_under_another_name(
    capsysbinary: pytest.CaptureFixture[bytes], first: dict[str, Any], tmp_path: Path
) -> None:
    copy = tmp_path / "改名.docx"
    copy.write_bytes(FLAWED.read_bytes())
    _, out, _ = run(capsysbinary, "decisions", "list", str(copy))
    assert "不采纳（此处 " + first["id"] + "）：商业上可接受" in out
    assert "自定级别" in out
    assert "：低" in out
    assert run(capsysbinary, "decisions", "list", str(SOUND))[1] == ""


def test_what_is_exported_can_be_taken_in_elsewhere(
    capsysbinary: pytest.CaptureFixture[bytes], first: dict[str, Any], tmp_path: Path
) -> None:
    target = tmp_path / "记录.json"
    assert run(capsysbinary, "decisions", "export", "--output", str(target))[0] == 0
    assert run(capsysbinary, "decisions", "export", "--output", str(target))[0] == 2
    text = target.read_text(encoding="utf-8")
    assert first["quote"] == "" or first["quote"] not in text
    assert run(capsysbinary, "decisions", "clear", str(SOUND))[1].startswith("清除了 0 条")
    assert run(capsysbinary, "decisions", "clear", str(FLAWED))[1].startswith("清除了 2 条")
    assert "dismissed" not in data(capsysbinary, "--decisions")
    assert "2 条生效" in run(capsysbinary, "decisions", "import", str(target))[1]
    assert "0 条生效" in run(capsysbinary, "decisions", "import", str(target))[1]
    assert run(capsysbinary, "decisions", "export")[1] == text


def test_all_are_cleared_only_by_name(capsysbinary: pytest.CaptureFixture[bytes], first: dict[str, Any]) -> None:
    assert run(capsysbinary, "decisions", "clear")[0] == 2
    assert run(capsysbinary, "decisions", "clear", str(FLAWED), "--all")[0] == 2
    assert run(capsysbinary, "decisions", "clear", "--all")[1].startswith("清除了 2 条")


_KEY = {"file": "f", "text": "t"}
_DECISION = {"subject": "a", "scope": "place", "ruling": "note", "text": "x", "severity": None, "at": ""}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("not json", "不是 JSON"),
        ("[" * 100_000, "不是 JSON"),
        ("[]", "第 1 版"),
        ('{"format": "csreview-decisions", "version": 2}', "第 1 版"),
        ('{"format": "csreview-decisions", "version": 1}', "缺少 drafts"),
        ([{"keys": [], "decisions": []}], "第 1 份"),
        ([{"keys": [_KEY], "decisions": [_DECISION | {"scope": "world"}]}], "第 1 份"),
        ([{"keys": [_KEY], "decisions": [_DECISION | {"ruling": "severity"}]}], "第 1 份"),
        ([{"keys": [_KEY], "decisions": [_DECISION | {"text": 7}]}], "第 1 份"),
        ([{"keys": [_KEY], "decisions": [_DECISION | {"text": "\ud800"}]}], "第 1 份"),
        ([{"keys": [_KEY], "decisions": [_DECISION]}, 7], "第 2 份"),
    ],
)
def test_a_faulty_file_is_refused_whole(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, content: Any, says: str
) -> None:
    file = tmp_path / "记录.json"
    whole = {"format": "csreview-decisions", "version": 1, "drafts": content}
    file.write_text(content if isinstance(content, str) else json.dumps(whole), encoding="utf-8")
    status, _, err = run(capsysbinary, "decisions", "import", str(file))
    assert status == 3
    assert says in err
    assert own_store().all() == ()


def test_a_file_that_is_not_there_gets_a_sentence(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    status, _, err = run(capsysbinary, "decisions", "import", str(tmp_path / "无.json"))
    assert status == 3
    assert "无法读取" in err


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("audience", ["lawyer", "manager", "sales"])
@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_reports_end_with_what_was_dismissed_and_why(
    capsysbinary: pytest.CaptureFixture[bytes], first: dict[str, Any], form: str, audience: str, language: str
) -> None:
    arguments = [
        "review",
        str(FLAWED),
        "--side",
        "merchant",
        "--format",
        form,
        "--for",
        audience,
        "--language",
        language,
    ]
    heading = {"zh": "不采纳的发现", "en": "Findings set aside"}[language]
    assert heading not in run(capsysbinary, *arguments)[1]
    out = run(capsysbinary, *arguments, "--decisions")[1]
    last = "".join(out[out.rindex(heading) :].split())
    assert "商业上可接受" in last
    assert "".join(first["message"].split())[:20] in last


def test_decisions_are_carried_to_the_next_version(
    capsysbinary: pytest.CaptureFixture[bytes], first: dict[str, Any], tmp_path: Path
) -> None:
    lines = [block.text for block in pipeline.read(FLAWED).blocks]
    old, new = tmp_path / "一稿.txt", tmp_path / "二稿.txt"
    old.write_text("\n".join(lines), encoding="utf-8")
    new.write_text("\n".join(lines) + "\n本协议未尽事宜由双方友好协商。", encoding="utf-8")
    _, out, _ = run(capsysbinary, "review", str(old), "--side", "merchant", "--format", "json")
    found = next(f for f in json.loads(out)["findings"] if f["clause"])
    decision = Decision(found["id"], Scope.PLACE, Ruling.DISMISSED, "可接受", None, "2026-05-01T08:00:00+00:00")
    own_store().change(DraftKey.of(pipeline.read(old)), [Change(put=(decision,))])
    status, out, _ = run(capsysbinary, "decisions", "carry", str(old), str(new))
    assert (status, out.startswith("沿用")) == (0, True)
    assert "规则：" in out
    _, out, _ = run(capsysbinary, "review", str(new), "--side", "merchant", "--format", "json", "--decisions")
    assert [d["reason"] for d in json.loads(out)["dismissed"]] == ["可接受"]
    _, out, _ = run(capsysbinary, "decisions", "history", str(new))
    assert "第 1 稿" in out
    assert "第 2 稿" in out
    assert "二稿.txt" in out
