"""The public JSON format."""

import json

from csreview.model import Severity, Status
from csreview.reporting import FORMATS
from csreview.reporting.json import to_json
from tests.reporting.factory import review


def data():
    return json.loads(to_json(review()))


def test_names_format_and_version_first():
    assert list(data())[:2] == ["format", "version"]
    assert (data()["format"], data()["version"]) == ("csreview-review", 1)


def test_every_quote_is_cut_by_its_offsets():
    result = data()
    texts = {c["id"]: c["text"] for c in result["clauses"]}
    places = [e for o in result["outcomes"] for e in o["evidence"]]
    places += [f for f in result["findings"] if f["clause"]] + result["strengths"]
    assert places
    assert all(texts[p["clause"]][p["start"] : p["end"]] == p["quote"] for p in places)


def test_an_absence_has_no_place_and_its_outcome_lists_the_nearest():
    result = data()
    absent = next(f for f in result["findings"] if f["rule"] == "fees.payment-deadline")
    assert (absent["clause"], absent["start"], absent["end"], absent["quote"]) == (None, None, None, "")
    outcome = next(o for o in result["outcomes"] if o["requirement"] == "fees.payment-deadline")
    assert (outcome["nearest"], outcome["belongs_after"]) == (["c8"], "c6")


def test_settled_outcomes_have_null_severity():
    assert {o["severity"] for o in data()["outcomes"] if o["status"] in {"met", "not_applicable"}} == {None}


def test_summary_counts_outcomes_and_findings():
    summary = data()["summary"]
    assert {s.value: summary[s.value] for s in Status} == {s.value: review().count(s) for s in Status}
    assert summary["findings"] == {"high": 3, "medium": 3, "low": 1}
    assert summary["coverage"] == round(2 / 7, 4)
    assert set(summary["findings"]) == {s.value for s in Severity}


def test_has_every_key_of_the_published_format():
    result = data()
    assert set(result) >= {
        "draft",
        "side",
        "checklist",
        "summary",
        "clauses",
        "outcomes",
        "findings",
        "notices",
        "must_settle",
        "strengths",
    }
    assert set(result["draft"]) >= {"name", "sha256", "title", "characters", "parties", "unread", "kind"}
    assert set(result["clauses"][0]) >= {"id", "parent", "label", "title", "role", "text"}
    assert set(result["outcomes"][0]) >= {
        "requirement",
        "section",
        "title",
        "status",
        "severity",
        "elements",
        "evidence",
        "reason",
        "remedy",
        "wording",
        "authority",
    }
    assert set(result["findings"][0]) >= {
        "id",
        "kind",
        "rule",
        "severity",
        "clause",
        "start",
        "end",
        "quote",
        "message",
        "remedy",
        "requirement",
        "also",
        "certain",
        "other",
    }
    assert result["checklist"] == {"id": "ecommerce-customer-service", "version": "2026.1", "requirements": 8}


def test_writes_chinese_as_it_is_and_the_same_bytes_twice():
    content = FORMATS["json"].write(review())
    assert "客服外包协议".encode() in content
    assert content == FORMATS["json"].write(review())
    assert content.endswith(b"}\n")
