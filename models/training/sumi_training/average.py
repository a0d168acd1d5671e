"""The average command: the weights of two runs of one line of training mixed, for what the longer one forgot (model soups, Wortsman et al. 2022)."""

from __future__ import annotations

from pathlib import Path

import torch


def average(first: Path, second: Path, share: float, out: Path) -> Path:
    """Writes a checkpoint with `share` of the first one's weights and the rest of the second's; it can be exported, not resumed."""
    a, b = (torch.load(path, map_location="cpu", weights_only=False) for path in (first, second))
    if a["config"] != b["config"]:
        raise ValueError("the checkpoints differ in shape")
    mixed = {key: share * a["model"][key] + (1 - share) * value if value.is_floating_point() else value for key, value in b["model"].items()}
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"config": b["config"], "model": mixed}, out)
    return out
