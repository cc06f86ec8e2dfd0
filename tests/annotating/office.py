"""LibreOffice as a second reader: opens Word files, settles their tracked changes and says what it sees."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

SOFFICE = shutil.which("soffice")
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Work(folder As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue, text(0) As New com.sun.star.beans.PropertyValue
  Dim at As Integer, jobs As Integer, line As String, parts, pair
  On Error Resume Next
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  text(0).Name = "FilterName"
  jobs = FreeFile
  Open ConvertFromURL(folder &amp; "/jobs.txt") For Input As #jobs
  Do While Not EOF(jobs)
    Line Input #jobs, line
    parts = Split(line, "|")
    Set document = Nothing
    document = StarDesktop.loadComponentFromURL(folder &amp; "/" &amp; parts(0), "_blank", 0, hidden())
    If Not IsNull(document) Then
      For at = 1 To UBound(parts)
        pair = Split(parts(at), "&gt;")
        If pair(0) = "uno" Then
          dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
          dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; pair(1), "", 0, Array())
        Else
          text(0).Value = pair(0)
          document.storeToURL(folder &amp; "/" &amp; pair(1), text())
        End If
      Next
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
TEXT = "Text (encoded)"
ACCEPT, REJECT = ("uno", "AcceptAllTrackedChanges"), ("uno", "RejectAllTrackedChanges")
Job = tuple[str, Sequence[tuple[str, str]]]
"""A file, and what to do with it in turn: ACCEPT, REJECT, or (filter, file to write); names in the folder."""


def work(folder: Path, jobs: Sequence[Job], seconds: int = 300) -> None:
    """Do jobs on the files of a folder; what LibreOffice cannot open has no file written."""
    profile = folder / "profile"
    _start(profile, "--terminate_after_init")  # a new profile would overwrite what is in its place
    basic = profile / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "Module1.xba").write_text(_MACRO, encoding="utf-8")
    (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (folder / "jobs.txt").write_text(
        "".join("|".join([name, *map(">".join, steps)]) + "\n" for name, steps in jobs), encoding="utf-8"
    )
    _start(profile, f"macro:///Standard.Module1.Work({folder.as_uri()})", seconds=seconds)


def draw(folder: Path, names: Sequence[str], seconds: int = 300) -> None:
    """Write a PDF beside each file, comments hidden. (Of a hidden document with comments the macro's own would crash.)"""
    files = [str(folder / name) for name in names]
    _start(folder / "profile", "--convert-to", "pdf", "--outdir", str(folder), *files, seconds=seconds)


def _start(profile: Path, *arguments: str, seconds: int = 60) -> None:
    command = [
        SOFFICE or "soffice",
        "--headless",
        "--norestore",
        f"-env:UserInstallation={profile.as_uri()}",
        *arguments,
    ]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # the command starts others, which would live on
            raise
    if status:
        raise subprocess.CalledProcessError(status, command)
