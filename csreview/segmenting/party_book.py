"""The parties as they are found: their words and the facts given of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from csreview.model import Clause, PartyField, Presence, Span
from csreview.segmenting.party_fields import parts, presence
from csreview.segmenting.words import LETTERS

# No agreement has more parties; lines that seem to name more of them are something else.
_MOST = 12


@dataclass(slots=True)
class Entry:
    """A party under construction: the words that name it, in order of appearance, and its fields."""

    words: list[str] = field(default_factory=list)
    fields: list[PartyField] = field(default_factory=list)
    noted: set[PartyField] = field(default_factory=set)
    speaks: bool = False
    """The draft is a note of this party's own: 店里：…（就是我）."""

    def give(self, key: str, clause: Clause, label_start: int, start: int, end: int) -> None:
        """Note a fact: its value at `start` to `end` in the clause's text, or what is left blank there."""
        value = clause.text[start:end]
        state = presence(value)
        # What a content control asks for (单击输入文字) is marked as a blank by the reader, though it has words.
        if start < end and any(blank.start <= start and end <= blank.end for blank in clause.blanks):
            state = Presence.BLANK
        span = Span(start, end) if state is not Presence.BLANK else Span(min(label_start, start), end)
        shown = value if state is not Presence.BLANK else ""
        found = PartyField(key, shown.strip("【】") if state is Presence.FILLED else shown, state, clause.id, span)
        if found not in self.noted:
            self.noted.add(found)
            self.fields.append(found)

    def give_all(self, keys: tuple[str, ...], clause: Clause, label_start: int, start: int, end: int) -> None:
        """Note every fact in a value that a label asks for, and what else stands there (a phone beside a contact)."""
        for key, low, high in parts(keys, clause.text, start, end):
            self.give(key, clause, label_start, low, high)

    @property
    def name(self) -> str:
        """The name as the draft gives it, in the head or else where it is signed."""
        for key in ("name", "signature_name"):
            for found in self.fields:
                if found.name == key and found.presence is Presence.FILLED:
                    return found.value
        return ""


@dataclass(slots=True)
class Book:
    """All parties found so far. `current` are those that the lines being read are about."""

    entries: list[Entry] = field(default_factory=list)
    current: list[Entry] = field(default_factory=list)

    def entry(self, words: list[str], name: str = "") -> Entry:
        """Return the party that bears one of `words` (or that name), with all of them noted; a new one if there is none."""
        found = next((e for e in self.entries if set(e.words) & set(words)), None)
        if found is None and name:
            found = next((e for e in self.entries if e.name == name and self._may_take(e, words)), None)
        if found is None:
            found = Entry()
            self.entries += [found] if len(self.entries) < _MOST else []
        found.words += [word for word in words if word not in found.words]
        return found

    def _may_take(self, entry: Entry, words: list[str]) -> bool:
        """One party does not bear two letters."""
        return not (set(entry.words) & set(LETTERS) and set(words) & set(LETTERS))
