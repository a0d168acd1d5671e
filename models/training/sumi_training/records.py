"""The records that every part of the training code shares: turns, dialogues, and the inline markup that writes them.

Offsets are half-open and count Unicode code points (Python str indexes).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

#: The entity types the model predicts. Order fixes the label ids (O, then B-/I- pairs in this order).
ENTITY_TYPES = (
    "PERSON",
    "ADDRESS",
    "LOCATION",
    "ORGANIZATION",
    "USERNAME",
    "PASSWORD",
    "DATE_OF_BIRTH",
    "EMAIL_ADDRESS",
    "PHONE_NUMBER",
)

_MARK = re.compile(r"\[\[([A-Z_]+)\|(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True)
class Entity:
    start: int
    end: int
    type: str


@dataclass
class Turn:
    """One message. `entities` do not overlap and are sorted by start."""

    role: str  # 'customer' | 'agent' | 'bot' | 'system'
    text: str
    entities: list[Entity] = field(default_factory=list)


@dataclass
class Dialogue:
    """Consecutive messages of one conversation. `labelled` names the types this source annotates completely:
    the loss of every other type's tokens is masked."""

    lang: str  # 'en' | 'ja'
    source: str
    turns: list[Turn]
    labelled: frozenset[str] = frozenset(ENTITY_TYPES)


def parse_markup(role: str, marked: str) -> Turn:
    """Turns 'my name is [[PERSON|Ada Lovelace]]' into a Turn; the marks go, the spans stay."""
    text, entities, cursor, length = [], [], 0, 0
    for match in _MARK.finditer(marked):
        before = marked[cursor : match.start()]
        value = match.group(2)
        text += [before, value]
        start = length + len(before)
        entities.append(Entity(start, start + len(value), match.group(1)))
        length = start + len(value)
        cursor = match.end()
    text.append(marked[cursor:])
    return Turn(role, "".join(text), entities)
