"""Exact-span precision, recall, F1 with bootstrap intervals, and the type-free leak rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .decode import Span
from .encode import IGNORED_SPAN
from .records import Entity

#: Types whose full coverage counts for the leak rate.
LEAK_TYPES = frozenset({"PERSON", "ADDRESS", "USERNAME", "PASSWORD", "DATE_OF_BIRTH"})


@dataclass(frozen=True)
class Score:
    """Counts over a set and the figures from them; `low` and `high` bound F1 at 95 %."""

    gold: int
    found: int
    right: int
    precision: float
    recall: float
    f1: float
    low: float
    high: float


def exact(gold: Sequence[Sequence[Entity]], found: Sequence[Sequence[Span]], kinds: frozenset[str]) -> Score:
    """Exact match of range and type for the given types; predictions that touch an ignored gold span do not count."""
    counts = []
    for entities, spans in zip(gold, found, strict=True):
        ignored = [e for e in entities if e.type == IGNORED_SPAN]
        wanted = {(e.start, e.end, e.type) for e in entities if e.type in kinds}
        given = {
            (s.start, s.end, s.type)
            for s in spans
            if s.type in kinds and not any(s.start < e.end and e.start < s.end for e in ignored)
        }
        counts.append((len(wanted), len(given), len(wanted & given)))
    table = np.array(counts, np.int64).reshape(-1, 3)
    total = table.sum(axis=0)
    low, high = _bootstrap(table[(table.sum(axis=1) > 0)])
    wanted, given, right = (int(n) for n in total)
    return Score(wanted, given, right, _part(right, given), _part(right, wanted), _f1(total), low, high)


def _part(a: int, b: int) -> float:
    return a / b if b else 0.0


def _f1(counts: np.ndarray) -> float:
    wanted, given, right = counts
    return float(2 * right / (wanted + given)) if wanted + given else 0.0


def _bootstrap(table: np.ndarray, rounds: int = 300) -> tuple[float, float]:
    if len(table) == 0:
        return 0.0, 0.0
    numbers = np.random.default_rng(0)
    figures = []
    for _ in range(rounds):
        weights = np.bincount(numbers.integers(0, len(table), len(table)), minlength=len(table))
        figures.append(_f1(weights @ table))
    return float(np.quantile(figures, 0.025)), float(np.quantile(figures, 0.975))


@dataclass(frozen=True)
class Leak:
    """`leaked` of `values` gold values are not fully covered by spans of any type; `removed` of the other characters are."""

    values: int
    leaked: int
    rate: float
    removed: float


def leak(
    texts: Sequence[str], gold: Sequence[Sequence[Entity]], found: Sequence[Sequence[Span]], kinds: frozenset[str] = LEAK_TYPES
) -> Leak:
    values = leaked = other = removed = 0
    for text, entities, spans in zip(texts, gold, found, strict=True):
        covered = np.zeros(len(text), bool)
        for span in spans:
            covered[span.start : span.end] = True
        solid = np.array([not c.isspace() for c in text], bool)
        inside = np.zeros(len(text), bool)
        for entity in entities:
            inside[entity.start : entity.end] = True
            if entity.type in kinds:
                part = slice(entity.start, entity.end)
                values += 1
                leaked += bool((~covered[part] & solid[part]).any())
        other += int((~inside & solid).sum())
        removed += int((covered & ~inside & solid).sum())
    return Leak(values, leaked, _part(leaked, values), _part(removed, other))
