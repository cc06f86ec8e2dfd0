from csreview.model import Cell, Format, Span
from csreview.reading import read

TEXT = """# 客服外包协议

**甲方**：杭州甲公司__________
---
## 第一条 服务费 ##
| 项目 | 单价 |
|:--|---|
| **坐席** | 4000元 |
|  | 含税\\|月 |

____年__月__日
- 按月结算
"""


def test_markdown_shows_headings_bold_text_and_tables(tmp_path):
    path = tmp_path / "draft.md"
    path.write_text(TEXT, encoding="utf-8")
    blocks = read(path).blocks
    assert [(b.text, b.heading, b.cell) for b in blocks] == [
        ("客服外包协议", 1, None),
        ("甲方：杭州甲公司__________", 0, None),
        ("第一条 服务费", 2, None),
        ("项目", 0, Cell(0, 0, 0)),
        ("单价", 0, Cell(0, 0, 1)),
        ("坐席", 0, Cell(0, 1, 0)),
        ("4000元", 0, Cell(0, 1, 1)),
        ("", 0, Cell(0, 2, 0)),
        ("含税|月", 0, Cell(0, 2, 1)),
        ("____年__月__日", 0, None),
        ("- 按月结算", 0, None),
    ]
    assert blocks[1].formats == (Format(Span(0, 2), bold=True),)
    assert blocks[5].formats == (Format(Span(0, 2), bold=True),)


def test_signs_without_end_are_read_in_linear_time(tmp_path):
    # Anything quadratic would keep this test for minutes.
    path = tmp_path / "draft.md"
    lines = ["甲" + "**a " * 50_000, "_" * 100_000, "- " * 100_000 + "x", "#" * 100_000, "|" + "-" * 100_000 + "|x|"]
    path.write_text("\n".join(lines), "utf-8")
    assert len({block.source for block in read(path).blocks}) == len(lines)
