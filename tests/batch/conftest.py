from __future__ import annotations

from pathlib import Path

import pytest

HEAD = "电商客服外包服务合同\n甲方（委托方）：苏州示例家居有限公司\n乙方（受托方）：{vendor}\n"
BODY = """第一条 服务质量
1.1 人工首次响应时间不超过{seconds}秒，客户满意度不低于{percent}%。
第二条 服务费
2.1 基础服务费：8席×{price}元/席·月＝{total}元/月。
2.2 甲方在收到合格发票后{days}个工作日内支付服务费。
第三条 违约责任
3.1 任何一方的累计赔偿责任不超过违约行为发生前12个月的服务费总额。
"""


def draft(number: int, *, seconds: int = 30, price: int = 5400, days: int = 10) -> str:
    """A short draft, different for each number."""
    head = HEAD.format(vendor=f"合肥样例{'一二三四五六七八九十'[number % 10]}信息技术有限公司")
    return head + BODY.format(seconds=seconds, percent=90 + number % 3, price=price, total=price * 8, days=days)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Eight drafts in two folders, one of them broken, one with a price far from the others'."""
    place = tmp_path / "稿件"
    (place / "二批").mkdir(parents=True)
    for number in range(5):
        (place / f"草案{number}.txt").write_text(draft(number), encoding="utf-8")
    (place / "二批" / "草案5.txt").write_text(draft(5, seconds=40), encoding="utf-8")
    (place / "二批" / "贵.txt").write_text(draft(6, price=15400), encoding="utf-8")
    (place / "二批" / "坏.docx").write_bytes(b"no Word file")
    return place
