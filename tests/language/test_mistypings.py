import pytest

from csreview import pipeline
from csreview.language.reading_text import Reader

READER = Reader(pipeline.vocabulary())


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("首此响应时间", "首次响应时间"), ("平均相应时长", "平均响应时长"), ("客户满一度", "满意度"), ("违约今为", "违约金为"),
        ("座席作席", "坐席坐席"), ("统一社会信用代吗", "统一社会信用代码"), ("对帐单", "对账单"), ("争议节决", "争议解决"),
    ],
)  # fmt: skip
def test_a_mistyped_term_is_read_as_the_term(text: str, read: str) -> None:
    assert read in READER.read(text).text


@pytest.mark.parametrize(
    "text",
    [
        "违约方",
        "服务期",
        "试用其产品",
        "结算方是甲方",
        "差评数",
        "满意的",
        "服务器",
        "法定代理人",
        "会话数据",
        "通话数量",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert READER.read(text).text == text
