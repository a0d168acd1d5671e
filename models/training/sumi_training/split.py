"""One rule for what is held out: a tenth, by checksum, the same on every machine."""

from __future__ import annotations

import zlib


def is_held_out(key: str) -> bool:
    """Whether the record, conversation or value with this key belongs to the held-out tenth."""
    return zlib.crc32(key.encode()) % 10 == 3


def in_split(key: str, split: str) -> bool:
    return is_held_out(key) == (split == "heldout")
