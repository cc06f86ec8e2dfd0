"""What the reviewer dismissed stands last in every report, with the reason."""

import io
import json
import re

import pytest
from docx import Document
from openpyxl import load_workbook

from csreview.checking.deciding import with_decisions
from csreview.model import Decision, Ruling, Scope, Severity
from csreview.reporting import FORMATS, READERS, Options
from tests.reporting.factory import FINDINGS, review

GONE, RATED = FINDINGS[0], FINDINGS[1]
REASON = "=已另行<约定>|见邮件"


def decided(scope=Scope.PLACE):
    subject = GONE.id if scope is Scope.PLACE else GONE.requirement
    made = (
        Decision(subject, scope, Ruling.DISMISSED, REASON, None, "2026-05-01T08:00:00Z"),
        Decision(RATED.id, Scope.PLACE, Ruling.SEVERITY, "", Severity.LOW, "2026-05-01T08:01:00Z"),
    )
    return with_decisions(review(), made)


def written(form, **options):
    return FORMATS[form].write(decided(), Options(**options))


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("audience", READERS)
def test_word_lists_it_last(audience):
    document = Document(io.BytesIO(written("docx", audience=audience)))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[-1].endswith("不采纳的发现")
    cells = [cell.text for cell in document.tables[-1].rows[1].cells]
    assert cells[-1] == REASON
    assert cells[-2] == GONE.message


def test_excel_has_a_sheet_for_it():
    book = load_workbook(io.BytesIO(written("xlsx")))
    sheet = book["不采纳的发现"]
    row = [cell.value for cell in sheet[2]]
    assert row[-1] == REASON
    assert sheet.cell(2, len(row)).data_type == "s"
    assert "不采纳的发现" not in load_workbook(io.BytesIO(FORMATS["xlsx"].write(review()))).sheetnames


def test_the_web_page_escapes_the_reason():
    page = written("html").decode()
    assert "=已另行&lt;约定&gt;|见邮件" in page
    assert page.rindex("不采纳的发现") > page.rindex("不构成法律意见")


def test_markdown_escapes_the_reason():
    text = written("markdown").decode()
    assert r"已另行\<约定>\|见邮件" in text


def test_the_terminal_lists_it_last():
    text = written("text").decode()
    assert squeezed(REASON) in squeezed(text[text.rindex("不采纳的发现") :])


def test_json_gains_a_key_only_then():
    found = json.loads(written("json"))["dismissed"]
    assert [(f["id"], f["reason"], f["scope"]) for f in found] == [(GONE.id, REASON, "place")]
    assert "dismissed" not in json.loads(FORMATS["json"].write(review()))


def test_a_severity_of_the_reviewers_own_is_said_to_be_so():
    assert len(re.findall("级别由审查人定", written("text").decode())) == 1


def test_a_whole_requirement_is_said_to_be_so():
    text = FORMATS["text"].write(decided(Scope.REQUIREMENT)).decode()
    assert "该审查项全部发现" in squeezed(text)


def test_numbers_count_only_what_is_left():
    text = written("markdown").decode()
    assert GONE.message not in text[: text.rindex("不采纳的发现")]
