"""The train command: budgeted by minutes or tokens, resumable, on CPU (bf16) or CUDA."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from . import tokenizer as wordpiece
from .batches import Batch, batches
from .encode import IGNORE, LABELS
from .model import ModelConfig, Tagger

WARM_UP_STEPS = 200


@dataclass(frozen=True)
class TrainOptions:
    """`minutes` and `tokens` are budgets: the learning rate falls to zero at whichever ends first."""

    minutes: float = 75.0
    tokens: int = 10**12
    batch_tokens: int = 4096
    learning_rate: float = 1.2e-3
    seed: int = 1
    layers: str = "CCTCCT"
    hidden: int = 256
    save_every_s: float = 240.0


def new_model(work: Path, options: TrainOptions) -> Tagger:
    _, fold = wordpiece.load(work / "vocabulary")
    config = ModelConfig(
        rows=fold.rows, shapes=len(wordpiece.SHAPES), ids=len(fold.row_of), labels=len(LABELS), hidden=options.hidden,
        intermediate=2 * options.hidden, layers=options.layers,
    )  # fmt: skip
    return Tagger(config, torch.from_numpy(fold.row_of), torch.from_numpy(fold.shape_of))


def loss_of(logits: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy over the labels that the example's source annotates."""
    logits = logits.float().masked_fill(~batch["allowed"], -1e4)
    return F.cross_entropy(logits.flatten(0, 1), batch["labels"].flatten(), ignore_index=IGNORE)


def train(work: Path, name: str, options: TrainOptions) -> Path:
    """Trains `name` (or goes on from its checkpoint) and returns the checkpoint's path."""
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = new_model(work, options).to(device)
    table = list(model.embedding.parameters())
    tables = {id(p) for p in table} | {id(p) for p in model.parameters() if p.ndim == 1}
    groups = [
        {"params": [p for p in model.parameters() if id(p) not in tables], "weight_decay": 0.05},
        {"params": [p for p in model.parameters() if id(p) in tables], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=options.learning_rate, betas=(0.9, 0.98), fused=True)
    path = work / "runs" / name / "checkpoint.pt"
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {"step": 0, "tokens": 0, "elapsed": 0.0}
    if path.exists():
        saved = torch.load(path, map_location=device, weights_only=False)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        torch.set_rng_state(saved["rng"])
        state = saved["state"]
        print(f"resumed {path} at step {state['step']}", flush=True)
    stream = batches(work / "shards", options.batch_tokens, options.seed + state["step"])
    log = (path.parent / "log.jsonl").open("a")
    begun, saved_at, losses = time.monotonic() - state["elapsed"], time.monotonic(), []
    model.train()
    for batch in stream:
        state["elapsed"] = time.monotonic() - begun
        done = max(state["elapsed"] / (options.minutes * 60), state["tokens"] / options.tokens)
        if done >= 1:
            break
        rate = options.learning_rate * min(1.0, (state["step"] + 1) / WARM_UP_STEPS) * max(0.01, 1 - done)
        for group in optimizer.param_groups:
            group["lr"] = rate
        batch = {key: value.to(device) for key, value in batch.items()}
        with torch.autocast(device, torch.bfloat16):
            logits = model(batch["ids"], batch["mask"], batch["segments"])
        loss = loss_of(logits, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(loss.item())
        state["step"] += 1
        state["tokens"] += int(batch["mask"].sum())
        if state["step"] % 100 == 0:
            row = {**state, "loss": sum(losses) / len(losses), "rate": rate, "tokens_per_s": state["tokens"] / state["elapsed"]}
            log.write(json.dumps(row) + "\n")
            log.flush()
            print(f"step {row['step']} tokens {row['tokens']:,} loss {row['loss']:.4f} {row['tokens_per_s']:.0f} tok/s", flush=True)
            losses = []
        if time.monotonic() - saved_at > options.save_every_s:
            save(path, model, optimizer, state)
            saved_at = time.monotonic()
    save(path, model, optimizer, state)
    return path


def save(path: Path, model: Tagger, optimizer: torch.optim.Optimizer, state: dict) -> None:
    part = path.with_suffix(".part")
    content = {
        "config": model.config.to_json(), "model": model.state_dict(), "optimizer": optimizer.state_dict(), "state": state,
        "rng": torch.get_rng_state(),
    }  # fmt: skip
    torch.save(content, part)
    os.replace(part, path)


def load_model(path: Path) -> Tagger:
    """The tagger of a checkpoint, in evaluation mode on the CPU."""
    saved = torch.load(path, map_location="cpu", weights_only=False)
    weights = saved["model"]
    config = ModelConfig(**saved["config"])
    model = Tagger(config, weights["embedding.row_of"], weights["embedding.shape_of"])
    model.load_state_dict(weights)
    return model.eval()
