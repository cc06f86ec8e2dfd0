"""Rules of law as a lawyer cites several of them: the articles of one law together."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LAW = re.compile(r"^(.*》[^第]*)(第.+)$")


def split(rule: str) -> tuple[str, str]:
    """Return the law and the article of a citation; the article is "" where it names none."""
    match = _LAW.match(rule)
    return (match.group(1), match.group(2)) if match else (rule, "")


def cited(rules: Iterable[str]) -> str:
    """Return citations in a row, each law named once: 《民法典》第五百零九条、第五百一十条；《电子商务法》第十七条."""
    laws: dict[str, list[str]] = {}
    for rule in rules:
        law, article = split(rule)
        laws.setdefault(law, []).append(article)
    return "；".join(law + "、".join(dict.fromkeys(filter(None, articles))) for law, articles in laws.items())
