"""Masked-language modelling beside the tagging: hidden tokens of plain Japanese (and some English) lines, guessed from what stands around them.

The body has never seen Japanese before this project; tagging alone teaches it only what tells names from other words. The guesses are embedding rows (case is folded
away); the rows are fixed targets there and learn through the input alone, so that seldom seen rows do not drift. The head is dropped at export.
"""

from __future__ import annotations

import lzma
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from .batches import LENGTHS, Batch
from .encode import WINDOW, assemble, tokenise
from .encoder import Encoder
from .split import in_split
from .tokenizer import MASK, SEP, Fold

#: By language: files of `text/`, and characters of each at most. The texts of the Japanese NER train sets are left out: their held-out tenth is in them.
TEXTS = {
    "ja": (("ja_jglue", 2_500_000), ("ja_aozora_sample", 3_000_000), ("ja_tanaka_50k", 1_000_000), ("ja_asdc", 2_000_000), ("ja_real_persona_chat", 3_000_000),
           ("ja_jmrd", 800_000), ("ja_rohan4600", 300_000), ("ja_ami_meeting", 200_000)),
    "en": (("en_ud_ewt", 1_200_000), ("en_topical_chat", 1_500_000), ("en_self_dialogue", 1_000_000)),
}  # fmt: skip
#: Share of the batches by language.
LANGUAGES = (("ja", 0.85), ("en", 0.15))
MASKED = 0.15
#: Lengths of a hidden run.
_RUNS = (1, 1, 1, 2, 2, 3)
#: A row is guessed if its language has it so often.
_LEAST = 5
#: Batches in which the new head alone learns.
HEAD_ALONE = 150
#: Of the loss beside the tagging's: the gradients are then about as long as tagging's.
WEIGHT = 0.25


@dataclass
class Lines:
    """Tokenised lines of one language in flat arrays; `rows`: the embedding rows that are guessed."""

    ids: np.ndarray
    offsets: np.ndarray
    rows: np.ndarray

    def line(self, at: int) -> list[int]:
        return self.ids[self.offsets[at] : self.offsets[at + 1]].tolist()


class Head(nn.Module):
    """Hidden states of masked places -> scores of the given rows."""

    def __init__(self, hidden: int, rows: int) -> None:
        super().__init__()
        self.inner = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden)
        self.bias = nn.Parameter(torch.zeros(rows))

    def forward(self, hidden: Tensor, table: Tensor, rows: Tensor) -> Tensor:
        x = self.norm(F.gelu(self.inner(hidden)))
        return x @ table.detach()[rows].to(x.dtype).T + self.bias[rows].to(x.dtype)


def share_at(done: float, share: float) -> float:
    """Share of the batches that are masked text, `done` of the budget being spent: `share` for the first 35 %, then a fifth of it, none in the last 20 %."""
    return share if done < 0.35 else share / 5 if done < 0.8 else 0.0


def write_lines(folder: Path, texts: Path, tokenizer: Tokenizer, fold: Fold) -> None:
    """Tokenises the texts of every language into `folder`, once."""
    folder.mkdir(parents=True, exist_ok=True)
    for lang, files in TEXTS.items():
        path = folder / f"{lang}.npz"
        if path.exists():
            continue
        lines = [tokenise(tokenizer, text).ids[:WINDOW] for name, most in files for text in _texts(texts / f"{name}.txt.xz", name, most)]
        flat = np.concatenate([np.array(ids, np.int32) for ids in lines])
        counts = np.bincount(fold.row_of[flat], minlength=fold.rows)
        counts[: SEP + 2] = 0
        part = path.with_suffix(".part.npz")
        np.savez(part, ids=flat, offsets=np.concatenate([[0], np.cumsum([len(ids) for ids in lines])]).astype(np.int64), rows=np.flatnonzero(counts >= _LEAST))
        os.replace(part, path)
        print(f"{lang} text: {len(flat):,} tokens, {int((counts >= _LEAST).sum()):,} rows", flush=True)


