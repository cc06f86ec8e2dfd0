import pytest

from csreview.errors import DraftUnreadable
from csreview.reading import read, read_text

TEXT = "客服外包协议\n\n第一条 服务范围\n乙方提供在线客服。"


def test_text_gives_one_block_per_line_and_none_for_a_blank_one():
    draft = read_text(TEXT, "粘贴")
    assert [block.text for block in draft.blocks] == ["客服外包协议", "第一条 服务范围", "乙方提供在线客服。"]
    assert draft.name == "粘贴"
    assert len(draft.sha256) == 64


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_encoding_of_a_text_file_is_detected(tmp_path, encoding, ending):
    path = tmp_path / "draft.txt"
    path.write_bytes(TEXT.replace("\n", ending).encode(encoding))
    assert [block.text for block in read(path).blocks] == [block.text for block in read_text(TEXT, "").blocks]


@pytest.mark.parametrize("data", [b"", b"  \n\n", b"\xff\xff\xff\x80"])
def test_a_text_file_without_text_or_known_encoding_is_refused(tmp_path, data):
    path = tmp_path / "draft.md"
    path.write_bytes(data)
    with pytest.raises(DraftUnreadable):
        read(path)


def test_pasted_text_without_words_is_refused():
    with pytest.raises(DraftUnreadable):
        read_text(" \n", "粘贴")


def test_lone_surrogates_do_not_crash():
    assert read_text("甲方\ud800", "粘贴").blocks[0].text == "甲方\ud800"
