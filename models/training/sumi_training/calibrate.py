"""Temperature and per-type thresholds from the held-out tenths and held-out generated dialogues (never deveval)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from .data import load_dialogues
from .decode import decode, log_softmax
from .encode import IGNORE, label_mask, label_tokens, tokenise, type_mask
from .predict import Calibration, Message, Runner, message_logits
from .records import ENTITY_TYPES, Dialogue, Turn

_TEMPERATURES = np.arange(0.6, 2.41, 0.05)
#: Not above 0.5: what a source forgot to label must not teach the product to leak, and higher ones cost leaks for no F1 (EXPERIMENTS.md, 10).
_THRESHOLDS = np.arange(0.30, 0.51, 0.05)
#: A missed value costs more than a false alarm.
_BETA = 1.5
#: Messages per held-out file: enough for stable figures in about a minute.
_PER_FILE = 400


def calibrate(runner: Runner, tokenizer: Tokenizer, folder: Path) -> Calibration:
    """The temperature of the least loss, then per type the threshold of the best F1.5 (the lowest among equals)."""
    turns: list[tuple[Dialogue, Turn, str]] = []
    for path in sorted(folder.glob("*.jsonl")):
        taken: list[tuple[Dialogue, Turn, str]] = []
        for dialogue in load_dialogues(path):
            previous = ""
            for turn in dialogue.turns:
                taken.append((dialogue, turn, previous))
                previous = turn.text
        turns += taken[: _PER_FILE * (5 if path.stem.startswith("generated") else 1)]
    results = message_logits(runner, tokenizer, [Message(turn.text, previous) for _, turn, previous in turns])
    temperature = _best_temperature(tokenizer, turns, [logits for _, logits in results])
    thresholds = _best_thresholds(turns, results, temperature)
    return Calibration(temperature, thresholds)


def _best_temperature(tokenizer: Tokenizer, turns: list, logits: list[np.ndarray]) -> float:
    kept, gold = [], []
    for (dialogue, turn, _), scores in zip(turns, logits, strict=True):
        labels = np.array(label_tokens(tokenise(tokenizer, turn.text), turn, dialogue.labelled), np.int64)
        sure = labels != IGNORE
        kept.append(np.where(label_mask(type_mask(dialogue.labelled)), scores, -1e4)[sure])
        gold.append(labels[sure])
    scores, labels = np.concatenate(kept), np.concatenate(gold)
    rows = np.arange(len(labels))
    losses = [-log_softmax(scores, t)[rows, labels].mean() for t in _TEMPERATURES]
    return round(float(_TEMPERATURES[int(np.argmin(losses))]), 3)


def _best_thresholds(turns: list, results: list, temperature: float) -> dict[str, float]:
    #: Per type: (score, right) of every span found, and how many there are.
    found: dict[str, list[tuple[float, bool]]] = {kind: [] for kind in ENTITY_TYPES}
    gold = dict.fromkeys(ENTITY_TYPES, 0)
    for (dialogue, turn, _), (offsets, logits) in zip(turns, results, strict=True):
        wanted = {(e.start, e.end, e.type) for e in turn.entities if e.type in dialogue.labelled}
        for _, _, kind in wanted:
            gold[kind] += 1
        for span in decode(turn.text, offsets, logits, temperature):
            if span.type in dialogue.labelled:
                found[span.type].append((span.score, (span.start, span.end, span.type) in wanted))
    thresholds = {}
    for kind, spans in found.items():
        best, choice = -1.0, 0.5
        for threshold in _THRESHOLDS:
            kept = [right for score, right in spans if score >= threshold]
            figure = (1 + _BETA**2) * sum(kept) / max(1, len(kept) + _BETA**2 * gold[kind])
            if figure > best + 1e-4:
                best, choice = figure, float(threshold)
        thresholds[kind] = round(choice, 2) if spans else 0.5
    return thresholds
