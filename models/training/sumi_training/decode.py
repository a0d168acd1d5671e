"""From logits to spans: Viterbi over BIO, then words kept whole and lines kept apart.

The TypeScript runtime does the same; change both together.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import numpy as np

from .encode import LABELS
from .records import ENTITY_TYPES

#: Types whose values may run over a line end.
MULTI_LINE = frozenset({"ADDRESS"})
#: Types of one word whose digits and signs belong to it.
SINGLE_WORD = frozenset({"USERNAME", "PASSWORD", "EMAIL_ADDRESS"})

_FORBIDDEN = -1e9


@dataclass(frozen=True)
class Span:
    """A found value, half-open range of code points."""

    start: int
    end: int
    type: str
    score: float


def _transitions() -> np.ndarray:
    """allowed[i, j] = 0 if label j may follow label i, else a very low score."""
    allowed = np.zeros((len(LABELS), len(LABELS)))
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            if after.startswith("I-") and before[2:] != after[2:]:
                allowed[i, j] = _FORBIDDEN
    return allowed


TRANSITIONS = _transitions()
_START = np.array([_FORBIDDEN if label.startswith("I-") else 0.0 for label in LABELS])


def viterbi(scores: np.ndarray) -> np.ndarray:
    """The best legal label sequence for log-probabilities [length, labels]."""
    greedy = scores.argmax(axis=1)
    if _legal(greedy):
        return greedy
    best = scores[0] + _START
    back = np.zeros(scores.shape, np.int64)
    for at in range(1, len(scores)):
        paths = best[:, None] + TRANSITIONS
        back[at] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[at]
    labels = np.zeros(len(scores), np.int64)
    labels[-1] = best.argmax()
    for at in range(len(scores) - 1, 0, -1):
        labels[at - 1] = back[at, labels[at]]
    return labels


def _legal(labels: np.ndarray) -> bool:
    previous = np.concatenate([[0], labels[:-1]])
    return bool((TRANSITIONS[previous, labels] == 0).all())


def log_softmax(logits: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    scaled = logits.astype(np.float64) / temperature
    scaled -= scaled.max(axis=1, keepdims=True)
    return scaled - np.log(np.exp(scaled).sum(axis=1, keepdims=True))


def decode(
    text: str,
    offsets: list[tuple[int, int]],
    logits: np.ndarray,
    temperature: float = 1.0,
    thresholds: dict[str, float] | None = None,
) -> list[Span]:
    """Spans of one message. A span's score is the mean over its tokens of P(B-type) + P(I-type)."""
    if not offsets:
        return []
    scores = log_softmax(logits, temperature)
    labels = viterbi(scores)
    chance = np.exp(scores)
    found: list[Span] = []
    at = 0
    while at < len(labels):
        if labels[at] == 0:
            at += 1
            continue
        kind = (int(labels[at]) - 1) // 2
        end = at + 1
        while end < len(labels) and labels[end] == 2 + 2 * kind:
            end += 1
        name = ENTITY_TYPES[kind]
        score = float((chance[at:end, 1 + 2 * kind] + chance[at:end, 2 + 2 * kind]).mean())
        if score >= (thresholds or {}).get(name, 0.0):
            found += _cut_lines(text, Span(offsets[at][0], offsets[end - 1][1], name, score))
        at = end
    return _snap(text, found)


def _cut_lines(text: str, span: Span) -> list[Span]:
    if span.type in MULTI_LINE or "\n" not in text[span.start : span.end]:
        return [span]
    pieces, start = [], span.start
    for line in text[span.start : span.end].split("\n"):
        if line.strip():
            pieces.append(Span(start, start + len(line), span.type, span.score))
        start += len(line) + 1
    return pieces


def _snap(text: str, spans: list[Span]) -> list[Span]:
    """Each span grown so that it ends inside no Latin word, blanks trimmed, overlaps resolved left to right."""
    kept: list[Span] = []
    for span in spans:
        joins = _is_word_or_digit if span.type in SINGLE_WORD else _is_letter
        start, end = span.start, span.end
        while start > 0 and joins(text[start - 1]) and joins(text[start]):
            start -= 1
        while end < len(text) and joins(text[end]) and joins(text[end - 1]):
            end += 1
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if kept and start < kept[-1].end:
            start = kept[-1].end
        if start < end:
            kept.append(Span(start, end, span.type, span.score))
    return kept


def _is_letter(c: str) -> bool:
    """Letters of cased scripts (Latin, Greek, Cyrillic) and their marks; full-width forms included."""
    return unicodedata.category(c) in ("Ll", "Lu", "Lt", "Mn")


def _is_word_or_digit(c: str) -> bool:
    return _is_letter(c) or c.isdigit()
