"""Which types a generated dialogue teaches."""

from __future__ import annotations

from dataclasses import replace

from ..records import ENTITY_TYPES, Dialogue

#: Shops and places in the hard messages are neither annotated nor negatives.
HARD_TYPES = frozenset(ENTITY_TYPES) - {"LOCATION", "ORGANIZATION"}


def with_places(dialogue: Dialogue) -> Dialogue:
    """The dialogue of hard messages, teaching every type if it holds an annotated place or company: those are then answers of their own kind, not things."""
    typed = any(entity.type not in HARD_TYPES for turn in dialogue.turns for entity in turn.entities)
    return replace(dialogue, labelled=frozenset(ENTITY_TYPES)) if typed else dialogue
