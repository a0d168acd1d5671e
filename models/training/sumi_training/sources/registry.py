"""All real sources of one split."""

from __future__ import annotations

from pathlib import Path

from . import addresses, chat_en, ner_en, ner_ja, plain, silver
from .base import Source
from .values import Values


def real_sources(data: Path, lists: Path, split: str) -> list[Source]:
    """Every source that trains (`train`), or its held-out tenth (`heldout`)."""
    values = Values(lists, split)
    train, text = data / "train", data / "text"
    return [
        chat_en.multidogo(train, split, values),
        chat_en.sgd(train, split, values),
        chat_en.restaurant8k(train, split, values),
        chat_en.contextual_anonymizer(train, split, values),
        *chat_en.small_sources(train, split, values),
        *ner_en.ner_sources(train, split, values),
        *ner_ja.ner_sources(train, split, values),
        addresses.usaddress(train, split, values),
        addresses.credsweeper(train, split),
        *plain.plain_sources(text, split),
        *silver.english(text, lists, split, values),
        *silver.japanese(text, split, values),
    ]