def _texts(path: Path, name: str, most: int) -> Iterator[str]:
    """Neighbouring lines of the train split from all over the file, `most` characters."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        every = [line.strip() for line in file]
    blocks = [range(at, min(at + 200, len(every))) for at in range(0, len(every), 200) if in_split(f"{name}:{at // 200}", "train")]
    Random(name).shuffle(blocks)
    spent = 0
    for block in blocks:
        for at in block:
            if 6 <= len(every[at]) <= 600:
                yield every[at]
                spent += len(every[at])
        if spent > most:
            return


def read_lines(folder: Path) -> dict[str, Lines]:
    found = {}
    for lang in TEXTS:
        with np.load(folder / f"{lang}.npz") as file:
            found[lang] = Lines(file["ids"], file["offsets"], file["rows"])
    return found


def masked_batches(lines: dict[str, Lines], fold: Fold, tokens: int, seed: int) -> Iterator[Batch]:
    """Endless batches of about `tokens` tokens of one language each; `targets`: places in `rows`, -1 where nothing is hidden."""
    rng = Random(seed)
    numbers = np.random.default_rng(seed)
    place = {lang: _places(found.rows, fold.rows) for lang, found in lines.items()}
    pools = {lang: np.flatnonzero(np.isin(fold.row_of, found.rows)) for lang, found in lines.items()}
    while True:
        lang = rng.choices([name for name, _ in LANGUAGES], [share for _, share in LANGUAGES])[0]
        waiting: dict[int, list[list[int]]] = defaultdict(list)
        found = lines[lang]
        while True:
            at = rng.randrange(1, len(found.offsets) - 1)
            ids = assemble(found.line(at - 1) if rng.random() < 0.5 else [], found.line(at))
            length = next(size for size in LENGTHS if size >= len(ids))
            waiting[length].append(ids)
            if len(waiting[length]) * length >= tokens:
                yield _mask(waiting[length], length, place[lang][fold.row_of], pools[lang], torch.from_numpy(found.rows), numbers)
                break


def _places(rows: np.ndarray, size: int) -> np.ndarray:
    places = np.full(size, -1, np.int64)
    places[rows] = np.arange(len(rows))
    return places


def _mask(queue: list[list[int]], length: int, place_of: np.ndarray, pool: np.ndarray, rows: Tensor, numbers: np.random.Generator) -> Batch:
    """Hides runs of the message (never of its context): four in five as [MASK], one in ten as another token, one in ten as they are."""
    ids = np.zeros((len(queue), length), np.int64)
    segments, mask = np.zeros_like(ids), np.zeros_like(ids)
    for row, tokens in enumerate(queue):
        ids[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1
        segments[row, tokens.index(SEP) + 1 : len(tokens)] = 1
    begun = numbers.random(ids.shape) < MASKED / np.mean(_RUNS)
    runs = numbers.choice(_RUNS, ids.shape)
    hidden = begun.copy()
    for step in range(1, max(_RUNS)):
        hidden[:, step:] |= (begun & (runs > step))[:, :-step]
    targets = np.where(hidden & (segments == 1) & (place_of[ids] >= 0), place_of[ids], -1)
    roll = numbers.random(ids.shape)
    ids[(targets >= 0) & (roll < 0.8)] = MASK
    swapped = (targets >= 0) & (roll > 0.9)
    ids[swapped] = numbers.choice(pool, int(swapped.sum()))
    arrays = {"ids": ids, "segments": segments, "mask": mask, "targets": targets}
    return {**{key: torch.from_numpy(value) for key, value in arrays.items()}, "rows": rows}


def masked_loss(model: Encoder, head: Head, batch: Batch, head_alone: bool) -> Tensor:
    """Cross-entropy of the hidden places."""
    hidden = model.hidden(batch["ids"], batch["mask"], batch["segments"])
    chosen = batch["targets"] >= 0
    hidden = hidden[chosen]
    scores = head(hidden.detach() if head_alone else hidden, model.embedding.row.weight, batch["rows"])
    return F.cross_entropy(scores.float(), batch["targets"][chosen])
