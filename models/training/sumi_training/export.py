"""The export command: checkpoint -> fp32 ONNX (checked against PyTorch) -> int8 ONNX and the model folder as shipped."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from .data import load_dialogues
from .encode import CONTEXT_TOKENS, LABELS, STRIDE, WINDOW, assemble, tokenise
from .encoder import Encoder
from .model import Tagger
from .predict import Calibration, onnx_runner, torch_runner
from .smooth import replace, smoothed
from .tokenizer import CLS, SEP

OPSET = 17
NAME, VERSION = "sumi-ner", "0.4.0"


class Int8Rows(nn.Module):
    """An embedding stored as int8 rows with one scale each."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = table.weight.detach().abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(table.weight.detach() / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, index: Tensor) -> Tensor:
        return self.rows[index].float() * self.scale[index]


def export_onnx(model: Tagger, path: Path) -> None:
    """Writes the graph with dynamic batch and length."""
    ids = torch.tensor([[CLS, 70, 80, SEP, 90, 100, 110, SEP]])
    inputs = (ids, torch.ones_like(ids), torch.tensor([[0, 0, 0, 0, 1, 1, 1, 1]]))
    names = ["input_ids", "attention_mask", "token_type_ids"]
    axes = {name: {0: "batch", 1: "length"} for name in (*names, "logits")}
    torch.onnx.export(
        model, inputs, str(path), input_names=names, output_names=["logits"], dynamic_axes=axes, opset_version=OPSET,
        dynamo=False,
    )  # fmt: skip


def export(model: Tagger, folder: Path, work: Path, calls: Sequence[list[int]] = ()) -> dict[str, float]:
    """Writes onnx/model_quantized.onnx into the folder; returns the size and the greatest logit difference to PyTorch.

    `calls`: ids of real model calls, from which the encoder's activations are smoothed for int8; none: as they are.
    """
    work.mkdir(parents=True, exist_ok=True)
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    full, rows8, quantised = work / "model.onnx", work / "model_rows8.onnx", folder / "onnx" / "model_quantized.onnx"
    export_onnx(model, full)
    difference = compare(model, full)
    if difference > 1e-3:
        raise AssertionError(f"fp32 ONNX differs from PyTorch by {difference}")
    table = model.embedding.row
    model.embedding.row = Int8Rows(table)  # type: ignore[assignment]
    layers = replace(model, smoothed(model, calls)) if calls and isinstance(model, Encoder) else {}
    export_onnx(model, rows8)
    replace(model, layers)
    model.embedding.row = table
    quantize_dynamic(rows8, quantised, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm"])
    onnx.checker.check_model(str(quantised))
    return {"fp32_difference": difference, "megabytes": quantised.stat().st_size / 1e6, "fp32_megabytes": full.stat().st_size / 1e6}


def compare(model: Tagger, path: Path, calls: int = 40) -> float:
    """The greatest absolute difference of logits between PyTorch and onnxruntime over random calls of many lengths."""
    rng = np.random.default_rng(3)
    batch = []
    for _ in range(calls):
        context, body = int(rng.integers(0, CONTEXT_TOKENS + 1)), int(rng.integers(1, WINDOW + 1))
        ids = rng.integers(5, model.config.ids, context + body).tolist()
        batch.append([CLS, *ids[:context], SEP, *ids[context:], SEP])
    pairs = zip(torch_runner(model, batch_tokens=1)(batch), onnx_runner(path)(batch), strict=True)
    return max(float(np.abs(a - b).max()) for a, b in pairs)


def write_configs(model: Tagger, vocabulary: Path, folder: Path, calibration: Calibration) -> None:
    """config.json, tokenizer files and sumi.json beside the weights."""
    shape = model.config
    config = {
        "architectures": ["BertForTokenClassification"], "model_type": "bert", "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers if isinstance(shape.layers, int) else len(shape.layers), "num_attention_heads": shape.heads, "intermediate_size": shape.intermediate,
        "vocab_size": shape.ids, "max_position_embeddings": 512, "type_vocab_size": 2, "pad_token_id": 0,
        "id2label": {str(i): label for i, label in enumerate(LABELS)}, "label2id": {label: i for i, label in enumerate(LABELS)},
        "sumi_architecture": shape.to_json(),
    }  # fmt: skip
    sumi = {
        "name": NAME, "version": VERSION, "languages": ["en", "ja"], "context": {"maxTokens": CONTEXT_TOKENS},
        "window": WINDOW, "stride": STRIDE, "temperature": calibration.temperature, "thresholds": calibration.thresholds,
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (("config.json", config), ("sumi.json", sumi)):
        (folder / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(vocabulary / name, folder / name)
    special = {f"{name.lower()}_token": f"[{name}]" for name in ("PAD", "UNK", "CLS", "SEP", "MASK")}
    (folder / "special_tokens_map.json").write_text(json.dumps(special, indent=2) + "\n")


def read_calibration(folder: Path) -> Calibration:
    sumi = json.loads((folder / "sumi.json").read_text(encoding="utf-8"))
    return Calibration(sumi["temperature"], sumi["thresholds"])


def sample_calls(tokenizer: Tokenizer, folder: Path, each: int = 10) -> list[list[int]]:
    """Model calls of some held-out messages of every source, each with the turn before."""
    calls = []
    for path in sorted(folder.glob("*.jsonl")):
        for dialogue in load_dialogues(path)[:each]:
            texts = [turn.text for turn in dialogue.turns[-2:]]
            ids = [tokenise(tokenizer, text).ids for text in ("", *texts)[-2:]]
            calls.append(assemble(ids[0], ids[1][:WINDOW]))
    return calls
