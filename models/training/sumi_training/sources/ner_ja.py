"""Japanese named-entity corpora (Wikipedia, Wikinews): names in free text."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

from ..encode import IGNORED_SPAN as SKIP
from ..records import Entity, Turn
from .base import Source, refresh_turns, replace_values, single
from .values import Values

NER = {"PERSON", "LOCATION", "ORGANIZATION"}
_STOCKMARK = {
    "人名": "PERSON", "地名": "LOCATION", "施設名": SKIP, "法人名": "ORGANIZATION", "政治的組織名": "ORGANIZATION",
    "その他の組織名": "ORGANIZATION",
}  # fmt: skip
_WIKIPEDIA = {"PERSON": "PERSON", "LOCATION": "LOCATION", "ORGANIZATION": "ORGANIZATION", "OPTIONAL": SKIP}
_HIRONSAN = {"PSN": "PERSON", "LOC": "LOCATION", "ORG": "ORGANIZATION"}

_KANJI = re.compile(r"[一-龥々ぁ-ん]+")
_KATAKANA = re.compile(r"[ァ-ヶー・＝=]+")


def ner_sources(folder: Path, split: str, values: Values) -> list[Source]:
    """The corpora; person names swapped in half of the readings, places in a fifth."""
    places = values.ja_place_set()

    def change(turn: Turn, rng: Random) -> Turn:
        if rng.random() < 0.45:
            return turn
        memory: dict[str, str] = {}

        def value_of(entity: Entity, old: str) -> str | None:
            if entity.type == "PERSON":
                if old not in memory:
                    memory[old] = _person(old, rng, values)
                return memory[old]
            if entity.type == "LOCATION" and old in places and rng.random() < 0.4:
                return values.ja_place(rng)
            return None

        return replace_values(turn, value_of)

    def source(name: str, file: str, types: dict[str, str], weight: float) -> Source:
        found = single(folder / file, name, "ja", split, types, NER)
        return Source(name, "ja", found, weight, refresh_turns(change))

    return [
        source("stockmark", "ja_stockmark_wikipedia.jsonl.xz", _STOCKMARK, 0.40),
        source("ja_wikipedia", "ja_wikipedia_annotated.jsonl.xz", _WIKIPEDIA, 0.35),
        source("hironsan", "ja_hironsan_wikinews.jsonl.xz", _HIRONSAN, 0.05),
    ]


def _person(old: str, rng: Random, values: Values) -> str:
    """A new name in the script of the old one."""
    if _KANJI.fullmatch(old):
        return values.ja_person(rng, len(old))
    if _KATAKANA.fullmatch(old):
        name = values.ja_foreign(rng)
        return name if "・" not in old else f"{name}・{values.ja_foreign(rng)}"
    if old.isascii() and old.replace(" ", "").isalpha():
        return values.person(rng, len(old.split()))
    return old
