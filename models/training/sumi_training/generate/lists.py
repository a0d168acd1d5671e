"""The public lists of names, places, companies and passwords in one folder, of which each split sees its own part."""

from __future__ import annotations

from pathlib import Path

from .grammar import keep


class Lists:
    """A folder of lists: `NAME.txt` (one item a line) and `NAME.tsv` (columns), each divided like the forms.

    Case is ignored: `SMITH` of one file and `Smith` of another fall on the same side (as in `sources.values`).
    """

    def __init__(self, folder: str | Path, split: str) -> None:
        if split not in ("train", "heldout"):
            raise ValueError(f"unknown split {split}")
        self.folder = Path(folder)
        self._split = split

    def lines(self, name: str) -> list[str]:
        """The items of `NAME.txt` in file order."""
        items = (line.strip() for line in self._read(f"{name}.txt"))
        return keep([item for item in items if item], self._split, str.lower)

    def rows(self, name: str, key_column: int = 0) -> list[list[str]]:
        """The rows of `NAME.tsv`; the key column's text decides the side."""
        rows = (line.split("\t") for line in self._read(f"{name}.tsv"))
        return keep([row for row in rows if len(row) > key_column], self._split, lambda row: row[key_column].lower())

    def _read(self, file: str) -> list[str]:
        return (self.folder / file).read_text(encoding="utf-8").splitlines()
