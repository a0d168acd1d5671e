"""The sets that measure: deveval, the hand-written conversations, held-out tenths. Nothing here is trained or tuned on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .data import load_dialogues
from .encode import IGNORED_SPAN as SKIP
from .paths import DATA, HANDWRITTEN
from .predict import Message
from .records import ENTITY_TYPES, Entity, Turn
from .sources.base import read_jsonl, resolve


@dataclass
class EvalSet:
    """Messages with gold spans of `kinds`. `places`: the set has one type for places, so ADDRESS counts as LOCATION.
    `handles`: the set calls @names PERSON, so USERNAME counts as PERSON."""

    name: str
    messages: list[Message]
    gold: list[list[Entity]]
    kinds: tuple[str, ...]
    places: bool = False
    leaks: bool = False
    handles: bool = False


_SHORT = {"PER": "PERSON", "LOC": "LOCATION", "ORG": "ORGANIZATION"}
NER = ("PERSON", "LOCATION", "ORGANIZATION")


def deveval() -> list[EvalSet]:
    folder = DATA / "deveval"
    ja = {"PERSON": "PERSON", "LOCATION": "LOCATION", "ORGANIZATION": "ORGANIZATION", "OPTIONAL": SKIP}
    mdg = {"name": "PERSON", "address": "ADDRESS", "email_address": "EMAIL_ADDRESS", "password": "PASSWORD",
           "phonenumber": "PHONE_NUMBER", "phone_number": "PHONE_NUMBER"}  # fmt: skip
    chat = {"NAME": "PERSON", "ADDRESS": "ADDRESS", "USERNAME": "USERNAME", "EMAIL": "EMAIL_ADDRESS", "PHONE": "PHONE_NUMBER"}
    nano = {"PERSON": "PERSON", "PASSWORD": "PASSWORD", "EMAIL": "EMAIL_ADDRESS"}
    anon = {"PERSON_NAME": "PERSON", "USERNAME": "USERNAME", "ADDRESS": "ADDRESS"}
    return [
        _file("multidogo", folder / "en_multidogo_test.jsonl.xz", mdg, tuple(dict.fromkeys(mdg.values()))),
        _file("ewt", folder / "en_uner_ewt_test.jsonl.xz", _SHORT, NER, places=True),
        _file("pud", folder / "en_uner_pud_test.jsonl.xz", _SHORT, NER, places=True),
        _file("btc", folder / "en_btc_test.jsonl.xz", _SHORT, NER, places=True, fix=_without_at, handles=True),
        _file("restaurant8k", folder / "en_restaurant8k_test.jsonl.xz", {"first_name": "PERSON", "last_name": "PERSON"}, ("PERSON",), fix=_joined),
        _file("contextual", folder / "en_contextual_anonymizer_support_chat.jsonl.xz", chat, tuple(chat.values())),
        _file("pii_syn_nano", folder / "en_pii_syn_nano.jsonl.xz", nano, tuple(nano.values())),
        _file("pii_anon", folder / "en_pii_anon_regenerated_sample.jsonl.xz", anon, ("PERSON",), limit=1000),
        _file("ja_wiki", folder / "ja_wikipedia_annotated_devtest.jsonl.xz", ja, NER, places=True),
    ]


def _file(
    name: str,
    path: Path,
    types: dict[str, str],
    kinds: tuple[str, ...],
    *,
    places: bool = False,
    fix: Callable[[str, list[Entity]], list[Entity]] = lambda text, entities: entities,
    limit: int | None = None,
    handles: bool = False,
) -> EvalSet:
    messages, gold = [], []
    for record in list(read_jsonl(path))[:limit]:
        spans = [Entity(e["start"], e["end"], types[e["type"]]) for e in record["entities"] if e["type"] in types]
        messages.append(Message(record["text"]))
        gold.append(fix(record["text"], resolve(spans)))
    return EvalSet(name, messages, gold, kinds, places, handles=handles)


def _without_at(text: str, entities: list[Entity]) -> list[Entity]:
    """BTC's test tags the sign of an @mention as a PER of its own: those one-character spans are dropped."""
    return [e for e in entities if text[e.start : e.end] != "@"]


def _joined(text: str, entities: list[Entity]) -> list[Entity]:
    """First and last name side by side are one person."""
    joined: list[Entity] = []
    for e in entities:
        if joined and not text[joined[-1].end : e.start].strip():
            joined[-1] = Entity(joined[-1].start, e.end, e.type)
        else:
            joined.append(e)
    return joined


def handwritten() -> list[EvalSet]:
    """test/fixtures/handwritten: UTF-16 offsets there, the previous message as context, all types, leaks."""
    sets = []
    for lang in ("en", "ja"):
        path = HANDWRITTEN / f"{lang}.jsonl"
        messages, gold = [], []
        for line in path.read_text(encoding="utf-8").splitlines():
            talk = json.loads(line)
            texts = [m["text"] for m in talk["messages"]]
            for number, text in enumerate(texts):
                spans = [
                    Entity(_code_points(text, e["start"]), _code_points(text, e["end"]), e["type"])
                    for e in talk["entities"]
                    if e["message"] == number
                ]
                messages.append(Message(text, texts[number - 1] if number else ""))
                gold.append(spans)
        sets.append(EvalSet(f"handwritten_{lang}", messages, gold, ENTITY_TYPES, leaks=True))
    return sets


def _code_points(text: str, utf16: int) -> int:
    return len(text.encode("utf-16-le")[: 2 * utf16].decode("utf-16-le"))


def held_out(folder: Path) -> list[EvalSet]:
    """The held-out tenths and the held-out generated dialogues that the data command wrote."""
    sets = []
    for path in sorted(folder.glob("*.jsonl")):
        dialogues = load_dialogues(path)
        messages, gold = [], []
        for dialogue in dialogues:
            previous = ""
            for turn in dialogue.turns:
                messages.append(Message(turn.text, previous))
                gold.append(turn.entities)
                previous = turn.text
        kinds = tuple(kind for kind in ENTITY_TYPES if dialogues and kind in dialogues[0].labelled)
        generated = path.stem.startswith(("generated", "hard"))
        sets.append(EvalSet(f"heldout_{path.stem}", messages, gold, kinds, leaks=generated))
    return sets


def noisy(base: EvalSet, change: Callable[[Turn], Turn], name: str) -> EvalSet:
    """A set with every message changed (lower-cased, with typos …), spans kept."""
    turns = [change(Turn("customer", m.text, g)) for m, g in zip(base.messages, base.gold, strict=True)]
    messages = [Message(t.text, m.previous) for t, m in zip(turns, base.messages, strict=True)]
    return EvalSet(f"{base.name}_{name}", messages, [t.entities for t in turns], base.kinds, base.places, base.leaks, base.handles)
