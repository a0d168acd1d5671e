"""The train command: budgeted by minutes or tokens, resumable, on CPU (bf16) or CUDA."""

from __future__ import annotations

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
import torch.nn.functional as F
from torch import Tensor

from . import encoder, hybrid, mlm
from . import tokenizer as wordpiece
from .batches import Batch, batches
from .encode import IGNORE
from .encoder import FreshRows
from .model import Tagger, fresh_rows, new_model
from .paths import DATA


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
    #: Share of the batches at the start that are masked text (mlm.share_at); 0: tagging alone. The encoder only.
    mlm_share: float = 0.0


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


def _guess(model: Tagger, head: mlm.Head, batch: Batch, device: str, share: float, head_alone: bool) -> tuple[float, int]:
    """The same for a part of masked text; returns its loss and its tokens."""
    batch = {key: value.to(device) for key, value in batch.items()}
    with torch.autocast(device, torch.bfloat16):
        loss = mlm.masked_loss(model, head, batch, head_alone)
    (loss * share * mlm.WEIGHT).backward()
    return loss.item(), int(batch["mask"].sum())


def train(work: Path, name: str, options: TrainOptions) -> Path:
    """Trains `name` (or goes on from its checkpoint) and returns the checkpoint's path."""
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = new_model(work, options.model, options.seed, options.layers, options.hidden).to(device)
    groups = (hybrid if options.model == "hybrid" else encoder).parameter_groups(model, options.learning_rate)
    head, masked = None, None
    if options.mlm_share:
        head = mlm.Head(model.config.hidden, model.config.rows).to(device)
        groups.append({"params": list(head.parameters()), "weight_decay": 0.0, "rate": 4 * options.learning_rate})
    optimizer = torch.optim.AdamW(groups, lr=options.learning_rate, betas=(0.9, 0.98), fused=True)
    fresh = FreshRows(model, fresh_rows(work).to(device)) if options.model == "minilm" else None
    path = work / "runs" / name / "checkpoint.pt"
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {"step": 0, "tokens": 0, "elapsed": 0.0, "masked": 0, "guesses": 0}
    if path.exists():
        saved = torch.load(path, map_location=device, weights_only=False)
        model.load_state_dict(saved["model"])
        if head and "head" in saved:
            head.load_state_dict(saved["head"])
        if "optimizer" in saved:
            optimizer.load_state_dict(saved["optimizer"])
            torch.set_rng_state(saved["rng"])
        state |= saved.get("state", {})
        print(f"resumed {path} at step {state['step']}", flush=True)
    stream = batches(work / "shards", options.batch_tokens, options.seed + state["step"])
    chance = Random(options.seed + state["step"])
    if head:
        coder, fold = wordpiece.load(work / "vocabulary")
        mlm.write_lines(work / "text", DATA / "text", coder, fold)
        masked = mlm.masked_batches(mlm.read_lines(work / "text"), fold, options.batch_tokens, options.seed + state["step"])
    log = (path.parent / "log.jsonl").open("a")
    begun, saved_at, losses, guessed = time.monotonic() - state["elapsed"], time.monotonic(), [], []

    def next_part(done: float) -> Batch:
        return next(masked) if masked and chance.random() < mlm.share_at(done, options.mlm_share) else next(stream)

    def learn(part: Batch) -> tuple[float, int]:
        if "targets" not in part:
            return _learn(model, part, device, 1 / options.workers)
        return _guess(model, head, part, device, 1 / options.workers, state["guesses"] < mlm.HEAD_ALONE)

    model.train()
    pool = ThreadPoolExecutor(options.workers)
    parts = [next_part(0.0) for _ in range(options.workers)]
    while True:
        state["elapsed"] = time.monotonic() - begun
        done = max(state["elapsed"] / (options.minutes * 60), state["tokens"] / options.tokens)
        if done >= options.stop_at:
            break
        rate = min(1.0, (state["step"] + 1) / options.warm_up) * max(0.01, 1 - done)
        for group, start in zip(optimizer.param_groups, groups, strict=True):
            group["lr"] = rate * start["rate"]
        running = [(pool.submit(learn, part), "targets" in part) for part in parts]
        parts = [next_part(done) for _ in range(options.workers)]
        done_parts = [(*future.result(), masks) for future, masks in running]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        if fresh:
            fresh.remember()
        optimizer.step()
        if fresh:
            fresh.push()
        optimizer.zero_grad(set_to_none=True)
        losses += [loss * options.workers for loss, _, masks in done_parts if not masks]
        guessed += [loss for loss, _, masks in done_parts if masks]
        state["step"] += 1
        state["tokens"] += sum(tokens for _, tokens, _ in done_parts)
        state["masked"] += sum(tokens for _, tokens, masks in done_parts if masks)
        state["guesses"] += sum(masks for _, _, masks in done_parts)
        if state["step"] % 100 == 0:
            row = {**state, "loss": _mean(losses), "guess_loss": _mean(guessed), "rate": rate, "tokens_per_s": state["tokens"] / state["elapsed"]}
            log.write(json.dumps(row) + "\n")
            log.flush()
            print(f"step {row['step']} tokens {row['tokens']:,} loss {row['loss']:.4f} guesses {row['guess_loss']:.3f} {row['tokens_per_s']:.0f} tok/s", flush=True)
            losses, guessed = [], []
        if time.monotonic() - saved_at > options.save_every_s:
            save(path, model, optimizer, state, head)
            saved_at = time.monotonic()
    save(path, model, optimizer, state, head)
    return path


def _mean(values: list[float]) -> float:
    return sum(values) / max(1, len(values))


def save(path: Path, model: Tagger, optimizer: torch.optim.Optimizer, state: dict, head: mlm.Head | None = None) -> None:
    part = path.with_suffix(".part")
    content = {
        "config": model.config.to_json(), "model": model.state_dict(), "optimizer": optimizer.state_dict(), "state": state,
        "rng": torch.get_rng_state(),
    }  # fmt: skip
    if head:
        content["head"] = head.state_dict()
    torch.save(content, part)
    os.replace(part, path)
