"""Makes the next version of a draft by known edits, and knows what a comparison must find."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from csreview.model import Agreement, Role
from tests.comparing.outline import Line, Outline, Unit, resegmented, tracked_deletion, tracked_insertion, truth

_NUMBER = re.compile(r"(?<![第\d.:：])\d{1,6}(?:\.\d+)?(?![\d.]*[条:：\d]|[.,]\d)")
_REWORDINGS = (
    ("应当", "须"), ("应", "应当"), ("不得", "一律不得"), ("可以", "有权"), ("及时", "在24小时内"), ("书面", "书面或电子邮件"),
    ("双方", "甲乙双方"), ("负责", "独自负责"), ("。", "，但双方另有书面约定的除外。"),
)  # fmt: skip
_NEW = (
    "乙方应当为每名坐席配备独立的工作账号，离岗当日停用，并保存启用和停用的书面记录不少于18个月。",
    "甲方每季度可以派员到乙方现场检查工作环境一次，检查不得影响正常接待，费用由甲方自行承担。",
    "乙方在客户咨询高峰前应当提交排班预案，预案须写明班次、人数与备用人员名单，经甲方确认后执行。",
    "双方设联合工作小组，每月召开一次例会，会议纪要由乙方起草，甲方在两个工作日内确认或者提出意见。",
    "乙方不得以本协议项下的业务数据训练模型，也不得将其提供给关联公司或者任何其他第三人使用。",
    "任何一方更换银行账户的，应提前十个工作日以加盖公章的函件通知对方，未通知的损失自行承担。",
)
KINDS = ("reword", "move", "renumber", "split", "merge", "delete", "insert", "number", "parties", "cell")


@dataclass(frozen=True)
class Done:
    """One edit: its kind, the old blocks that it touched, whether revisions show it, the number before and after."""

    kind: str
    blocks: frozenset[int]
    tracked: bool
    number: tuple[str, str] = ("", "")
    text: str = ""


@dataclass(frozen=True)
class Version:
    """The next version, for each of its clauses the old ones that it comes from, and what was done."""

    agreement: Agreement
    origins: list[frozenset[int]]
    truth: dict[str, frozenset[str]]
    done: tuple[Done, ...]


class Editor:
    """Edits one draft at random (`seed`), each clause at most once."""

    def __init__(self, agreement: Agreement, seed: int, *, tracking: bool) -> None:
        self.random = random.Random(seed)
        self.outline = Outline(agreement)
        self.old = agreement
        self.tracking = tracking
        self.used: set[int] = set()
        self.new_texts = list(_NEW)
        self.done: list[Done] = []

    def edit(self, times: int, kinds: tuple[str, ...] = KINDS) -> Version:
        """Make so many edits, kind after kind in turn; a kind that a draft has no place for is replaced by the next."""
        makers: dict[str, Callable[[bool], bool]] = {
            "reword": self._reword, "move": self._move, "renumber": self._renumber, "split": self._split,
            "merge": self._merge, "delete": self._delete, "insert": self._insert, "number": self._change_number,
            "parties": self._swap_parties, "cell": self._cell,
        }  # fmt: skip
        turn = 0
        while len(self.done) < times:
            kind = kinds[turn % len(kinds)]
            if not makers[kind](self.tracking and self.random.random() < 0.5) and turn > times * 20:
                break
            turn += 1
        agreement, origins = resegmented(self.outline)
        return Version(agreement, origins, truth(self.old, agreement, origins), tuple(self.done))

    # -- choosing ------------------------------------------------------------

    def _pick(self, fits: Callable[[Unit], bool]) -> Unit | None:
        fitting = [
            unit
            for unit in self.outline.all()
            if unit.clause is not None
            and unit.clause.role in (Role.BODY, Role.ANNEX)
            and id(unit) not in self.used
            and fits(unit)
        ]
        if not fitting:
            return None
        unit = self.random.choice(fitting)
        self.used.add(id(unit))
        return unit

    def _note(self, kind: str, unit: Unit, tracked: bool, **more: object) -> bool:
        blocks = frozenset(origin for line in unit.lines for origin in line.origins)
        self.done.append(Done(kind, blocks, tracked, **more))  # type: ignore[arg-type]
        return True

    # -- the edits -----------------------------------------------------------

    def _reword(self, tracked: bool) -> bool:
        unit = self._pick(lambda u: _leaf(u) and any(a in u.lines[0].words for a, _ in _REWORDINGS))
        if unit is None:
            return False
        line = unit.lines[0]
        old, new = self.random.choice([pair for pair in _REWORDINGS if pair[0] in line.words])
        unit.lines[0] = line.with_words(line.words.replace(old, new, 1), tracked=tracked)
        return self._note("reword", unit, tracked)

    def _change_number(self, tracked: bool) -> bool:
        unit = self._pick(lambda u: _leaf(u) and _NUMBER.search(u.lines[0].words) is not None)
        return unit is not None and self._number_in(unit, 0, "number", tracked)

    def _cell(self, tracked: bool) -> bool:
        unit = self._pick(lambda u: u.in_table and any(_NUMBER.search(line.words) for line in u.lines))
        if unit is None:
            return False
        numbered = [n for n, line in enumerate(unit.lines) if line.block.cell and _NUMBER.search(line.words)]
        self.used.discard(id(unit))  # a table has room for more than one edit
        place = self.random.choice(numbered) if numbered else None
        if place is None or place in {n for n in numbered if id(unit.lines[n]) in self.used}:
            return False
        return self._number_in(unit, place, "cell", tracked)

    def _number_in(self, unit: Unit, place: int, kind: str, tracked: bool) -> bool:
        line = unit.lines[place]
        match = self.random.choice(list(_NUMBER.finditer(line.words)))
        old = match.group()
        new = str(int(float(old)) + self.random.randint(1, 9))
        words = line.words[: match.start()] + new + line.words[match.end() :]
        unit.lines[place] = line.with_words(words, tracked=tracked)
        self.used.add(id(unit.lines[place]))
        self.done.append(Done(kind, line.origins, tracked, (old, new)))
        return True

    def _swap_parties(self, tracked: bool) -> bool:
        unit = self._pick(lambda u: _leaf(u) and _swapped(u.lines[0].words) != u.lines[0].words)
        if unit is None:
            return False
        unit.lines[0] = unit.lines[0].with_words(_swapped(unit.lines[0].words), tracked=tracked)
        return self._note("parties", unit, tracked)

    def _delete(self, tracked: bool) -> bool:
        unit = self._pick(lambda u: _leaf(u) and len(self.outline.siblings(u)) > 2)
        if unit is None:
            return False
        before = self.outline.all()[self.outline.all().index(unit) - 1]
        tracked = tracked and id(before) not in self.used
        self._note("delete", unit, tracked, text="".join(line.words for line in unit.lines))
        if tracked:
            for line in unit.lines:
                before.lines[-1] = tracked_deletion(before.lines[-1], line.block.text)
            self.used.add(id(before))
        self.outline.siblings(unit).remove(unit)
        return True

    def _insert(self, tracked: bool) -> bool:
        unit = self._pick(_leaf)
        if unit is None or not self.new_texts:
            return False
        text = self.new_texts.pop()
        made = self._beside(unit, text, frozenset())
        if tracked:
            made.lines[0] = replace(made.lines[0], block=tracked_insertion(made.lines[0].block))
        siblings = self.outline.siblings(unit)
        siblings.insert(siblings.index(unit) + 1, made)
        self.used.add(id(made))
        self.done.append(Done("insert", frozenset(), tracked, text=text))
        return True

    def _beside(self, unit: Unit, words: str, origins: frozenset[int]) -> Unit:
        """A new unit after another one, labelled like it."""
        first = unit.lines[0]
        text = first.block.text[: first.typed] + words
        block = replace(first.block, text=text, formats=(), blanks=(), revisions=(), comments=())
        return Unit(None, unit.label, [Line(block, origins, first.typed)])

    def _split(self, _tracked: bool) -> bool:
        unit = self._pick(lambda u: _leaf(u) and len(u.lines) == 1 and _middle(u.lines[0].words) > 0 and _labelled(u))
        if unit is None:
            return False
        line = unit.lines[0]
        at = _middle(line.words)
        second = self._beside(unit, line.words[at:], line.origins)
        unit.lines[0] = line.with_words(line.words[:at])
        siblings = self.outline.siblings(unit)
        siblings.insert(siblings.index(unit) + 1, second)
        self.used.add(id(second))
        return self._note("split", unit, False)

    def _merge(self, _tracked: bool) -> bool:
        unit = self._pick(lambda u: _leaf(u) and len(u.lines) == 1 and self._after(u) is not None)
        after = self._after(unit) if unit is not None else None
        if unit is None or after is None:
            return False
        self.used.add(id(after))
        line, more = unit.lines[0], after.lines[0]
        joined = line.with_words(line.words + more.words)
        unit.lines[0] = Line(joined.block, line.origins | more.origins, line.typed)
        self.outline.siblings(after).remove(after)
        return self._note("merge", unit, False)

    def _after(self, unit: Unit) -> Unit | None:
        siblings = self.outline.siblings(unit)
        at = siblings.index(unit)
        after = siblings[at + 1] if at + 1 < len(siblings) else None
        fits = after is not None and _leaf(after) and len(after.lines) == 1 and after.clause is not None
        return after if fits and id(after) not in self.used and _labelled(unit) else None

    def _move(self, _tracked: bool) -> bool:
        unit = self._pick(lambda u: _leaf(u) and len(self.outline.siblings(u)) > 3 and _labelled(u))
        if unit is None:
            return False
        siblings = self.outline.siblings(unit)
        at = siblings.index(unit)
        siblings.pop(at)
        places = [n for n in range(1, len(siblings) + 1) if abs(n - at) > 1]
        siblings.insert(self.random.choice(places or [0]), unit)
        return self._note("move", unit, False)

    def _renumber(self, _tracked: bool) -> bool:
        """Let an article's clauses be labelled in another style."""
        unit = self._pick(lambda u: len(u.below) > 1 and all(_labelled(b) and b.lines[0].block.label for b in u.below))
        if unit is None:
            self.done.append(Done("renumber", frozenset(), False))  # inserting and deleting renumber by themselves
            return True
        for n, below in enumerate(unit.below, 1):
            first = below.lines[0]
            below.lines[0] = replace(first, block=replace(first.block, label=f"（{n}）"))
            below.label = f"（{n}）"
        return self._note("renumber", unit, False)


