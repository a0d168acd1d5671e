"""Real sentences around generated turns: what a grammar cannot write, next to values that no corpus annotates."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from ..records import Dialogue, Entity, Turn
from .base import Source

#: Share of generated turns that get a real sentence before or after.
SHARE = 0.15
#: Turn sets without people or contact data (after the filter of `plain`).
CARRIERS = ("taskmaster", "dstc11", "clinc", "banking77", "asdc", "persona_chat")
_UNSURE = frozenset({"LOCATION", "ORGANIZATION"})


def carry(dialogues: Iterator[Dialogue], sources: list[Source], lang: str, rng: Random) -> Iterator[Dialogue]:
    """The dialogues, some turns lengthened by a real sentence; places and companies of those dialogues teach nothing."""
    found = [d for source in sources if source.lang == lang and source.name in CARRIERS for d in source.dialogues]
    # Japanese turns with an honorific do not teach PERSON: they may hold names.
    texts = [d.turns[-1].text for d in found if lang == "en" or "PERSON" in d.labelled]
    texts = [text for text in texts if 4 <= len(text) <= 160]
    for dialogue in dialogues:
        if not texts or rng.random() > 2 * SHARE:
            yield dialogue
            continue
        turns = [_lengthen(turn, rng.choice(texts), lang, rng) if rng.random() < 0.5 else turn for turn in dialogue.turns]
        yield Dialogue(dialogue.lang, dialogue.source, turns, dialogue.labelled - _UNSURE)


def _lengthen(turn: Turn, text: str, lang: str, rng: Random) -> Turn:
    gap = rng.choice((" ", " ", "\n", ". ")) if lang == "en" else rng.choice(("", "。", "\n", " "))
    if rng.random() < 0.5:
        return Turn(turn.role, turn.text + gap + text, turn.entities)
    shift = len(text) + len(gap)
    return Turn(turn.role, text + gap + turn.text, [Entity(e.start + shift, e.end + shift, e.type) for e in turn.entities])
