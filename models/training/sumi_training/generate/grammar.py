"""A small generative grammar: named rules whose lines hold text, `[a|b|]` choices and `<reference>`s to rules or values.

An expansion is a list of pieces `(text, entity type or None)`, so spans stay exact however the text is changed later.
Escape `[ ] | < >` with a backslash; `\\n` is a newline. Lines that start with `# ` name the rule that follows.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

Piece = tuple[str, str | None]

#: One in ten forms (and one in ten values of the lists written here) is kept for the held-out split.
HELD_OUT_SHARE = 10
#: Groups smaller than this are shared by both splits: holding out one of three leaves too little on either side.
SMALLEST_SPLIT_GROUP = 8

_NOT_WORDS = re.compile(r"\\.|<[^>]*>")
_ESCAPES = {"n": "\n", "t": "\t"}


def is_held_out(text: str) -> bool:
    """Whether a form or value belongs to the held-out tenth; the same answer on every machine and run."""
    return zlib.crc32(text.encode()) % HELD_OUT_SHARE == 3


def keep(items: Iterable[Any], split: str, key: Callable[[Any], str] = str) -> list[Any]:
    """The items of one split; all of them when the group is too small to divide."""
    every = list(items)
    if len(every) < SMALLEST_SPLIT_GROUP:
        return every
    chosen = [item for item in every if is_held_out(key(item)) == (split == "heldout")]
    return chosen or every


class Choice:
    """`[a|b]`: one of its alternatives, each a compiled sequence."""

    __slots__ = ("options",)

    def __init__(self, options: list[list[Any]]) -> None:
        self.options = options


class Rule:
    """A named group of compiled forms."""

    __slots__ = ("name", "forms")

    def __init__(self, name: str) -> None:
        self.name = name
        self.forms: list[list[Any]] = []


class Grammar:
    """Compiled rules of one split. `expand` appends pieces to the context's `out`."""

    def __init__(self, sources: Iterable[str], values: dict[str, Callable[[Any], None]], split: str) -> None:
        self._rules: dict[str, Rule] = {}
        self._values = values
        lines = {}
        for source in sources:
            for name, forms in read_rules(source).items():
                lines.setdefault(name, []).extend(forms)
        for name in lines:
            if name in values:
                raise ValueError(f"rule and value share the name {name}")
            self._rules[name] = Rule(name)
        for name, forms in lines.items():
            self._rules[name].forms = [self._compile(form) for form in split_forms(forms, split)]

    def expand(self, name: str, context: Any) -> None:
        """Appends one random expansion of the rule to `context.out`."""
        rule = self._rules[name]
        _walk(_pick(rule.forms, context.rng), context, context.out, context.rng)

    def _compile(self, form: str) -> list[Any]:
        sequence, end = self._sequence(form, 0)
        if end != len(form):
            raise ValueError(f"unbalanced ] in form: {form}")
        return sequence

    def _sequence(self, form: str, at: int) -> tuple[list[Any], int]:
        nodes: list[Any] = []
        text: list[str] = []

        def flush() -> None:
            if text:
                nodes.append("".join(text))
                text.clear()

        while at < len(form):
            mark = form[at]
            if mark == "\\":
                following = form[at + 1]
                text.append(_ESCAPES.get(following, following))
                at += 2
            elif mark == "[":
                flush()
                options = []
                while True:
                    option, at = self._sequence(form, at + 1)
                    options.append(option)
                    if at >= len(form):
                        raise ValueError(f"missing ] in form: {form}")
                    if form[at] == "]":
                        break
                nodes.append(Choice(options))
                at += 1
            elif mark in "|]":
                break
            elif mark == "<":
                flush()
                end = form.index(">", at)
                nodes.append(self._target(form[at + 1 : end], form))
                at = end + 1
            else:
                text.append(mark)
                at += 1
        flush()
        return nodes, at

    def _target(self, name: str, form: str) -> Any:
        target = self._rules.get(name) or self._values.get(name)
        if target is None:
            raise ValueError(f"unknown <{name}> in form: {form}")
        return target


def split_forms(forms: list[str], split: str) -> list[str]:
    """The forms of one split. A form without words of its own (`<greeting> <problem>`) only joins rules: it belongs to both,
    otherwise a whole branch of the grammar would be missing from one of them."""
    joints = [form for form in forms if not _has_words(form)]
    return joints + keep((form for form in forms if _has_words(form)), split)


def _has_words(form: str) -> bool:
    return any(c.isalpha() for c in _NOT_WORDS.sub("", form))


def read_rules(source: str) -> dict[str, list[str]]:
    """Splits a forms text into rule name → lines."""
    rules: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in source.splitlines():
        if line.startswith("# "):
            current = rules.setdefault(line[2:].strip(), [])
        elif line.strip():
            if current is None:
                raise ValueError(f"form before any rule name: {line}")
            current.append(line)
    return rules


def _pick(options: list[Any], rng: Random) -> Any:
    return options[int(rng.random() * len(options))]


def _walk(nodes: list[Any], context: Any, out: list[Piece], rng: Random) -> None:
    for node in nodes:
        kind = type(node)
        if kind is str:
            out.append((node, None))
        elif kind is Choice:
            _walk(_pick(node.options, rng), context, out, rng)
        elif kind is Rule:
            _walk(_pick(node.forms, rng), context, out, rng)
        else:
            node(context)
