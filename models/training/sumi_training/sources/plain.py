"""Unlabelled turns as negatives and carriers, each with the types it may teach (what it surely does not hold)."""

from __future__ import annotations

import lzma
import re
from pathlib import Path
from random import Random

from ..records import Dialogue, Turn
from ..split import in_split
from .base import Source
from .questions import question

#: Types that free chat between strangers about hotels, hobbies and films does not hold.
NEVER = frozenset({"ADDRESS", "USERNAME", "PASSWORD", "DATE_OF_BIRTH", "EMAIL_ADDRESS", "PHONE_NUMBER"})
_SUSPECT = re.compile(r"[@＠]|\d{5}|\d丁目|\d番地|パスワード|password|生年月日|\b19\d\d\b", re.IGNORECASE)
#: A word that may follow or be a person's name in Japanese chat.
_JA_NAME_CUE = re.compile(r"さん|様|さま|君|くん|ちゃん|氏|先生|と申|名前|役|監督|俳優|女優|主演|作家|選手")


def plain_sources(folder: Path, split: str) -> list[Source]:
    """English and Japanese turns, two in a row as context."""
    return [
        # Agents and guests of an accommodation service: no names but places and hotels.
        _source("asdc", "ja", folder / "ja_asdc.txt.xz", split, NEVER | {"PERSON"}, 0.14, limit=60_000, people=_JA_NAME_CUE),
        _source("persona_chat", "ja", folder / "ja_real_persona_chat.txt.xz", split, NEVER | {"PERSON"}, 0.06, 40_000, _JA_NAME_CUE),
        _source("clinc", "en", folder / "en_intents_clinc_banking.txt.xz", split, NEVER, 0.02, limit=40_000),
        _source("taskmaster", "en", folder / "en_taskmaster.txt.xz", split, NEVER, 0.01, limit=20_000),
        _source("dstc11", "en", folder / "en_dstc11_track5.txt.xz", split, NEVER, 0.02, limit=30_000),
        _source("self_dialogue", "en", folder / "en_self_dialogue.txt.xz", split, NEVER, 0.02, limit=40_000),
    ]


def _source(
    name: str, lang: str, path: Path, split: str, labelled: frozenset[str], weight: float, limit: int, people: re.Pattern[str] | None = None
) -> Source:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        texts = [line.strip() for line in lines]
    step = max(1, len(texts) // limit)
    dialogues = []
    for at in range(1, len(texts), step):
        text = texts[at]
        if not text or _SUSPECT.search(text) or not in_split(f"{name}:{at // 200}", split):
            continue
        mask = labelled - {"PERSON"} if people and people.search(text) else labelled
        turns = [Turn("agent", texts[at - 1]), Turn("customer", text)]
        dialogues.append(Dialogue(lang, name, turns, mask))

    def refresh(dialogue: Dialogue, rng: Random) -> Dialogue:
        # A question for a value that the answer does not give: a cue alone must not fire.
        if lang == "en" and rng.random() < 0.15:
            asked = Turn("agent", question(["PERSON", "ADDRESS", "PASSWORD", "USERNAME"], rng))
            return Dialogue(lang, name, [asked, dialogue.turns[1]], dialogue.labelled)
        return dialogue

    return Source(name, lang, dialogues, weight, refresh)
