"""The command line as its users and their scripts meet it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from csreview import __main__ as entry
from csreview import places

SAMPLES = places.resources() / "samples"
FLAWED, SOUND = SAMPLES / "样例-问题草案.docx", SAMPLES / "样例-完善草案.docx"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


def review(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str, str]:
    status = entry.main(["review", *arguments])
    out, err = capsysbinary.readouterr()
    return status, out.decode(), err.decode()


def data(capsysbinary: pytest.CaptureFixture[bytes], draft: Path, side: str) -> dict[str, Any]:
    _, out, _ = review(capsysbinary, str(draft), "--side", side, "--format", "json")
    result: dict[str, Any] = json.loads(out)
    return result


@pytest.mark.parametrize("draft", [FLAWED, SOUND], ids=["flawed", "sound"])
@pytest.mark.parametrize("side", ["merchant", "vendor"])
def test_every_place_cuts_its_quote(capsysbinary: pytest.CaptureFixture[bytes], draft: Path, side: str) -> None:
    result = data(capsysbinary, draft, side)
    texts = {clause["id"]: clause["text"] for clause in result["clauses"]}
    for finding in result["findings"]:
        if finding["clause"] is None:
            assert finding["quote"] in {"", None}
        else:
            assert texts[finding["clause"]][finding["start"] : finding["end"]] == finding["quote"]
    for outcome in result["outcomes"]:
        for evidence in outcome["evidence"]:
            assert texts[evidence["clause"]][evidence["start"] : evidence["end"]] == evidence["quote"]
            assert evidence["quote"]


def test_the_two_sides_share_outcomes_and_ids(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    merchant, vendor = (data(capsysbinary, FLAWED, side) for side in ("merchant", "vendor"))
    assert [o["status"] for o in merchant["outcomes"]] == [o["status"] for o in vendor["outcomes"]]
    wording = [{f["id"] for f in r["findings"] if f["rule"].startswith("wording.")} for r in (merchant, vendor)]
    assert wording[0] == wording[1]
    assert wording[0]


def test_findings_have_unique_ids_and_open_outcomes_are_carried(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    result = data(capsysbinary, FLAWED, "merchant")
    ids = [finding["id"] for finding in result["findings"]]
    assert len(ids) == len(set(ids))
    carried = {finding["requirement"] for finding in result["findings"]}
    open_ones = {o["requirement"] for o in result["outcomes"] if o["status"] not in {"met", "not_applicable"}}
    assert open_ones <= carried


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "csreview", *arguments]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False)


def test_the_same_draft_gives_the_same_bytes_everywhere() -> None:
    arguments = ("review", str(FLAWED), "--side", "vendor", "--format", "json")
    first = run(*arguments, PYTHONHASHSEED="1", TZ="Asia/Shanghai", LC_ALL="C.UTF-8")
    second = run(*arguments, PYTHONHASHSEED="99", TZ="America/New_York", LC_ALL="POSIX")
    assert first.returncode == second.returncode == 1
    assert first.stdout == second.stdout


def test_fail_on_decides_the_exit_status(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    base = (str(FLAWED), "--side", "merchant", "--format", "json")
    assert review(capsysbinary, *base)[0] == 1
    assert review(capsysbinary, *base, "--fail-on", "never")[0] == 0


def test_the_draft_is_never_written_to(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    copy = tmp_path / "draft.docx"
    copy.write_bytes(FLAWED.read_bytes())
    copy.chmod(0o444)
    before = hashlib.sha256(copy.read_bytes()).digest()
    review(capsysbinary, str(copy), "--side", "merchant", "--format", "docx", "--output", str(tmp_path / "r.docx"))
    assert hashlib.sha256(copy.read_bytes()).digest() == before
    status, _, err = review(
        capsysbinary, str(copy), "--side", "merchant", "--format", "json", "--output", str(copy), "--force"
    )
    assert (status, "草案本身" in err) == (2, True)


BAD_FILES = {
    "missing.docx": None,
    "empty.docx": b"",
    "text.docx": "只是文字".encode(),
    "truncated.docx": FLAWED.read_bytes()[:2000],
    "encrypted.docx": bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2048,
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_what_is_no_draft_gets_one_sentence(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, name: str
) -> None:
    content = BAD_FILES[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    status, out, err = review(capsysbinary, str(tmp_path / name), "--side", "merchant")
    assert status == 3
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err


def test_an_existing_output_needs_force(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("mine", encoding="utf-8")
    base = (str(FLAWED), "--side", "merchant", "--format", "json", "--output", str(target))
    assert review(capsysbinary, *base)[0] == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert review(capsysbinary, *base, "--force")[0] == 1
    assert json.loads(target.read_text(encoding="utf-8"))["format"] == "csreview-review"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".report")] == []


def test_an_output_that_cannot_be_written_is_status_4(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    target = tmp_path / "no" / "folder.json"
    status, _, err = review(
        capsysbinary, str(FLAWED), "--side", "merchant", "--format", "json", "--output", str(target)
    )
    assert (status, len(err.strip().splitlines())) == (4, 1)


def test_the_side_used_last_is_remembered(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert review(capsysbinary, str(FLAWED), "--format", "json")[0] == 2
    review(capsysbinary, str(FLAWED), "--side", "vendor", "--format", "json")
    _, out, _ = review(capsysbinary, str(FLAWED), "--format", "json")
    assert json.loads(out)["side"] == "vendor"


@pytest.mark.parametrize(
    "arguments", [["review"], ["review", "x", "--side", "third"], ["nonsense"], ["review", "x", "--date", "2026-13-01"]]
)
def test_wrong_usage_is_status_2(capsysbinary: pytest.CaptureFixture[bytes], arguments: list[str]) -> None:
    assert entry.main(arguments) == 2
    assert "Traceback" not in capsysbinary.readouterr().err.decode()


def test_help_speaks_both_languages(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert entry.main(["--help"]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert "审查" in out
    assert "Review" in out


def test_checklist_list_and_show(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert entry.main(["checklist", "list"]) == 0
    assert "kpi.first-response" in capsysbinary.readouterr().out.decode()
    assert entry.main(["checklist", "show", "kpi.first-response"]) == 0
    assert "商家方" in capsysbinary.readouterr().out.decode()
    assert entry.main(["checklist", "show", "kpi.first-respons"]) == 2
    assert "kpi.first-response" in capsysbinary.readouterr().err.decode()


TEXT = "客服外包协议\n甲方：甲公司\n乙方：乙公司\n第一条 响应\n首次响应时间应当及时，标准见附件一《服务标准》。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_text_on_standard_input_is_reviewed(encoding: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "csreview", "review", "-", "--side", "merchant", "--format", "json"]
    done = subprocess.run(command, input=TEXT.encode(encoding), capture_output=True, check=False)
    (tmp_path / "标准输入.txt").write_bytes(TEXT.encode(encoding))
    file = run("review", str(tmp_path / "标准输入.txt"), "--side", "merchant", "--format", "json")
    piped, read = json.loads(done.stdout), json.loads(file.stdout)
    assert (done.returncode, piped["draft"]["name"]) == (file.returncode, "标准输入")
    assert piped["findings"] == read["findings"]
    assert piped["draft"]["sha256"] == read["draft"]["sha256"]


def test_a_word_file_on_standard_input_is_read_too() -> None:
    command = [sys.executable, "-m", "csreview", "review", "-", "--side", "merchant", "--format", "json"]
    done = subprocess.run(command, input=FLAWED.read_bytes(), capture_output=True, check=False)
    assert json.loads(done.stdout)["draft"]["characters"] > 1000


def test_nothing_on_standard_input_is_one_sentence() -> None:
    command = [sys.executable, "-m", "csreview", "review", "-", "--side", "merchant"]
    done = subprocess.run(command, input=b"", capture_output=True, check=False)
    assert (done.returncode, len(done.stderr.decode().strip().splitlines())) == (3, 1)


def test_an_annex_in_a_file_of_its_own_is_read_and_never_overwritten(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    draft, annex = tmp_path / "draft.txt", tmp_path / "服务标准.md"
    draft.write_text(TEXT, encoding="utf-8")
    annex.write_text("首次响应时间不超过30秒。", encoding="utf-8")
    base = (str(draft), "--side", "merchant", "--format", "json", "--annex", str(annex))
    result = json.loads(review(capsysbinary, *base)[1])
    assert [c["label"] for c in result["clauses"] if c["role"] == "annex"][:1] == ["附件一"]
    status, _, err = review(capsysbinary, *base, "--output", str(annex), "--force")
    assert (status, "草案本身" in err) == (2, True)
    assert review(capsysbinary, *base[:-1], str(tmp_path / "none.docx"))[0] == 3


def test_a_checklist_of_ones_own_is_begun_checked_and_used(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "acme"
    assert entry.main(["checklist", "new", str(folder)]) == 0
    assert entry.main(["checklist", "new", str(folder)]) == 2
    main = folder / "checklist.toml"
    main.write_text(main.read_text(encoding="utf-8").replace("off = []", 'off = ["gen.copies"]'), encoding="utf-8")
    capsysbinary.readouterr()
    _, out, _ = review(capsysbinary, str(FLAWED), "--side", "vendor", "--format", "json", "--checklist", str(folder))
    result = json.loads(out)
    assert result["checklist"] == {"id": "acme", "version": "1", "requirements": 164}
    assert "gen.copies" not in {outcome["requirement"] for outcome in result["outcomes"]}


def test_the_catalogue_names_every_requirement(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert entry.main(["checklist", "show"]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert out.count("\n### ") == 165


def test_the_committed_catalogue_is_current(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Made anew by `csreview checklist show > resources/checklists/ecommerce-customer-service/catalogue.md`."""
    assert entry.main(["checklist", "show"]) == 0
    page = places.resources() / "checklists" / "ecommerce-customer-service" / "catalogue.md"
    assert capsysbinary.readouterr().out == page.read_bytes()


def test_one_outcome_is_explained(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert entry.main(["review", str(FLAWED), "--explain", "kpi.first-response"]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert "涉及此事的文字" in out
    assert "结论" in out


@pytest.mark.parametrize("side", ["merchant", "vendor"])
def test_the_sound_sample_has_no_finding_above_low(capsysbinary: pytest.CaptureFixture[bytes], side: str) -> None:
    result = data(capsysbinary, SOUND, side)
    assert [f["message"] for f in result["findings"] if f["severity"] != "low"] == []


def test_what_the_parties_lack_belongs_after_their_block(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "客服外包协议\n甲方：青岚家纺有限公司\n乙方：知音客服有限公司\n第一条 服务\n在线客服。\n第二条 其他\n一式两份。\n",
        "utf-8",
    )
    result = data(capsysbinary, draft, "merchant")
    roles = {clause["id"]: clause["role"] for clause in result["clauses"]}
    after = {o["requirement"]: o["belongs_after"] for o in result["outcomes"]}
    assert roles[after["parties.phone"]] == "parties"
    assert roles[after["gen.notice-address"]] == "body"
