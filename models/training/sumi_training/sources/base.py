"""What the readers share: reading JSONL, mapping types, replacing values, looping."""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from ..encode import IGNORED_SPAN
from ..records import Dialogue, Entity, Turn
from ..split import in_split

Refresh = Callable[[Turn, Random], Turn]


@dataclass
class Source:
    """A list of dialogues and how to vary one each time it is used."""

    name: str
    lang: str
    dialogues: list[Dialogue]
    #: Share among the real sources of its language.
    weight: float
    refresh: Callable[[Dialogue, Random], Dialogue] = field(default=lambda dialogue, rng: dialogue)

    def loop(self, rng: Random) -> Iterator[Dialogue]:
        order = list(range(len(self.dialogues)))
        while True:
            rng.shuffle(order)
            for index in order:
                yield self.refresh(self.dialogues[index], rng)


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def to_turn(record: dict[str, Any], types: dict[str, str], role: str = "customer") -> Turn:
    """A record as a turn; types that are not in the table are dropped, overlaps resolved for the longer span."""
    text = record["text"]
    spans = []
    for raw in record["entities"]:
        kind = types.get(raw["type"])
        if kind is None:
            continue
        start, end = trim(text, raw["start"], raw["end"])
        if start < end:
            spans.append(Entity(start, end, kind))
    return Turn(role, text, resolve(spans))


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks and trailing commas or stops that annotators left in."""
    while start < end and (text[start].isspace() or text[start] in "\"'“”,:;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\"'“”,:;."):
        end -= 1
    return start, end


def resolve(spans: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)


def replace_values(turn: Turn, value_of: Callable[[Entity, str], str | None]) -> Turn:
    """The turn with some values swapped: `value_of(entity, old text)` gives the new text or None."""
    pieces: list[str] = []
    entities: list[Entity] = []
    cursor = length = 0
    for entity in turn.entities:
        before = turn.text[cursor : entity.start]
        old = turn.text[entity.start : entity.end]
        new = value_of(entity, old) or old
        start = length + len(before)
        entities.append(Entity(start, start + len(new), entity.type))
        pieces += [before, new]
        length = start + len(new)
        cursor = entity.end
    pieces.append(turn.text[cursor:])
    return Turn(turn.role, "".join(pieces), entities)


def single(
    path: Path, source: str, lang: str, split: str, types: dict[str, str], labelled: set[str], key: str = "id"
) -> list[Dialogue]:
    """Every record of a file as a one-turn dialogue."""
    mask = frozenset(labelled)
    return [
        Dialogue(lang, source, [to_turn(record, types)], mask)
        for record in read_jsonl(path)
        if in_split(str(record[key]), split)
    ]


def refresh_turns(change: Refresh) -> Callable[[Dialogue, Random], Dialogue]:
    def refresh(dialogue: Dialogue, rng: Random) -> Dialogue:
        turns = [change(turn, rng) for turn in dialogue.turns]
        return Dialogue(dialogue.lang, dialogue.source, turns, dialogue.labelled)

    return refresh


__all__ = ["IGNORED_SPAN", "Source", "read_jsonl", "refresh_turns", "replace_values", "resolve", "single", "to_turn", "trim"]
