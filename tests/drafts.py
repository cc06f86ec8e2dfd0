"""Short drafts for tests."""

from __future__ import annotations

from csreview import pipeline
from csreview.checking.passages import Passages, cut
from csreview.model import Agreement
from csreview.reading import read_text
from csreview.reading.text_files import read_markdown_file
from csreview.segmenting import segment

HEAD = """电商客服外包服务合同
甲方（委托方）：苏州示例家居有限公司
乙方（受托方）：合肥样例信息技术有限公司
"""


def agreement(text: str, *, head: bool = True) -> Agreement:
    """The agreement of a draft's text, under a head that names both parties unless told otherwise.

    Lines of the form | a | b | are the rows of a table.
    """
    whole = HEAD + text if head else text
    if "\n|" in whole:
        return segment(read_markdown_file(whole.encode(), "draft.docx"))
    return segment(read_text(whole, "draft.docx"))


def passages(text: str, *, head: bool = True) -> Passages:
    """The passages of such a draft."""
    return cut(agreement(text, head=head), pipeline.vocabulary())
