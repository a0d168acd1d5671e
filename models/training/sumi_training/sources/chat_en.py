"""English dialogue sources: MultiDoGO, SGD, restaurant8k, contextual-anonymizer, NLU++, HWU64, SNIPS, banking77."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from random import Random

from ..encode import IGNORED_SPAN as SKIP
from ..records import Dialogue, Entity, Turn
from ..split import in_split
from .base import Source, read_jsonl, refresh_turns, replace_values, single, to_turn
from .questions import question
from .values import Values

CONTACT = {"EMAIL_ADDRESS", "PHONE_NUMBER"}
SECRETS = {"PASSWORD", "USERNAME", "DATE_OF_BIRTH"}

_MULTIDOGO = {
    "name": "PERSON", "approver_name": "PERSON", "address": "ADDRESS", "email_address": "EMAIL_ADDRESS",
    "phonenumber": "PHONE_NUMBER", "phone_number": "PHONE_NUMBER", "password": "PASSWORD", "username": SKIP,
    "current_city": "LOCATION", "arrival_city": "LOCATION", "departure_city": "LOCATION", "new_city": "LOCATION",
    "current_zipcode": SKIP, "new_zipcode": SKIP, "company_name": "ORGANIZATION",
}  # fmt: skip
_NAME_CUE = re.compile(r"\b(?:name|names|i am|im|this is|ssn)\b")


def multidogo(folder: Path, split: str, values: Values) -> Source:
    """Customer turns, lower-case without punctuation; a third re-cased and punctuated, names and places often swapped."""
    labelled = {"PERSON", "ADDRESS", "LOCATION", "ORGANIZATION", "PASSWORD", "DATE_OF_BIRTH"} | CONTACT
    dialogues = []
    for record in read_jsonl(folder / "en_multidogo.jsonl.xz"):
        if not in_split(record["id"].rsplit("-", 1)[0], split):
            continue
        turn = to_turn(record, _MULTIDOGO)
        # About 1 turn in 60 has a name cue and no label: annotators' misses, not negatives.
        if _NAME_CUE.search(turn.text) and not record["entities"] and split == "train":
            continue
        copies = 2 if split == "train" and any(e.type in ("PERSON", "ADDRESS") for e in turn.entities) else 1
        dialogues += [Dialogue("en", "multidogo", [turn], frozenset(labelled))] * copies

    def refresh(dialogue: Dialogue, rng: Random) -> Dialogue:
        turn = dialogue.turns[0]
        if rng.random() < 0.6:
            turn = replace_values(turn, lambda entity, old: _lower_value(entity, old, rng, values))
        if rng.random() < 0.33:
            turn = recase(turn, rng)
        turns = [turn]
        if rng.random() < 0.6:
            turns.insert(0, Turn("agent", question([e.type for e in turn.entities if e.type != SKIP], rng)))
        return Dialogue("en", "multidogo", turns, dialogue.labelled)

    return Source("multidogo", "en", dialogues, 0.25, refresh)


def _lower_value(entity: Entity, old: str, rng: Random, values: Values) -> str | None:
    if entity.type == "PERSON":
        return values.person(rng, len(old.split())).lower().replace(".", "").replace("'", "")
    if entity.type == "LOCATION" and rng.random() < 0.6:
        return values.city(rng).lower()
    if entity.type == "ADDRESS" and any(c.isdigit() for c in old) and rng.random() < 0.5:
        return re.sub(r"[^\w\s]", "", values.us_address(rng)).lower()
    return None


_I = re.compile(r"\b(i|im|ive|id|ill)\b")


def recase(turn: Turn, rng: Random) -> Turn:
    """Title-cases values, capitalises the start and `i`, adds a final stop."""
    text = list(turn.text)
    for entity in turn.entities:
        if entity.type in ("PERSON", "LOCATION", "ADDRESS", "ORGANIZATION") and rng.random() < 0.95:
            at_start = True
            for at in range(entity.start, entity.end):
                if at_start and text[at].isalpha():
                    text[at] = text[at].upper()
                at_start = not text[at].isalnum()
    for match in _I.finditer(turn.text):
        text[match.start()] = "I"
    if text and not (turn.entities and turn.entities[0].start == 0 and turn.entities[0].type in SECRETS | CONTACT):
        text[0] = text[0].upper()
    end = rng.choice((".", "", ".", "!", ".")) if len(text) > 3 else ""
    return Turn(turn.role, "".join(c if len(c) == 1 else o for c, o in zip(text, turn.text, strict=True)) + end, turn.entities)


_SGD_PLACES = "city city_of_event origin_city destination_city where_to to_location from_location area pickup_city".split()
_SGD_ADDRESSES = "street_address venue_address address_of_location address".split()
_SGD_PEOPLE = "recipient_account_name directed_by".split()
_SGD_UNSURE = """location destination origin pickup_location dropoff_location event_location doctor_name dentist_name
stylist_name artist from_city to_city from to starring actors event_name""".split()
_SGD = (
    dict.fromkeys(_SGD_PLACES, "LOCATION") | dict.fromkeys(_SGD_ADDRESSES, "ADDRESS") | dict.fromkeys(_SGD_PEOPLE, "PERSON")
    | dict.fromkeys(_SGD_UNSURE, SKIP) | {"phone_number": "PHONE_NUMBER"}
)  # fmt: skip


def sgd(folder: Path, split: str, values: Values) -> Source:
    """Task dialogues with agent turns: business names, dates, prices are the negatives, addresses and places the positives."""
    labelled = frozenset({"PERSON", "ADDRESS"} | CONTACT | SECRETS)
    dialogues = []
    records = read_jsonl(folder / "en_sgd_train.jsonl.xz")
    for key, group in groupby(records, key=lambda r: r["id"].rsplit("-", 2)[0]):
        if not in_split(key, split):
            continue
        turns = [to_turn(r, _SGD, "agent" if r["id"].endswith("S") else "customer") for r in group]
        # One slice of a few turns each: the whole would be read far more often than its variety is worth.
        dialogues += [Dialogue("en", "sgd", turns[at : at + 4], labelled) for at in range(0, len(turns), 4)]

    def change(turn: Turn, rng: Random) -> Turn:
        def value_of(entity: Entity, old: str) -> str | None:
            if entity.type == "PERSON":
                return values.person(rng, len(old.split())) if old[:1].isupper() else values.person(rng, len(old.split())).lower()
            if entity.type == "ADDRESS" and rng.random() < 0.4:
                return values.us_address(rng)
            if entity.type == "LOCATION" and rng.random() < 0.4:
                return values.city(rng)
            return None

        return replace_values(turn, value_of)

    return Source("sgd", "en", dialogues, 0.08, refresh_turns(change))


def restaurant8k(folder: Path, split: str, values: Values) -> Source:
    """Booking answers; first and last name side by side are one PERSON."""
    types = {"first_name": "PERSON", "last_name": "PERSON"}
    dialogues = []
    for record in read_jsonl(folder / "en_restaurant8k.jsonl.xz"):
        if in_split(record["id"], split):
            turn = _join_people(to_turn(record, types))
            copies = 2 if turn.entities and split == "train" else 1
            dialogues += [Dialogue("en", "restaurant8k", [turn], frozenset({"PERSON"} | CONTACT | SECRETS))] * copies

    def refresh(dialogue: Dialogue, rng: Random) -> Dialogue:
        turn = dialogue.turns[0]
        if rng.random() < 0.7:
            turn = replace_values(turn, lambda entity, old: _like(old, values.person(rng, len(old.split()))))
        turns = [turn]
        if rng.random() < 0.6:
            turns.insert(0, Turn("agent", question([e.type for e in turn.entities], rng)))
        return Dialogue("en", "restaurant8k", turns, dialogue.labelled)

    return Source("restaurant8k", "en", dialogues, 0.06, refresh)


def _join_people(turn: Turn) -> Turn:
    joined: list[Entity] = []
    for entity in turn.entities:
        if joined and turn.text[joined[-1].end : entity.start].strip() == "":
            joined[-1] = Entity(joined[-1].start, entity.end, entity.type)
        else:
            joined.append(entity)
    return Turn(turn.role, turn.text, joined)


def _like(old: str, new: str) -> str:
    """The new value in the case of the old one."""
    if old.isupper() and len(old) > 2:
        return new.upper()
    return new.lower() if old.islower() else new


_CONTEXTUAL = {
    "NAME": "PERSON", "DOCTOR": "PERSON", "ADDRESS": "ADDRESS", "EMAIL": "EMAIL_ADDRESS", "PHONE": "PHONE_NUMBER",
    "USERNAME": "USERNAME", "MENTION": "USERNAME",
    **dict.fromkeys("COMPANY SCHOOL UNIVERSITY HOSPITAL BANK INSURER UNIVERSITY_NAME COURT".split(), "ORGANIZATION"),
    **dict.fromkeys("CITY STATE LOCATION PLACE LANDMARK".split(), SKIP),
}  # fmt: skip


def contextual_anonymizer(folder: Path, split: str, values: Values) -> Source:
    """Synthetic chats, mails and forms with few distinct names: nearly always swapped."""
    labelled = frozenset({"PERSON", "ADDRESS", "USERNAME"} | CONTACT)
    dialogues = []
    for record in read_jsonl(folder / "en_contextual_anonymizer.jsonl.xz"):
        if in_split(record["id"], split):
            turn = to_turn(record, _CONTEXTUAL)
            spans = [_sure(entity, turn.text) for entity in turn.entities]
            dialogues.append(Dialogue("en", "contextual_anonymizer", [Turn("customer", turn.text, spans)], labelled))

    def change(turn: Turn, rng: Random) -> Turn:
        memory: dict[str, str] = {}

        def value_of(entity: Entity, old: str) -> str | None:
            if entity.type == "PERSON" and rng.random() < 0.9:
                title, bare = _split_title(old)
                return title + memory.setdefault(bare, _like(bare, values.person(rng, len(bare.split()))))
            if entity.type == "ADDRESS" and any(c.isdigit() for c in old) and rng.random() < 0.5:
                return values.us_address(rng)
            return None

        return _without_titles(replace_values(turn, value_of))

    return Source("contextual_anonymizer", "en", dialogues, 0.11, refresh_turns(change))


def _sure(entity: Entity, text: str) -> Entity:
    """USERNAME spans that look like names and ADDRESS spans that are places are not relied on."""
    value = text[entity.start : entity.end]
    if entity.type == "USERNAME" and (" " in value or value.isalpha()):
        return Entity(entity.start, entity.end, SKIP)
    if entity.type == "ADDRESS" and not any(c.isdigit() for c in value):
        return Entity(entity.start, entity.end, "LOCATION")
    return entity


_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Judge|Professor|Attorney|Nurse)\.?\s+")


def _split_title(name: str) -> tuple[str, str]:
    match = _TITLE.match(name)
    return (match.group(), name[match.end() :]) if match else ("", name)


def _without_titles(turn: Turn) -> Turn:
    """PERSON spans start after the title."""
    spans = []
    for entity in turn.entities:
        shift = len(_split_title(turn.text[entity.start : entity.end])[0]) if entity.type == "PERSON" else 0
        spans.append(Entity(entity.start + shift, entity.end, entity.type))
    return Turn(turn.role, turn.text, spans)


def small_sources(folder: Path, split: str, values: Values) -> list[Source]:
    """Utterance sets for assistants and banks: mostly negatives."""
    hwu = {"person": "PERSON", "place_name": "LOCATION", "artist_name": SKIP, "audiobook_author": SKIP, "business_name": SKIP,
           "email_address": "EMAIL_ADDRESS", "personal_info": SKIP, "transport_agency": SKIP}  # fmt: skip
    snips = {"artist": SKIP, "city": "LOCATION", "state": "LOCATION", "country": "LOCATION", "location_name": SKIP, "poi": SKIP,
             "geographic_poi": SKIP, "current_location": SKIP, "entity_name": SKIP, "track": SKIP, "album": SKIP,
             "object_name": SKIP, "movie_name": SKIP, "playlist": SKIP}  # fmt: skip
    nlupp = {"person_name": "PERSON", "company_name": "ORGANIZATION"}
    common = CONTACT | SECRETS | {"ADDRESS"}

    def change(turn: Turn, rng: Random) -> Turn:
        def value_of(entity: Entity, old: str) -> str | None:
            if entity.type == "PERSON" and rng.random() < 0.7:
                return _like(old, values.person(rng, len(old.split())))
            if entity.type == "LOCATION" and rng.random() < 0.4:
                return _like(old, values.city(rng))
            return None

        return replace_values(turn, value_of)

    def source(name: str, file: str, types: dict[str, str], labelled: set[str], weight: float) -> Source:
        found = single(folder / file, name, "en", split, types, labelled)
        return Source(name, "en", found, weight, refresh_turns(change))

    return [
        source("hwu64", "en_hwu64.jsonl.xz", hwu, common | {"PERSON", "LOCATION"}, 0.04),
        source("snips", "en_snips.jsonl.xz", snips, common | {"LOCATION", "PERSON"}, 0.03),
        source("nlupp", "en_nlupp.jsonl.xz", nlupp, common | {"PERSON", "ORGANIZATION"}, 0.015),
        source("banking77", "en_banking77_negatives.jsonl.xz", {}, common | {"PERSON"}, 0.03),
    ]
