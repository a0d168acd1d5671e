"""The two taggers behind one name: a new one of either kind, or the one that a checkpoint holds."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from torch import Tensor

from . import encoder, pretrained
from . import tokenizer as wordpiece
from .encode import LABELS
from .encoder import Encoder, EncoderConfig
from .hybrid import Hybrid, HybridConfig

Tagger = Encoder | Hybrid


def new_model(work: Path, kind: str, seed: int, layers: str = "CCTCCT", hidden: int = 256) -> Tagger:
    """`kind` is "minilm" (pretrained encoder) or "hybrid" (from nothing; `layers` and `hidden` are its shape)."""
    _, fold = wordpiece.load(work / "vocabulary")
    row_of, shape_of = torch.from_numpy(fold.row_of), torch.from_numpy(fold.shape_of)
    sizes = {"rows": fold.rows, "shapes": len(wordpiece.SHAPES), "ids": len(fold.row_of), "labels": len(LABELS)}
    if kind == "hybrid":
        return Hybrid(HybridConfig(**sizes, hidden=hidden, intermediate=2 * hidden, layers=layers), row_of, shape_of)
    rows, _ = pretrained.embedding_rows(*_parts(work), torch.Generator().manual_seed(seed))
    return encoder.start(EncoderConfig(**sizes), row_of, shape_of, rows)


def fresh_rows(work: Path) -> Tensor:
    """Which rows of the encoder's embedding are to learn fast: Japanese characters and whatever is not pretrained."""
    pieces, characters = _parts(work)
    _, known = pretrained.embedding_rows(pieces, characters, torch.Generator().manual_seed(0))
    foreign = torch.tensor([not name.isascii() for name in (*wordpiece.SPECIAL, *pieces, *characters)])
    return torch.nonzero(~known | foreign).flatten()


def _parts(work: Path) -> tuple[list[str], list[str]]:
    parts = json.loads((work / "vocabulary" / "pieces.json").read_text(encoding="utf-8"))
    return parts["pieces"], parts["characters"]


def load_model(path: Path) -> Tagger:
    """The tagger of a checkpoint, in evaluation mode on the CPU."""
    saved = torch.load(path, map_location="cpu", weights_only=False)
    weights, shape = saved["model"], saved["config"]
    kind = (Encoder, EncoderConfig) if shape.get("architecture") == "minilm" else (Hybrid, HybridConfig)
    model = kind[0](kind[1](**shape), weights["embedding.row_of"], weights["embedding.shape_of"])
    model.load_state_dict(weights)
    return model.eval()
