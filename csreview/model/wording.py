"""The lexicon of wording too loose to enforce."""

from __future__ import annotations

from dataclasses import dataclass, field

from csreview.model.checklist import Severity
from csreview.model.span import Span


@dataclass(frozen=True, slots=True)
class Rewording:
    """A phrase with places to fill, `by`, that fits the sentence in place of what `words` finds.

    `words` is a regular expression on the text of a clause in simplified characters. What stands in the group named
    loose is exchanged, or all that matches where there is no such group; an empty match is a place to set `by` in.
    """

    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """What could be written: `text` in place of `span`, code points in the text of the clause of the finding of that id.

    An empty span is a place to set the text in.
    """

    finding: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class VagueTerm:
    """A family of loose expressions. Patterns are those of `language.patterns`.

    `bound`: what nearby makes it exact: "time" (a duration, date, hour), "amount" (percent, money, count), "number"
    (either), or "never".
    `defined`: it is exact where the draft says what it means.
    `write`: what to write instead; `rewrite`: the same where an action follows, which stands for {next} in it;
    `replace`: phrases to put in their place. {time:【2】小时} in them is the time that fits the sentence, {thing:…} what fits
    whose quality it is, or else what stands there.
    In `find`, a group named quality matches only where it holds nothing but qualities (see Lexicon.qualities), one named
    ending where it ends in them, and one named loose is the expression where the match holds more than it.
    """

    term: str
    category: str
    severity: Severity
    find: str
    exempt: tuple[str, ...]
    bound: str
    defined: bool
    why: str
    write: str
    rewrite: str = ""
    replace: tuple[Rewording, ...] = ()

    @property
    def rule(self) -> str:
        """The rule by which findings of this family are known."""
        return f"wording.{self.category}.{self.term}"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Where loose words are accepted whatever the term (rules R1 to R16): patterns by the reason for accepting; `anywhere`
    are those that accept words of any category (of the law, of courtesy, names, lists that are closed)."""

    anywhere: tuple[str, ...] = ()
    purpose_titles: tuple[str, ...] = ()
    prohibition: tuple[str, ...] = ()
    gap: tuple[str, ...] = ()
    forum: tuple[str, ...] = ()
    praise: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All families, and what is accepted.

    `qualities`: words for qualities (周到|得体), a pattern, beside the adjectives of the dictionary; `exact_qualities`:
    those of them that can be checked (完整|书面). `cued`: what is told of wording that weak cues alone show to be loose, by
    what it holds. `times`: which time fits where a sentence is about what; `things`: what to write of whose quality.
    """

    terms: tuple[VagueTerm, ...] = ()
    acceptance: Acceptance = field(default_factory=Acceptance)
    qualities: str = ""
    exact_qualities: str = ""
    cued: tuple[VagueTerm, ...] = ()
    times: tuple[Rewording, ...] = ()
    things: tuple[Rewording, ...] = ()
