"""What a reader is told of a loose expression: what is missing here, and words to put in its place."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from csreview.model import Lexicon, Rewording, VagueTerm

_MISSING = {
    "TIME": ("在多久之内“{next}”", "具体的时限"),
    "FREQ": ("多久“{next}”一次", "多久一次、每次何时"),
    "DEG": ("“{next}”到什么程度、幅度多大", "程度或幅度的数值"),
    "QTY": ("“{next}”多少", "具体的数量"),
    "OPEN": ("范围到哪里为止", "范围到哪里为止"),
    "DEFER": ("谈不拢时按什么执行", "谈不拢时按什么执行"),
    "DISCR": ("依什么条件“{next}”、对方能否异议", "由谁、依什么条件决定"),
    "ACTOR": ("由谁“{next}”、做到哪一步", "由谁做、做到哪一步、何时做完"),
    "MODAL": ("“{next}”要达到什么结果", "必须达到的结果"),
    "REF": ("指哪一份文件、哪一条", "指哪一份文件、哪一条"),
    "QUAL": ("用什么指标衡量、达到多少", "用什么指标衡量、达到多少"),
    "COND": ("什么情形才算、由谁认定", "什么情形才算、由谁认定"),
    "OTHER": ("可以核对的时间、数量、标准或认定人", "可以核对的时间、数量、标准或认定人"),
}
"""By category: which element is missing, with and without the action that follows the words."""
_BY_SOMEONE = ("“{next}”要做哪些事、做到哪一步", "要做哪些事、做到哪一步、何时做完")
"""The same of category ACTOR where the sentence names who acts."""
_TIME, _THING = re.compile(r"\{time:([^}]*)\}"), re.compile(r"\{thing:([^}]*)\}")
"""Places in what to write for what fits, each with what to say where nothing does."""


@dataclass(frozen=True, slots=True)
class Said:
    """A loose expression in its sentence: the words quoted, the `action` that they speak of or "", and the `sentence`.

    `certain`: not told by weak cues alone; `acting`: the sentence names who acts.
    """

    quote: str
    action: str
    sentence: str
    certain: bool
    acting: bool


def message(said: Said, term: VagueTerm) -> str:
    """Return why the quoted words cannot be enforced where they stand."""
    with_action, alone = _BY_SOMEONE if said.acting and term.category == "ACTOR" else _MISSING[term.category]
    missing = with_action.replace("{next}", said.action) if said.action else alone
    doubt = "" if said.certain else "（按用词判断，供复核）"
    return f"“{said.quote}”过于含糊：{term.why}{doubt}。这里没有写明{missing}。"


def remedy(said: Said, term: VagueTerm, clarified: str, lexicon: Lexicon) -> str:
    """Return what to write; `clarified` is what another clause says of the same in numbers, or ""."""
    advice = term.rewrite.replace("{next}", said.action) if said.action and term.rewrite else term.write
    advice = _THING.sub(lambda match: _first(lexicon.things, said.quote) or match.group(1), advice)
    advice = timed(advice, said.action, said.sentence, lexicon.times)
    return f"另有一处写有数值（“{clarified}”），可改为引用该处；或{advice}。" if clarified else f"{advice}。"


def timed(phrase: str, action: str, sentence: str, times: Sequence[Rewording]) -> str:
    """Return a phrase with the time that fits the action, or else the sentence, for {time:…}."""
    return _TIME.sub(lambda match: _first(times, action) or _first(times, sentence) or match.group(1), phrase)


def _first(choices: Sequence[Rewording], text: str) -> str:
    return next((each.by for each in choices if text and _compiled(each.words).search(text)), "")


@functools.lru_cache(maxsize=64)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)
