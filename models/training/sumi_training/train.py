"""The train command: budgeted by minutes or tokens, resumable, on CPU (bf16) or CUDA."""

from __future__ import annotations

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from . import encoder, hybrid
from .batches import Batch, batches
from .encode import IGNORE
from .encoder import FreshRows
from .model import Tagger, fresh_rows, new_model


@dataclass(frozen=True)
class TrainOptions:
    """`minutes` and `tokens` are budgets: the learning rate falls to zero at whichever ends first."""

    minutes: float = 75.0
    tokens: int = 10**12
    #: Tokens of one worker's part of a step.
    batch_tokens: int = 3072
    #: Parts of a step worked on side by side, each by a thread of its own: with other jobs on the cores far better than two OpenMP threads.
    workers: int = 2
    learning_rate: float = 2.5e-4
    #: Steps until the full learning rate.
    warm_up: int = 200
    seed: int = 1
    model: str = "minilm"
    #: Of the hybrid only.
    layers: str = "CCTCCT"
    hidden: int = 256
    #: Share of the budget after which to stop; the learning rate still falls to zero at its whole.
    stop_at: float = 1.0
    save_every_s: float = 240.0


def loss_of(logits: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy over the labels that the example's source annotates."""
    logits = logits.float().masked_fill(~batch["allowed"], -1e4)
    return F.cross_entropy(logits.flatten(0, 1), batch["labels"].flatten(), ignore_index=IGNORE)


def _learn(model: Tagger, batch: Batch, device: str, share: float) -> tuple[float, int]:
    """Adds a part's gradients (autograd locks each sum); returns its share of the loss and its tokens."""
    batch = {key: value.to(device) for key, value in batch.items()}
    with torch.autocast(device, torch.bfloat16):
        logits = model(batch["ids"], batch["mask"], batch["segments"])
    loss = loss_of(logits, batch) * share
    loss.backward()
    return loss.item(), int(batch["mask"].sum())


def train(work: Path, name: str, options: TrainOptions) -> Path:
    """Trains `name` (or goes on from its checkpoint) and returns the checkpoint's path."""
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = new_model(work, options.model, options.seed, options.layers, options.hidden).to(device)
    groups = (hybrid if options.model == "hybrid" else encoder).parameter_groups(model, options.learning_rate)
    optimizer = torch.optim.AdamW(groups, lr=options.learning_rate, betas=(0.9, 0.98), fused=True)
    fresh = FreshRows(model, fresh_rows(work).to(device)) if options.model == "minilm" else None
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
    pool = ThreadPoolExecutor(options.workers)
    parts = [next(stream) for _ in range(options.workers)]
    while True:
        state["elapsed"] = time.monotonic() - begun
        done = max(state["elapsed"] / (options.minutes * 60), state["tokens"] / options.tokens)
        if done >= options.stop_at:
            break
        rate = min(1.0, (state["step"] + 1) / options.warm_up) * max(0.01, 1 - done)
        for group, start in zip(optimizer.param_groups, groups, strict=True):
            group["lr"] = rate * start["rate"]
        running = [pool.submit(_learn, model, part, device, 1 / options.workers) for part in parts]
        parts = [next(stream) for _ in range(options.workers)]
        done_parts = [future.result() for future in running]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        if fresh:
            fresh.remember()
        optimizer.step()
        if fresh:
            fresh.push()
        optimizer.zero_grad(set_to_none=True)
        losses.append(sum(loss for loss, _ in done_parts))
        state["step"] += 1
        state["tokens"] += sum(tokens for _, tokens in done_parts)
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
