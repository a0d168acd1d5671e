"""Batches for training: examples drawn from the pools by share, gathered by length, padded to fixed lengths."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor

from .encode import IGNORE, label_mask
from .shards import read_pool
from .tokenizer import SEP, UNK

LENGTHS = (10, 14, 18, 22, 28, 34, 40, 48, 56, 64, 76, 88, 100, 114, 128, 146, 164)
#: Share of the tokens per pool; a pool without shards is left out.
SHARES = {
    "en-real": 0.15, "en-rough": 0.08, "en-synthetic": 0.13, "en-taught": 0.05, "en-hard": 0.07, "en-talk": 0.03, "en-answers": 0.05,
    "ja-real": 0.18, "ja-synthetic": 0.13, "ja-taught": 0.09, "ja-hard": 0.08, "ja-talk": 0.05, "ja-answers": 0.06,
}  # fmt: skip
UNKNOWN_SHARE = 0.02
#: Examples between two looks for pools that were written meanwhile.
RESCAN = 20_000

Batch = dict[str, Tensor]


def batches(shards: Path, tokens: int, seed: int) -> Iterator[Batch]:
    """Endless batches of about `tokens` tokens."""
    rng = Random(seed)
    numbers = np.random.default_rng(seed)
    readers: dict[str, Iterator] = {}
    spent: dict[str, float] = {}
    waiting: dict[int, list] = defaultdict(list)
    for number in count():
        if number % RESCAN == 0:
            _find_pools(shards, readers, spent, rng)
        name = min(spent, key=lambda n: spent[n] / SHARES[n])
        example = next(readers[name])
        spent[name] += len(example[0])
        length = next((size for size in LENGTHS if size >= len(example[0])), None)
        if length is None:
            continue
        queue = waiting[length]
        queue.append(example)
        if len(queue) * length >= tokens:
            yield _pad(queue, length, numbers)
            waiting[length] = []


def _find_pools(shards: Path, readers: dict[str, Iterator], spent: dict[str, float], rng: Random) -> None:
    """Adds the pools that have shards by now; a late one starts level with the others."""
    level = min((spent[name] / SHARES[name] for name in spent), default=0.0)
    for name, share in SHARES.items():
        if name not in readers and any((shards / name).glob("shard-*.npz")):
            readers[name] = read_pool(shards / name, Random(rng.random()))
            spent[name] = level * share
    if not readers:
        raise FileNotFoundError(f"no shards under {shards}: run the data command first")


def _pad(queue: list, length: int, numbers: np.random.Generator) -> Batch:
    ids = np.zeros((len(queue), length), np.int64)
    labels = np.full((len(queue), length), IGNORE, np.int64)
    segments = np.zeros((len(queue), length), np.int64)
    mask = np.zeros((len(queue), length), np.int64)
    allowed = np.zeros((len(queue), 1, len(label_mask(0))), bool)
    for row, (tokens, gold, types) in enumerate(queue):
        size = len(tokens)
        ids[row, :size] = tokens
        labels[row, :size] = gold
        mask[row, :size] = 1
        segments[row, int(np.argmax(tokens == SEP)) + 1 : size] = 1
        allowed[row, 0] = label_mask(types)
    hidden = (numbers.random(ids.shape) < UNKNOWN_SHARE) & (ids > SEP)
    ids[hidden] = UNK
    arrays = {"ids": ids, "labels": labels, "segments": segments, "mask": mask, "allowed": allowed}
    return {key: torch.from_numpy(value) for key, value in arrays.items()}