def _leaf(unit: Unit) -> bool:
    return not unit.below and not unit.in_table and len(unit.lines[0].words) >= 16


def _labelled(unit: Unit) -> bool:
    return bool(unit.label) and any(character in unit.label for character in "0123456789一二三四五六七八九十")


def _middle(words: str) -> int:
    """Where the second half of a clause begins, at the end of a sentence; 0 where there is none far from its ends."""
    ends = [m.end() for m in re.finditer(r"[。；]", words) if 10 <= m.end() <= len(words) - 10]
    return min(ends, key=lambda at: abs(at - len(words) / 2), default=0)


def _swapped(words: str) -> str:
    return words.replace("甲方", "\0").replace("乙方", "甲方").replace("\0", "乙方")


def reformatted(agreement: Agreement, seed: int) -> Agreement:
    """The draft with another look: widths, spaces, bold, numbers and dates written otherwise, typed labels."""
    chance = random.Random(seed)
    outline = Outline(agreement)
    for unit in outline.all():
        for n, line in enumerate(unit.lines):
            words = line.words
            if chance.random() < 0.5:
                words = words.replace("，", ",").replace("；", ";").replace("（", "(").replace("）", ")")
            if chance.random() < 0.5:
                words = re.sub(r"(?<=[一-鿿])(?=\d)|(?<=\d)(?=[一-鿿])", " ", words)
            if chance.random() < 0.5:
                words = (
                    re.sub(r"(?<![\d月])30日", "三十日", words)
                    .replace("天内", "日内")
                    .replace("“", '"')
                    .replace("”", '"')
                )
            unit.lines[n] = line.with_words(words)
    return resegmented(outline)[0]
