"""Where training reads and writes. Both folders can be moved by environment variables."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

TRAINING = Path(__file__).resolve().parent.parent
#: Shards, checkpoints, reports; ignored by git.
WORK = Path(os.environ.get("SUMI_WORK", TRAINING / ".work"))
#: `train/`, `deveval/`, `text/` and `lists.tar.xz`.
DATA = Path(os.environ.get("SUMI_DATA", TRAINING.parent.parent.parent / "shared" / "data"))
#: The model as shipped.
MODEL = Path(os.environ.get("SUMI_MODEL", TRAINING.parent / "sumi-ner"))
HANDWRITTEN = TRAINING.parent.parent / "test" / "fixtures" / "handwritten"


def lists_dir() -> Path:
    """The unpacked value lists; unpacks them on first use."""
    folder = WORK / "lists"
    if not (folder / "SOURCES.md").exists():
        WORK.mkdir(parents=True, exist_ok=True)
        with tarfile.open(DATA / "lists.tar.xz") as archive:
            archive.extractall(WORK, filter="data")
    return folder
