"""US address strings (usaddress) as bare answers and inside sentences; secrets in lines of configuration (CredSweeper)."""

from __future__ import annotations

from pathlib import Path
from random import Random

from ..records import Dialogue, Entity, Turn, parse_markup
from ..split import in_split
from .base import Source, read_jsonl, single
from .questions import question
from .values import Values

_FRAMES = (
    "{}", "{}", "{}", "My address is {}", "my address is {}", "it's {}", "ship it to {} please", "{} is the billing address",
    "Please send it to {}.", "we moved to {} last month", "the delivery went to {} instead", "I live at {}", "address: {}",
    "Address: {}\nPhone on file", "can a technician come to {} tomorrow?", "No, {}", "new address {}", "Deliver to: {}",
    "Sure. {}", "The order should go to {}, not the old one.", "i stay at {}", "yes {}", "{} thats my home", "please update it to {}",
    "Name on the door is {name}, {}", "{name}\n{}", "{name}, {}", "Ship to:\n{name}\n{}\nThanks",
)  # fmt: skip


def usaddress(folder: Path, split: str, values: Values) -> Source:
    """Addresses with a number and a street; the others (landmarks, crossings) are not used."""
    labelled = frozenset({"PERSON", "ADDRESS", "EMAIL_ADDRESS", "PHONE_NUMBER", "PASSWORD", "USERNAME", "DATE_OF_BIRTH"})
    dialogues = []
    for record in read_jsonl(folder / "en_usaddress.jsonl.xz"):
        kinds = {e["type"] for e in record["entities"]}
        street = {"AddressNumber", "StreetName"} <= kinds or "USPSBoxID" in kinds
        odd = kinds & {"Recipient", "BuildingName", "LandmarkName", "NotAddress", "IntersectionSeparator", "CornerOf"}
        if street and not odd and in_split(record["id"], split):
            text = record["text"].strip(" ,.;")
            dialogues.append(Dialogue("en", "usaddress", [Turn("customer", text, [Entity(0, len(text), "ADDRESS")])], labelled))

    def refresh(dialogue: Dialogue, rng: Random) -> Dialogue:
        address = dialogue.turns[0].text
        if address.isupper() and rng.random() < 0.6:
            address = address.title()
        if ", " in address and rng.random() < 0.15:
            address = address.replace(", ", "\n", 1)
        frame = rng.choice(_FRAMES)
        marked = frame.replace("{name}", f"[[PERSON|{values.person(rng, 2)}]]").replace("{}", f"[[ADDRESS|{address}]]")
        turns = [parse_markup("customer", marked)]
        if rng.random() < 0.5:
            turns.insert(0, Turn("agent", question(["ADDRESS"], rng)))
        return Dialogue("en", "usaddress", turns, labelled)

    return Source("usaddress", "en", dialogues, 0.07, refresh)


def credsweeper(folder: Path, split: str) -> Source:
    """Lines with passwords; keys and tokens are left to the rules."""
    names = ("Password", "SQL Password", "CMD Password")
    found = single(folder / "en_credsweeper_secrets.jsonl.xz", "credsweeper", "en", split, dict.fromkeys(names, "PASSWORD"), {"PASSWORD"})
    return Source("credsweeper", "en", [d for d in found if d.turns[0].entities and len(d.turns[0].text) < 200], 0.01)
