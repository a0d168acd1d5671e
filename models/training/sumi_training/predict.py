"""Runs a tagger over messages by the input contract: PyTorch in padded batches, or an ONNX file one call at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from .decode import Span, decode
from .encode import LABELS, STRIDE, WINDOW, assemble, tokenise, windows
from .model import Tagger
from .tokenizer import SEP

#: ids of one call -> logits [length, labels]; takes many calls so that a back end may batch them.
Runner = Callable[[list[list[int]]], list[np.ndarray]]


@dataclass(frozen=True)
class Calibration:
    """Temperature of the softmax and the least score per type."""

    temperature: float = 1.0
    thresholds: dict[str, float] = field(default_factory=dict)


def torch_runner(model: Tagger, batch_tokens: int = 8192) -> Runner:
    def run(calls: list[list[int]]) -> list[np.ndarray]:
        order = sorted(range(len(calls)), key=lambda i: len(calls[i]))
        found: dict[int, np.ndarray] = {}
        at = 0
        while at < len(order):
            chosen = [order[at]]
            while at + len(chosen) < len(order) and (len(chosen) + 1) * len(calls[order[at + len(chosen)]]) <= batch_tokens:
                chosen.append(order[at + len(chosen)])
            found.update(_torch_batch(model, calls, chosen))
            at += len(chosen)
        return [found[index] for index in range(len(calls))]

    return run


@torch.no_grad()
def _torch_batch(model: Tagger, calls: list[list[int]], chosen: list[int]) -> dict[int, np.ndarray]:
    length = max(len(calls[index]) for index in chosen)
    ids = torch.zeros(len(chosen), length, dtype=torch.int64)
    mask, segments = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, index in enumerate(chosen):
        call = calls[index]
        ids[row, : len(call)] = torch.tensor(call)
        mask[row, : len(call)] = 1
        segments[row, call.index(SEP) + 1 : len(call)] = 1
    logits = model(ids, mask, segments).float().numpy()
    return {index: logits[row, : len(calls[index])] for row, index in enumerate(chosen)}


def onnx_runner(path: Path, threads: int = 1) -> Runner:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def run(calls: list[list[int]]) -> list[np.ndarray]:
        results = []
        for call in calls:
            segments = np.zeros((1, len(call)), np.int64)
            segments[0, call.index(SEP) + 1 :] = 1
            ids = np.array([call], np.int64)
            feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": segments}
            results.append(session.run(["logits"], feed)[0][0])
        return results

    return run


@dataclass(frozen=True)
class Message:
    """A text and what was said before it ("" for nothing)."""

    text: str
    previous: str = ""


def message_logits(runner: Runner, tokenizer: Tokenizer, messages: Sequence[Message]) -> list[tuple[list, np.ndarray]]:
    """Token offsets and logits per message; where windows overlap, each token's logits come from the window whose edge is farther."""
    calls: list[list[int]] = []
    parts: list[tuple[int, int, int]] = []
    offsets = []
    for number, message in enumerate(messages):
        tokens = tokenise(tokenizer, message.text)
        previous = tokenise(tokenizer, message.previous).ids if message.previous else []
        offsets.append(tokens.offsets)
        for start, end in windows(len(tokens.ids)):
            calls.append(assemble(previous, tokens.ids[start:end]))
            parts.append((number, start, end))
    logits = [np.zeros((len(found), len(LABELS)), np.float32) for found in offsets]
    for (number, start, end), scores in zip(parts, runner(calls), strict=True):
        body = scores[len(scores) - 1 - (end - start) : len(scores) - 1]
        # The first half of an overlap keeps the earlier window's logits.
        skip = (WINDOW - STRIDE) // 2 if start > 0 else 0
        logits[number][start + skip : end] = body[skip:]
    return list(zip(offsets, logits, strict=True))


def predict(
    runner: Runner, tokenizer: Tokenizer, messages: Sequence[Message], calibration: Calibration = Calibration()
) -> list[list[Span]]:
    """Spans per message."""
    results = message_logits(runner, tokenizer, messages)
    return [
        decode(message.text, offsets, logits, calibration.temperature, calibration.thresholds)
        for message, (offsets, logits) in zip(messages, results, strict=True)
    ]
