"""The compare command: model folders side by side on held-out data alone, and the one rule by which a new model replaces the shipped one.

The rule, fixed before anything is measured: mean F1 of FOUND, minus mean leak rate of LEAKS, minus twice the mean share of
other characters removed on QUIET (all in points of a hundred) must be higher. A false alarm counts double: it is one in every message that holds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from tokenizers import Tokenizer

from . import augment
from .evalsets import EvalSet, held_out, noisy
from .export import read_calibration
from .predict import Message, onnx_runner, predict
from .score import exact, leak

#: Redacted when a caller names no types (src/entities.ts).
DEFAULT_TYPES = frozenset({"PERSON", "ADDRESS", "USERNAME", "PASSWORD", "DATE_OF_BIRTH", "EMAIL_ADDRESS", "PHONE_NUMBER"})
FOUND = ("generated_en", "generated_ja", "hard_en", "hard_ja", "multidogo", "ewt", "ja_wikipedia", "stockmark", "ewt_typos", "generated_en_typos", "generated_ja_bare")
LEAKS = ("generated_en", "generated_ja", "hard_en", "hard_ja", "generated_en_typos", "generated_ja_bare")
QUIET = ("clinc", "banking77", "taskmaster", "self_dialogue", "asdc", "persona_chat", "hard_en", "hard_ja")
#: Messages of a set.
MOST = 700


@dataclass(frozen=True)
class Row:
    """Percentages of one set: F1 of the default types, leak rate, share of the other characters removed."""

    name: str
    f1: float
    leak: float
    removed: float


def compare(folders: list[Path], held: Path) -> str:
    """A Markdown table with a column of figures for each folder and the rule's figure at the end."""
    sets = comparison_sets(held)
    columns = [measure(folder, sets) for folder in folders]
    lines = ["| set | " + " | ".join(f"{folder.name}: F1, leak, removed" for folder in folders) + " |", "|---" * (1 + len(folders)) + "|"]
    for rows in zip(*columns, strict=True):
        lines.append(f"| {rows[0].name} | " + " | ".join(f"{r.f1:.1f}, {r.leak:.1f}, {r.removed:.2f}" for r in rows) + " |")
    lines.append("| the rule | " + " | ".join(f"{rule(rows):.2f}" for rows in columns) + " |")
    return "\n".join(lines)


def rule(rows: list[Row]) -> float:
    def mean(names: tuple[str, ...], figure: str) -> float:
        chosen = [getattr(row, figure) for row in rows if row.name in names]
        return sum(chosen) / len(chosen)

    return mean(FOUND, "f1") - mean(LEAKS, "leak") - 2 * mean(QUIET, "removed")


def comparison_sets(held: Path) -> list[EvalSet]:
    sets = {one.name.removeprefix("heldout_"): _first(one) for one in held_out(held)}
    for name, change, suffix in (("ewt", augment.typos, "typos"), ("generated_en", augment.typos, "typos"), ("generated_ja", augment.no_punctuation, "bare")):
        sets[f"{name}_{suffix}"] = noisy(sets[name], lambda turn, change=change: change(turn, Random(turn.text)), suffix)
    return [replace(one, name=name) for name, one in sets.items() if name in FOUND + LEAKS + QUIET]


def measure(folder: Path, sets: list[EvalSet]) -> list[Row]:
    runner = onnx_runner(folder / "onnx" / "model_quantized.onnx")
    coder, calibration = Tokenizer.from_file(str(folder / "tokenizer.json")), read_calibration(folder)
    rows = []
    for one in sets:
        found = [[s for s in spans if s.type in DEFAULT_TYPES] for spans in predict(runner, coder, one.messages, calibration)]
        kinds = frozenset(one.kinds) & DEFAULT_TYPES
        lost = leak([m.text for m in one.messages], one.gold, [[s for s in spans if s.type in kinds] for spans in found], kinds)
        rows.append(Row(one.name, 100 * exact(one.gold, found, kinds).f1, 100 * lost.rate, 100 * lost.removed))
    return rows


def _first(one: EvalSet) -> EvalSet:
    messages: list[Message] = one.messages[:MOST]
    return replace(one, messages=messages, gold=one.gold[:MOST])
