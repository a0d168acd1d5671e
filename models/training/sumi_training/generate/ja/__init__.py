"""Endless Japanese support conversations, letters, notes and news lines with exact spans of all nine types."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from ...records import ENTITY_TYPES, Dialogue, Entity, Turn
from ..grammar import Grammar
from ..lists import Lists
from ..labels import HARD_TYPES, with_places
from . import forms, styles
from .values import TURNS, Vocabulary


def dialogues(lists_dir: str, split: str, seed: int) -> Iterator[Dialogue]:
    """Dialogues without end. `split` ('train' or 'heldout') chooses forms and list values; the same arguments give the same stream."""
    return _scenes("scene", lists_dir, split, seed, frozenset(ENTITY_TYPES))


def hard_dialogues(lists_dir: str, split: str, seed: int) -> Iterator[Dialogue]:
    """Messages without end about things that look like people, places and secrets, some beside real ones."""
    return _scenes("hard", lists_dir, split, seed, HARD_TYPES)


def answer_dialogues(lists_dir: str, split: str, seed: int) -> Iterator[Dialogue]:
    """Questions and bare answers without end: only the question tells a colour from a given name, a day from a birthday."""
    for dialogue in _scenes("answers", lists_dir, split, seed, HARD_TYPES):
        yield with_places(dialogue)


def _scenes(rule: str, lists_dir: str, split: str, seed: int, labelled: frozenset[str]) -> Iterator[Dialogue]:
    vocabulary = Vocabulary(Lists(lists_dir, split), split)
    grammar = Grammar(forms.sources(split), vocabulary.table, split)
    rng = Random(f"gen-ja {split} {seed}")
    while True:
        context = vocabulary.context(rng)
        grammar.expand(rule, context)
        turns = _turns(context.out, rng)
        if turns:
            yield Dialogue("ja", "gen-ja", turns, labelled)


def _turns(pieces: list[tuple[str, str | None]], rng: Random) -> list[Turn]:
    """Cuts the pieces at the turn marks and writes each speaker's turns in one style."""
    chosen: dict[str, styles.Style] = {}
    turns: list[Turn] = []
    role, part = "customer", []
    for text, kind in [*pieces, ("", "C")]:
        if kind not in TURNS:
            if text:
                part.append((text, kind))
            continue
        if part:
            style = chosen.get(role) or chosen.setdefault(role, styles.pick(role, rng))
            turn = _turn(role, style(part, rng))
            if turn.text:
                turns.append(turn)
        role, part = TURNS[kind], []
    return turns


def _turn(role: str, pieces: list[tuple[str, str | None]]) -> Turn:
    entities, at = [], 0
    text = "".join(piece for piece, _ in pieces)
    for piece, kind in pieces:
        end = at + len(piece)
        if kind:
            start, stop = at, end
            while start < stop and text[start].isspace():
                start += 1
            while stop > start and text[stop - 1].isspace():
                stop -= 1
            if start < stop:
                entities.append(Entity(start, stop, kind))
        at = end
    lead = len(text) - len(text.lstrip())
    return Turn(role, text.strip(), [Entity(e.start - lead, e.end - lead, e.type) for e in entities])
