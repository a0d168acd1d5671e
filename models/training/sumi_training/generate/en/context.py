"""What one dialogue shares while its messages are written: the dice, the pieces of the message, the people in it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from ..grammar import Grammar, Piece


class Context:
    """`out` holds the pieces of the message in hand; `cast` remembers what must stay the same across messages."""

    __slots__ = ("rng", "out", "cast")

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.out: list[Piece] = []
        self.cast: dict[str, Any] = {}

    def once(self, key: str, make: Callable[[], Any]) -> Any:
        """The dialogue's value under this key, drawn at its first mention."""
        if key not in self.cast:
            self.cast[key] = make()
        return self.cast[key]


def written(grammar: Grammar, rule: str, context: Context) -> str:
    """One expansion of a rule as plain text."""
    outer, context.out = context.out, []
    grammar.expand(rule, context)
    text = "".join(piece for piece, _ in context.out)
    context.out = outer
    return text


def filled(pattern: str, rng: Random) -> str:
    """`#` becomes a digit, `%` a digit from 1, `@` a capital, `~` a small letter, `*` a capital or digit."""
    random = rng.random
    return "".join(
        _DIGITS[int(random() * 10)] if c == "#"
        else _DIGITS[1 + int(random() * 9)] if c == "%"
        else _CAPITALS[int(random() * 24)] if c == "@"
        else _SMALL[int(random() * 26)] if c == "~"
        else _CODES[int(random() * 33)] if c == "*"
        else c
        for c in pattern
    )


_DIGITS = "0123456789"
_CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_SMALL = "abcdefghijklmnopqrstuvwxyz"
_CODES = "ABCDEFGHJKLMNPQRSTUVWXYZ123456789"
