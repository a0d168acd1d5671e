"""Noise that keeps spans exact. Every change replaces single characters, so offsets follow by counting."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

from .records import Entity, Turn

_FULL_WIDTH = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
_CURLY = {"'": "’", '"': "”"}
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {key: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in _KEYS for at, key in enumerate(row)}


def rewrite(turn: Turn, pieces: list[str]) -> Turn:
    """The turn with character i replaced by pieces[i]; spans that vanish are dropped."""
    if len(pieces) != len(turn.text):
        raise ValueError("one piece per character")
    place = [0]
    for piece in pieces:
        place.append(place[-1] + len(piece))
    text = "".join(pieces)
    entities = []
    for entity in turn.entities:
        start, end = place[entity.start], place[entity.end]
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            entities.append(Entity(start, end, entity.type))
    return Turn(turn.role, text, entities)


def lower(turn: Turn, rng: Random) -> Turn:
    return rewrite(turn, [c.lower() for c in turn.text])


def upper(turn: Turn, rng: Random) -> Turn:
    return rewrite(turn, [c.upper() for c in turn.text])


def no_punctuation(turn: Turn, rng: Random) -> Turn:
    """Drops punctuation outside of values with signs of their own (addresses of mail, passwords, user names)."""
    kept = [False] * len(turn.text)
    for entity in turn.entities:
        if entity.type in ("EMAIL_ADDRESS", "PASSWORD", "USERNAME"):
            kept[entity.start : entity.end] = [True] * (entity.end - entity.start)
    pieces = []
    for c, keep in zip(turn.text, kept, strict=True):
        drop = not keep and unicodedata.category(c).startswith("P")
        pieces.append((" " if c in "-/–—" else "") if drop else c)
    return rewrite(turn, pieces)


def typos(turn: Turn, rng: Random, rate: float = 0.05) -> Turn:
    """Per Latin letter with this rate: dropped, doubled, hit beside, or swapped with the next."""
    pieces = list(turn.text)
    at = 0
    while at < len(pieces):
        c = pieces[at]
        if c.isascii() and c.isalpha() and rng.random() < rate:
            kind = rng.randrange(4)
            if kind == 0:
                pieces[at] = ""
            elif kind == 1:
                pieces[at] = c + c
            elif kind == 2:
                near = rng.choice(_NEIGHBOURS.get(c.lower(), c.lower()))
                pieces[at] = near.upper() if c.isupper() else near
            elif at + 1 < len(pieces) and pieces[at + 1].isalpha():
                pieces[at], pieces[at + 1] = pieces[at + 1], c
                at += 1
        at += 1
    return rewrite(turn, pieces)


def some_typos(turn: Turn, rng: Random) -> Turn:
    """From one slip in fifty letters to one in twelve."""
    return typos(turn, rng, rng.uniform(0.02, 0.08))


def kana_typos(turn: Turn, rng: Random, rate: float = 0.02) -> Turn:
    """Drops or doubles single hiragana outside of values."""
    inside = {at for entity in turn.entities for at in range(entity.start, entity.end)}
    pieces = list(turn.text)
    for at, c in enumerate(pieces):
        if at not in inside and "ぁ" <= c <= "ん" and rng.random() < rate:
            pieces[at] = rng.choice(("", c + c))
    return rewrite(turn, pieces)


def full_width(turn: Turn, rng: Random) -> Turn:
    return rewrite(turn, [_FULL_WIDTH.get(c, c) for c in turn.text])


def full_width_digits(turn: Turn, rng: Random) -> Turn:
    return rewrite(turn, [_FULL_WIDTH[c] if c.isascii() and (c.isdigit() or c == "-") else c for c in turn.text])


def curly_quotes(turn: Turn, rng: Random) -> Turn:
    return rewrite(turn, [_CURLY.get(c, c) for c in turn.text])


def missing_spaces(turn: Turn, rng: Random) -> Turn:
    """Drops spaces after signs ("Hi,I'm Ann.Call me") and, rarely, others outside of values."""
    inside = {at for entity in turn.entities for at in range(entity.start, entity.end)}
    text = turn.text
    pieces = list(text)
    for at, c in enumerate(text):
        if c == " " and at > 0 and at not in inside and text[at - 1] in ",.:;!?)" and rng.random() < 0.6:
            pieces[at] = ""
    return rewrite(turn, pieces)


def lower_start(turn: Turn, rng: Random) -> Turn:
    """Lower-cases values only ("This is for ann lee, 4 main st"): the case of the rest then says nothing."""
    inside = {at for entity in turn.entities for at in range(entity.start, entity.end)}
    return rewrite(turn, [c.lower() if at in inside else c for at, c in enumerate(turn.text)])


Change = Callable[[Turn, Random], Turn]
_ENGLISH: tuple[tuple[float, Change], ...] = (
    (0.13, lower), (0.06, upper), (0.14, no_punctuation), (0.24, some_typos), (0.03, lower_start),
    (0.04, curly_quotes), (0.04, missing_spaces), (0.01, full_width),
)  # fmt: skip
_JAPANESE: tuple[tuple[float, Change], ...] = (
    (0.03, lower), (0.02, upper), (0.10, no_punctuation), (0.05, some_typos), (0.06, kana_typos), (0.03, full_width),
    (0.06, full_width_digits), (0.02, missing_spaces),
)  # fmt: skip


#: For the rough pool: half of the turns with typos, a third without punctuation.
_ROUGH: tuple[tuple[float, Change], ...] = ((0.18, lower), (0.08, upper), (0.36, no_punctuation), (0.55, some_typos), (0.05, lower_start), (0.05, missing_spaces))


def augment(turn: Turn, lang: str, rng: Random, rough: bool = False) -> Turn:
    """Each change with its own probability, one after the other."""
    for chance, change in _ROUGH if rough else _ENGLISH if lang == "en" else _JAPANESE:
        if rng.random() < chance:
            turn = change(turn, rng)
    return turn
