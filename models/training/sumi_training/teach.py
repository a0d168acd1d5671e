"""The teach command: trained models label text that nobody annotated, and the result becomes training data (self-training).

The text is labelled as it stands; the examples then get the usual noise, so a name that was clear in clean, cased text is
also learned lower-cased and misspelt. What a model is not sure of, or two models do not agree on, teaches nothing; in Japanese
the lexicon has the last word on names, so that a model does not teach itself its own mistakes.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from random import Random

import numpy as np
from tokenizers import Tokenizer

from .decode import decode, log_softmax
from .encode import IGNORED_SPAN
from .lexicon import Lexicon, has_honorific, read_lexicon
from .paths import DATA, lists_dir
from .predict import Message, Runner, message_logits
from .records import Dialogue, Entity, Turn
from .sources.base import replace_values, resolve
from .sources.values import Values
from .split import in_split

#: By language: file and lines to label (spread over the file).
TEXTS = {
    "en": (("en_ud_ewt", 14_000), ("en_topical_chat", 12_000), ("en_self_dialogue", 10_000), ("en_intents_clinc_banking", 9_000),
           ("en_dstc11_track5", 6_000), ("en_gsm8k", 3_000), ("en_taskmaster", 3_000), ("en_sgd_train", 4_000)),
    "ja": (("ja_jglue", 22_000), ("ja_aozora_sample", 6_000), ("ja_tanaka_50k", 6_000), ("ja_jmrd", 5_000), ("ja_rohan4600", 3_000),
           ("ja_ami_meeting", 1_500), ("ja_asdc", 5_000), ("ja_real_persona_chat", 10_000)),
}  # fmt: skip
#: A span is taught from this score on, "no value" from this chance on; what lies between is not taught.
SURE, OUTSIDE = 0.85, 0.6
_CHUNK = 2_000
_SUSPECT = re.compile(r"[@＠]|https?:")
Teacher = tuple[Runner, Tokenizer]


def teach(teachers: Sequence[Teacher], lang: str, rng: Random, limit: int | None = None) -> list[Dialogue]:
    """One-turn dialogues of a language, labelled with every type. `limit`: lines of each file at most."""
    found: list[Dialogue] = []
    lexicon = read_lexicon(DATA / "text", lists_dir()) if lang == "ja" else None
    for name, lines in TEXTS[lang]:
        texts = list(_texts(DATA / "text" / f"{name}.txt.xz", name, min(lines, limit or lines)))
        for at in range(0, len(texts), _CHUNK):
            part = texts[at : at + _CHUNK]
            answers = [message_logits(runner, coder, [Message(text) for text in part]) for runner, coder in teachers]
            for text, *each in zip(part, *answers, strict=True):
                found.append(Dialogue(lang, f"taught_{name}", [Turn("customer", text, _agreed(text, each, lexicon))]))
    rng.shuffle(found)
    return found


def stream(dialogues: list[Dialogue], rng: Random) -> Iterator[Dialogue]:
    """Endless: those with a value twice as often as those without, names swapped in a third of the readings."""
    values = Values(lists_dir(), "train")
    for dialogue in cycle(dialogues):
        turn = dialogue.turns[0]
        if not turn.entities and rng.random() < 0.5:
            continue
        if rng.random() < 0.33:
            turn = replace_values(turn, lambda entity, old: _other(entity, old, rng, values))
        yield Dialogue(dialogue.lang, dialogue.source, [turn], dialogue.labelled)


def _other(entity: Entity, old: str, rng: Random, values: Values) -> str | None:
    if entity.type == "PERSON" and old.isascii() and old.replace(" ", "").replace(".", "").isalpha() and len(old.split()) <= 3:
        name = values.person(rng, len(old.split()))
        return name if old[:1].isupper() else name.lower()
    if entity.type == "PERSON" and re.fullmatch(r"[一-龥々]{2,5}", old):
        return values.ja_person(rng, len(old))
    return None


def _texts(path: Path, name: str, lines: int) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        every = [line.strip() for line in file]
    step = max(1.0, len(every) / lines)
    for number in range(min(lines, len(every))):
        at = int(number * step)
        text = every[at]
        if 12 <= len(text) <= 400 and not _SUSPECT.search(text) and in_split(f"{name}:{at // 200}", "train"):
            yield text


def _agreed(text: str, answers: list[tuple[list[tuple[int, int]], np.ndarray]], lexicon: Lexicon | None = None) -> list[Entity]:
    """Spans that every teacher gives with a sure score; other characters of which they doubt, on average, that they are outside, as IGNORED_SPAN."""
    spans = [decode(text, *answer) for answer in answers]
    sure = [{(s.start, s.end, s.type) for s in each if s.score >= SURE} for each in spans]
    kept = [Entity(*key) for key in set.intersection(*sure)]
    doubtful = np.mean([_outside(text, *answer) for answer in answers], axis=0) < OUTSIDE
    if lexicon:
        believed = {(s.start, s.end) for each in spans for s in each if s.type == "PERSON"}
        rights = {key: _by_lexicon(text, *key, [(*key, "PERSON") in each for each in sure], lexicon) for key in believed}
        kept = [e for e in kept if e.type != "PERSON"] + [Entity(*key, "PERSON") for key, right in rights.items() if right]
        for (start, end), right in rights.items():
            doubtful[start:end] = right is None
    for entity in kept:
        doubtful[entity.start : entity.end] = False
    edges = np.flatnonzero(np.diff(np.concatenate([[0], doubtful.astype(np.int8), [0]])))
    return resolve([*kept, *(Entity(int(a), int(b), IGNORED_SPAN) for a, b in edges.reshape(-1, 2))])


def _by_lexicon(text: str, start: int, end: int, sure: list[bool], lexicon: Lexicon) -> bool | None:
    """Whether a span that a teacher calls PERSON is one; None: not known. `sure`: which teachers are sure of just this span."""
    word = text[start:end]
    if word.isascii():
        return True if all(sure) else None
    listed = lexicon.is_name_part(word)
    if lexicon.is_everyday(word):
        return True if listed and all(sure) and has_honorific(text, end) else None if listed else False
    if len(word) == 1 and not has_honorific(text, end):
        return None if all(sure) else False
    if lexicon.is_full_name(word):
        return True if any(sure) else None
    if listed or has_honorific(text, end) or "・" in word:
        return True if all(sure) else None
    return None if any(sure) else False


def _outside(text: str, offsets: list[tuple[int, int]], logits: np.ndarray) -> np.ndarray:
    """Per character the chance that it is outside of every value."""
    chance = np.ones(len(text))
    for (start, end), row in zip(offsets, np.exp(log_softmax(logits)), strict=True):
        chance[start:end] = row[0]
    return chance
