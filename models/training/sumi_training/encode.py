"""Turns to model input: token ids, label ids, windows. The input contract that the TypeScript runtime shares is here.

`[CLS] tail of the previous message [SEP] window of the message [SEP]`; the previous message may be empty.
Token types are 0 up to and including the first [SEP], then 1. Only the window carries labels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from .records import ENTITY_TYPES, Turn
from .tokenizer import CLS, SEP

CONTEXT_TOKENS = 32
WINDOW = 126
STRIDE = 96

#: Label of tokens without loss: context, special tokens, spans a source does not label reliably.
IGNORE = 255
#: Entity type of a reader for "do not learn from this span".
IGNORED_SPAN = "IGNORE"

LABELS = ("O", *(f"{mark}-{kind}" for kind in ENTITY_TYPES for mark in "BI"))
TYPE_BIT = {kind: 1 << index for index, kind in enumerate(ENTITY_TYPES)}


@dataclass
class Tokens:
    """One message's tokens with their half-open character ranges (code points of the original text)."""

    ids: list[int]
    offsets: list[tuple[int, int]]


def tokenise(tokenizer: Tokenizer, text: str) -> Tokens:
    encoding = tokenizer.encode(text, add_special_tokens=False)
    return Tokens(encoding.ids, encoding.offsets)


def windows(length: int) -> list[tuple[int, int]]:
    """Token ranges that cover a message: at most WINDOW long, STRIDE apart."""
    if length <= WINDOW:
        return [(0, length)]
    starts = range(0, length - WINDOW + STRIDE, STRIDE)
    return [(start, min(start + WINDOW, length)) for start in starts]


def assemble(previous: list[int], window: list[int]) -> list[int]:
    """The ids of one model call."""
    return [CLS, *previous[-CONTEXT_TOKENS:], SEP, *window, SEP]


def label_tokens(tokens: Tokens, turn: Turn, labelled: frozenset[str]) -> list[int]:
    """Label ids; tokens of IGNORED_SPAN entities and of types that the source does not annotate get IGNORE."""
    labels = [0] * len(tokens.ids)
    index = 0
    for entity in turn.entities:
        while index < len(labels) and tokens.offsets[index][1] <= entity.start:
            index += 1
        first = True
        while index < len(labels) and tokens.offsets[index][0] < entity.end:
            if entity.type == IGNORED_SPAN or entity.type not in labelled:
                labels[index] = IGNORE
            else:
                labels[index] = 1 + 2 * ENTITY_TYPES.index(entity.type) + (0 if first else 1)
            first = False
            index += 1
    return labels


def type_mask(labelled: frozenset[str]) -> int:
    return sum(TYPE_BIT[kind] for kind in labelled)


def label_mask(mask: int) -> np.ndarray:
    """Which of LABELS the source of an example may teach."""
    return np.array([True] + [bool(mask >> index & 1) for index in range(len(ENTITY_TYPES)) for _ in "BI"])
