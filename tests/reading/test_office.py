"""Old Word, WPS, RTF and OpenDocument files through LibreOffice, where it is installed."""

from __future__ import annotations

import hashlib
import io
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from csreview.errors import DraftUnreadable
from csreview.reading import limits, office, read

RTF = ("{\\rtf1\\ansi\\uc1 " + "".join(f"\\u{ord(c)}?" for c in "客服外包合同") + "\\par A&B}").encode()
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")
needs_office = pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed")


def odt():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
            "<office:text><text:p>客服外包合同</text:p><text:p>A&amp;B</text:p></office:text></office:body>"
            "</office:document-content>",
        )
    return stream.getvalue()


def written(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return path


@needs_office
@pytest.mark.parametrize(("name", "data"), [("a.rtf", RTF), ("a.odt", odt())])
def test_what_libreoffice_opens_is_read_under_its_own_name(tmp_path, name, data):
    draft = read(written(tmp_path, name, data))
    assert [block.text for block in draft.blocks] == ["客服外包合同", "A&B"]
    assert (draft.name, draft.sha256) == (name, hashlib.sha256(data).hexdigest())


@needs_office
def test_what_libreoffice_cannot_open_is_refused_and_nothing_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    with pytest.raises(DraftUnreadable):
        read(written(tmp_path, "a.doc", OLD))
    assert list((tmp_path / "temp").iterdir()) == []


@pytest.mark.parametrize(("data", "suffix"), [(RTF, ".rtf"), (OLD, ".doc"), (odt(), ".odt")])
def test_without_libreoffice_the_reader_is_told_what_to_install(tmp_path, monkeypatch, data, suffix):
    monkeypatch.setattr(office, "find_office", lambda: None)
    with pytest.raises(DraftUnreadable, match="install LibreOffice") as refusal:
        read(written(tmp_path, "a.wps", data))
    assert suffix in refusal.value.zh


def stand_in(tmp_path, monkeypatch, code):
    """A program in LibreOffice's place, called with the same arguments."""
    program = tmp_path / "office"
    program.write_text(
        f"#!{sys.executable}\nimport sys, time, os\nfrom pathlib import Path\n{code}\n", encoding="utf-8"
    )
    program.chmod(0o700)
    monkeypatch.setattr(office, "find_office", lambda: str(program))


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
class TestProgram:
    def test_a_program_that_hangs_is_ended(self, tmp_path, monkeypatch):
        stand_in(tmp_path, monkeypatch, "time.sleep(600)")
        monkeypatch.setattr(limits, "OFFICE_SECONDS", 0.3)
        with pytest.raises(DraftUnreadable, match="too long"):
            read(written(tmp_path, "a.rtf", RTF))

    def test_the_profile_is_private_and_forbids_macros(self, tmp_path, monkeypatch):
        seen = tmp_path / "seen"
        stand_in(
            tmp_path,
            monkeypatch,
            "profile = Path(sys.argv[1].partition('file://')[2])\n"
            "text = (profile / 'user' / 'registrymodifications.xcu').read_text()\n"
            f"Path({str(seen)!r}).write_text(oct(profile.parent.stat().st_mode & 0o777) + text)",
        )
        with pytest.raises(DraftUnreadable):
            read(written(tmp_path, "a.rtf", RTF))
        told = seen.read_text(encoding="utf-8")
        assert told.startswith("0o700")
        assert "DisableMacrosExecution" in told

    def test_a_program_that_cannot_be_started_is_a_sentence(self, tmp_path, monkeypatch):
        monkeypatch.setattr(office, "find_office", lambda: str(Path(tmp_path / "none")))
        with pytest.raises(DraftUnreadable):
            read(written(tmp_path, "a.rtf", RTF))


def test_an_opendocument_bomb_never_reaches_libreoffice(tmp_path, monkeypatch):
    monkeypatch.setattr(office, "find_office", lambda: "unused")
    monkeypatch.setattr(limits, "BOMB_TOTAL", 10)
    monkeypatch.setattr(limits, "BOMB_RATIO", 0.1)
    with pytest.raises(DraftUnreadable, match="malicious"):
        read(written(tmp_path, "a.odt", odt()))
