"""Japanese named-entity corpora (Wikipedia, Wikinews): names in free text."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

from ..encode import IGNORED_SPAN as SKIP
from ..generate.ja.values_history import History
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
_HIRAGANA = re.compile(r"[ぁ-ん]+")
_KATAKANA = re.compile(r"[ァ-ヶー・＝=]+")
#: Share of the new names that are historical or foreign in the encyclopaedia's way.
_HISTORICAL = 0.4


def ner_sources(folder: Path, split: str, values: Values) -> list[Source]:
    """The corpora; person names swapped in half of the readings, places in a fifth."""
    places = values.ja_place_set()
    history = History(values.ja_katakana(), split)

    def change(turn: Turn, rng: Random) -> Turn:
        if rng.random() < 0.45:
            return turn
        memory: dict[str, str] = {}

        def value_of(entity: Entity, old: str) -> str | None:
            if entity.type == "PERSON":
                if old not in memory:
                    memory[old] = _person(old, rng, values, history)
                return memory[old]
            if entity.type == "LOCATION" and old in places and rng.random() < 0.4:
                return values.ja_place(rng)
            return None

        return replace_values(turn, value_of)

    def source(name: str, file: str, types: dict[str, str], weight: float) -> Source:
        found = single(folder / file, name, "ja", split, types, NER)
        if split == "train":
            # One sentence in twenty of ja_wikipedia names a person: those come four times as often, elsewhere twice.
            often = 3 if name == "ja_wikipedia" else 1
            found += [d for d in found for _ in range(often) if any(e.type == "PERSON" for e in d.turns[0].entities)]
        return Source(name, "ja", found, weight, refresh_turns(change))

    return [
        source("stockmark", "ja_stockmark_wikipedia.jsonl.xz", _STOCKMARK, 0.40),
        source("ja_wikipedia", "ja_wikipedia_annotated.jsonl.xz", _WIKIPEDIA, 0.35),
        source("hironsan", "ja_hironsan_wikinews.jsonl.xz", _HIRONSAN, 0.05),
    ]


def _person(old: str, rng: Random, values: Values, history: History) -> str:
    """A new name in the script of the old one: a modern one, or one that only encyclopaedias know; parts stay apart where they were."""
    parts = re.split(r"[\u3000 ]", old)
    if len(parts) in (2, 3) and not old.isascii() and all(_KANJI.fullmatch(part) for part in parts):
        reading = all(_HIRAGANA.fullmatch(part) for part in parts)
        if len(parts) == 3 or rng.random() < _HISTORICAL:
            return history.spaced(rng)[reading]
        family, given = values.ja_pair(rng)
        joint = "\u3000" if "\u3000" in old else " "
        return joint.join((family[1], given[1]) if reading else (family[0], given[0]))
    if re.fullmatch(r"[A-Za-zÀ-ž.\u3000 -]+", old):
        # A reading of the old name in Latin letters: the encyclopaedia writes its blanks wide.
        name = values.person(rng, min(4, max(1, len(parts))))
        return name.replace(" ", "\u3000") if "\u3000" in old else name
    if _KANJI.fullmatch(old):
        if rng.random() < _HISTORICAL:
            return history.imina(rng)[1] if _HIRAGANA.fullmatch(old) else history.kanji(rng)
        return values.ja_pair(rng)[rng.random() < 0.4][1] if _HIRAGANA.fullmatch(old) else values.ja_person(rng, len(old))
    if _KATAKANA.fullmatch(old):
        if rng.random() < 0.6:
            return history.katakana(rng, min(4, old.count("・") + 1))
        name = values.ja_foreign(rng)
        return name if "・" not in old else f"{name}・{values.ja_foreign(rng)}"
    return history.katakana(rng, 1) if re.fullmatch(r"[ァ-ヶー]+[0-9１-９]+世", old) else old
