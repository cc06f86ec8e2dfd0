"""LibreOffice as a second reader: opens Word files, settles their tracked changes and says what it sees."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

SOFFICE = shutil.which("soffice")
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Work(folder As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue, text(0) As New com.sun.star.beans.PropertyValue
  Dim options(1) As New com.sun.star.beans.PropertyValue, jobs As Integer, line As String, parts
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  text(0).Name = "FilterName"
  jobs = FreeFile
  Open ConvertFromURL(folder &amp; "/jobs.txt") For Input As #jobs
  Do While Not EOF(jobs)
    Line Input #jobs, line
    parts = Split(line, "|")
    document = StarDesktop.loadComponentFromURL(folder &amp; "/" &amp; parts(0), "_blank", 0, hidden())
    If Not IsNull(document) Then
      If parts(1) &lt;&gt; "" Then
        dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
        dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; parts(1), "", 0, Array())
      End If
      text(0).Value = parts(2)
      document.storeToURL(folder &amp; "/" &amp; parts(3), text())
      document.close(True)
    End If
  Loop
  Close #jobs
  StarDesktop.terminate()
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""
TEXT, PDF, WORD = "Text (encoded)", "writer_pdf_Export", "MS Word 2007 XML"
ACCEPT, REJECT = "AcceptAllTrackedChanges", "RejectAllTrackedChanges"
Job = tuple[str, str, str, str]
"""File, what to do with its changes (ACCEPT, REJECT or ""), filter, and the file to write; names in the folder."""


def work(folder: Path, jobs: Sequence[Job], seconds: int = 300) -> None:
    """Do jobs on the files of a folder; what LibreOffice cannot open has no file written."""
    profile = folder / "profile"
    _start(profile, "--terminate_after_init")  # a new profile would overwrite what is in its place
    basic = profile / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "Module1.xba").write_text(_MACRO, encoding="utf-8")
    (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (folder / "jobs.txt").write_text("".join("|".join(job) + "\n" for job in jobs), encoding="utf-8")
    _start(profile, f"macro:///Standard.Module1.Work({folder.as_uri()})", seconds)


def _start(profile: Path, argument: str, seconds: int = 60) -> None:
    command = [SOFFICE or "soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}", argument]
    subprocess.run(command, check=True, capture_output=True, timeout=seconds)
