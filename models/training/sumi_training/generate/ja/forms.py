"""Reads forms/*.txt and divides them between the splits, rule by rule.

The engine holds out a tenth of every rule; here some must stay whole: rules marked `# =name` (structure, honorifics, endings),
and forms without words of their own (`<PF>`, `<x><x>`), or training would never see a whole kind of message.
Each rule is then handed over as one form, `[a|b|…]`, which the engine does not divide again.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..grammar import SMALLEST_SPLIT_GROUP, is_held_out, read_rules

_FOLDER = Path(__file__).parent / "forms"
_REFERENCE = re.compile(r"<[A-Za-z0-9_]+>")
_WORDS = re.compile(r"[^\W\d_]{2}")


def sources(split: str) -> list[str]:
    """The grammar's sources for one split, in a fixed order."""
    merged: dict[str, list[str]] = {}
    shared: set[str] = set()
    for path in sorted(_FOLDER.glob("*.txt")):
        for name, forms in read_rules(path.read_text(encoding="utf-8")).items():
            if name.startswith("="):
                name = name[1:]
                shared.add(name)
            merged.setdefault(name, []).extend(forms)
    return [f"# {name}\n[{'|'.join(forms if name in shared else divide(forms, split))}]\n" for name, forms in merged.items()]


def divide(forms: list[str], split: str) -> list[str]:
    """The forms of one split."""
    if len(forms) < SMALLEST_SPLIT_GROUP:
        return forms
    bare = [form for form in forms if not _WORDS.search(_REFERENCE.sub("", form))]
    worded = [form for form in forms if _WORDS.search(_REFERENCE.sub("", form))]
    chosen = [form for form in worded if is_held_out(form) == (split == "heldout")]
    return bare + (chosen or worded)


def count() -> tuple[int, int]:
    """How many rules and forms there are."""
    rules = [read_rules(path.read_text(encoding="utf-8")) for path in _FOLDER.glob("*.txt")]
    return sum(map(len, rules)), sum(len(forms) for group in rules for forms in group.values())
