"""English named-entity corpora: tweets, web, Wikipedia, reports. They teach names in free text."""

from __future__ import annotations

from pathlib import Path
from random import Random

from ..encode import IGNORED_SPAN as SKIP
from ..records import Entity, Turn
from .base import Source, refresh_turns, replace_values, single
from .values import Values

NER = {"PERSON", "LOCATION", "ORGANIZATION"}
_SHORT = {"PER": "PERSON", "LOC": "LOCATION", "ORG": "ORGANIZATION", "MISC": SKIP}
_CROSSNER = {
    **dict.fromkeys("person politician writer musicalartist scientist researcher".split(), "PERSON"),
    **dict.fromkeys("location country".split(), "LOCATION"),
    **dict.fromkeys("organisation politicalparty university band".split(), "ORGANIZATION"),
    **dict.fromkeys("misc conference academicjournal magazine event award".split(), SKIP),
}  # fmt: skip
_RE3D = {"Person": "PERSON", "Location": "LOCATION", "Organisation": SKIP, "Nationality": SKIP, "DocumentReference": SKIP}


def ner_sources(folder: Path, split: str, values: Values) -> list[Source]:
    """The corpora, person names swapped in half of the readings, well-known cities in a third."""
    cities = values.city_set()

    def change(turn: Turn, rng: Random) -> Turn:
        if rng.random() < 0.5:
            return turn
        memory: dict[str, str] = {}

        def value_of(entity: Entity, old: str) -> str | None:
            if entity.type == "PERSON" and old[:1].isupper() and old.replace(" ", "").replace(".", "").isalpha():
                if old not in memory:
                    memory[old] = values.person(rng, min(3, len(old.split())))
                return memory[old].upper() if old.isupper() else memory[old]
            if entity.type == "LOCATION" and old in cities and rng.random() < 0.6:
                return values.city(rng)
            if entity.type == "ORGANIZATION" and old[:1].isupper() and rng.random() < 0.35:
                return values.short_company(rng)
            return None

        return replace_values(_real_people(turn), value_of)

    def source(name: str, file: str, types: dict[str, str], weight: float, labelled: set[str] = NER) -> Source:
        found = single(folder / file, name, "en", split, types, labelled)
        for dialogue in found:
            dialogue.turns = [_real_people(_without_at(turn)) for turn in dialogue.turns]
        return Source(name, "en", found, weight, refresh_turns(change))

    return [
        source("btc", "en_btc.jsonl.xz", _SHORT, 0.12),
        source("ewt", "en_uner_ewt_dev.jsonl.xz", _SHORT, 0.05),
        source("crossner", "en_crossner.jsonl.xz", _CROSSNER, 0.09),
        source("wikigold", "en_wikigold.jsonl.xz", _SHORT, 0.05),
        source("re3d", "en_re3d.jsonl.xz", _RE3D, 0.015, {"PERSON", "LOCATION"}),
    ]


def _without_at(turn: Turn) -> Turn:
    """BTC calls @mentions PER, the sign an entity of its own: Sumi calls them USERNAME, so they teach nothing here."""
    spans = []
    for e in turn.entities:
        handle = "@" in turn.text[max(0, e.start - 1) : e.start + 1]
        spans.append(Entity(e.start, e.end, SKIP) if handle else e)
    return Turn(turn.role, turn.text, spans)


_PRONOUNS = frozenset("i we he she they him her his them you me who our their my us".split())


def _real_people(turn: Turn) -> Turn:
    """re3d marks pronouns and descriptions as Person: only capitalised spans stay, the others are skipped."""
    spans = []
    for entity in turn.entities:
        value = turn.text[entity.start : entity.end]
        unsure = entity.type == "PERSON" and (value.lower() in _PRONOUNS or value.lower().startswith(("the ", "a ")))
        spans.append(Entity(entity.start, entity.end, SKIP) if unsure else entity)
    return Turn(turn.role, turn.text, spans)
