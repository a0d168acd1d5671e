"""Tokenised training data on disk: pools of shards, each an .npz of flat arrays, written once and read at random.

A pool is a folder `shards/<lang>-<kind>` (data.POOLS). A shard holds ids (uint32), labels (uint8), offsets (int32, one more
than examples) and masks (uint16: bits of the entity types its source annotates).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
from tokenizers import Tokenizer

from .augment import augment, lower
from .encode import IGNORE, assemble, label_tokens, tokenise, type_mask, windows
from .records import Dialogue, Turn

SHARD_TOKENS = 300_000
#: Half of the examples see the previous turn.
CONTEXT_SHARE = 0.5

Example = tuple[list[int], list[int], int]


def examples(dialogue: Dialogue, tokenizer: Tokenizer, rng: Random, *, noise: bool = True, rough: bool = False, context_share: float = CONTEXT_SHARE) -> Iterator[Example]:
    """Every window of every turn of a dialogue, noise added, half of them with the previous turn as context."""
    previous: list[int] = []
    mask = type_mask(dialogue.labelled)
    lower_all = noise and rng.random() < 0.04
    for turn in dialogue.turns:
        if noise:
            turn = augment(turn, dialogue.lang, rng, rough)
            if lower_all:
                turn = lower(turn, rng)
        tokens = tokenise(tokenizer, turn.text)
        labels = label_tokens(tokens, turn, dialogue.labelled)
        context = previous if _is_bare_secret(turn) or rng.random() < context_share else []
        for start, end in windows(len(tokens.ids)):
            if start == end:
                continue
            ids = assemble(context, tokens.ids[start:end])
            head = len(ids) - (end - start) - 1
            yield ids, [IGNORE] * head + labels[start:end] + [IGNORE], mask
        previous = tokens.ids


def _is_bare_secret(turn: Turn) -> bool:
    """Whether the message is hardly more than a password or user name: without the question nothing tells it from any other word."""
    return any(e.type in ("PASSWORD", "USERNAME") and e.end - e.start > 0.6 * len(turn.text) for e in turn.entities)


def write_pool(folder: Path, dialogues: Iterator[Dialogue], tokenizer: Tokenizer, tokens: int, seed: int, *, context_share: float = CONTEXT_SHARE, rough: bool = False) -> int:
    """Writes shards until the pool has `tokens` tokens; returns how many were written. Continues after existing shards."""
    folder.mkdir(parents=True, exist_ok=True)
    number = max((int(path.stem[6:]) + 1 for path in folder.glob("shard-?????.npz")), default=0)
    rng = Random(f"{seed}/{folder.name}/{number}")
    written = 0
    while written < tokens:
        batch: list[Example] = []
        size = 0
        while size < SHARD_TOKENS:
            for example in examples(next(dialogues), tokenizer, rng, context_share=context_share, rough=rough):
                batch.append(example)
                size += len(example[0])
        _save(folder / f"shard-{number:05d}.npz", batch)
        number += 1
        written += size
    return written


def _save(path: Path, batch: list[Example]) -> None:
    lengths = [len(ids) for ids, _, _ in batch]
    arrays = {
        "ids": np.concatenate([np.array(ids, np.uint32) for ids, _, _ in batch]),
        "labels": np.concatenate([np.array(labels, np.uint8) for _, labels, _ in batch]),
        "offsets": np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32),
        "masks": np.array([mask for _, _, mask in batch], np.uint16),
    }
    part = path.with_suffix(".part.npz")
    np.savez(part, **arrays)
    os.replace(part, path)


def read_pool(folder: Path, rng: Random) -> Iterator[tuple[np.ndarray, np.ndarray, int]]:
    """Endless examples of a pool in random order; shards written meanwhile join at the next pass."""
    while True:
        paths = sorted(path for path in folder.glob("shard-?????.npz"))
        if not paths:
            raise FileNotFoundError(f"no shards in {folder}: run the data command first")
        rng.shuffle(paths)
        # Several shards at a time, so that one source's run of examples is spread.
        for at in range(0, len(paths), 4):
            yield from _shuffled([np.load(path) for path in paths[at : at + 4] if path.exists()], rng)
            if len(list(folder.glob("shard-?????.npz"))) > 2 * len(paths):
                break  # The pool has grown a lot: start over with all of it.


def _shuffled(files: list, rng: Random) -> Iterator[tuple[np.ndarray, np.ndarray, int]]:
    loaded = [{key: file[key] for key in ("ids", "labels", "offsets", "masks")} for file in files]
    order = [(shard, index) for shard, file in enumerate(loaded) for index in range(len(file["masks"]))]
    rng.shuffle(order)
    for shard, index in order:
        file = loaded[shard]
        start, end = file["offsets"][index], file["offsets"][index + 1]
        yield file["ids"][start:end], file["labels"][start:end], int(file["masks"][index])
