"""A draft cut into clauses, and the parties that it names."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import StrEnum

from csreview.model.draft import Draft
from csreview.model.evidence import Evidence
from csreview.model.span import Span


class Role(StrEnum):
    """What a clause is in the agreement."""

    TITLE = "title"
    NOTICE = "notice"
    CONTENTS = "contents"
    PARTIES = "parties"
    RECITAL = "recital"
    DEFINITIONS = "definitions"
    BODY = "body"
    ANNEX = "annex"
    SIGNATURE = "signature"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"


BINDING_ROLES = frozenset({Role.PARTIES, Role.RECITAL, Role.DEFINITIONS, Role.BODY, Role.ANNEX, Role.SIGNATURE})
"""Roles in which a requirement can be met; a recital only for parties and background facts."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block in a clause: `clause` places it in the clause's text, `block` in the block's text."""

    block_index: int
    clause: Span
    block: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A table row in a clause's text: `cells` are spans in that text, `header` its column heads (empty for a head)."""

    table: int
    cells: tuple[Span, ...]
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered unit, or a stretch without a number that stands by itself.

    `text` is the clause's own text after its `label`, its `title` included (the text begins with it), its children's
    text excluded; paragraphs are joined by a line feed, table cells by a tab, rows by a line feed. `depth` is 1 for
    an article. All spans are code points in `text`.
    """

    id: str
    parent: str | None
    label: str
    title: str
    role: Role
    text: str
    depth: int = 1
    pieces: tuple[Piece, ...] = ()
    rows: tuple[Row, ...] = ()
    blanks: tuple[Span, ...] = ()


class PartyRole(StrEnum):
    """Which part a party plays."""

    MERCHANT = "merchant"
    VENDOR = "vendor"
    THIRD = "third"


class Presence(StrEnum):
    """Whether a field of a party is filled."""

    FILLED = "filled"
    BLANK = "blank"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class PartyField:
    """One fact that the draft gives of a party (`name`: see `Party.fields`), and where it stands in a clause's text.

    `span` covers the value, or the field's label and its blank where the value is still to be filled in.
    """

    name: str
    value: str
    presence: Presence
    clause: str
    span: Span


@dataclass(frozen=True, slots=True)
class Party:
    """Who signs. `letter` is the word by which the draft names it (甲方, 委托方); `words` all words that mean it.

    `fields` holds, in order of appearance, those of: name, code (统一社会信用代码), representative, address, phone,
    email, contact, account_name, signature_name.
    """

    role: PartyRole
    letter: str
    name: str
    words: tuple[str, ...] = ()
    fields: tuple[PartyField, ...] = ()

    def field(self, name: str) -> PartyField | None:
        """Return the best field of that name: a filled one before a blank one, or None where there is none."""
        found = [f for f in self.fields if f.name == name]
        return next((f for f in found if f.presence is Presence.FILLED), found[0] if found else None)


OWN_KIND = ("customer-service", "电商客服外包协议")
"""Id and name of the kind of agreement that the requirements are made for."""


@dataclass(frozen=True, slots=True)
class AgreementKind:
    """A kind of agreement: its id, its name in Chinese, and up to four places that speak for it, the title first.

    Ids: customer-service, employment, lease, software, agency-operation, amendment, other, none (no agreement at all).
    `full` if it regulates most of what the requirements ask all the same.
    """

    id: str
    name: str
    evidence: tuple[Evidence, ...] = ()
    full: bool = False

    @property
    def foreign(self) -> bool:
        """Whether the requirements are made for something else."""
        return self.id != OWN_KIND[0] and not self.full


@dataclass(frozen=True)
class Agreement:
    """A draft with its clauses, in document order (they partition all that was read), title, parties and kind."""

    draft: Draft
    title: str
    clauses: tuple[Clause, ...]
    parties: tuple[Party, ...] = ()
    kind: AgreementKind | None = None

    @functools.cached_property
    def _by_id(self) -> dict[str, Clause]:
        return {clause.id: clause for clause in reversed(self.clauses)}

    def clause(self, identifier: str) -> Clause:
        """Return the clause of that id; KeyError where there is none."""
        return self._by_id[identifier]

    def party(self, role: PartyRole) -> Party | None:
        """Return the party that plays that role, or None."""
        return next((p for p in self.parties if p.role is role), None)
