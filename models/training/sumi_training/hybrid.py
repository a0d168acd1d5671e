"""The fast tagger: a conv-attention hybrid over folded WordPiece embeddings, written with plain matrix products.

Ids of cased pieces are folded inside the graph onto rows of uncased pieces plus a "shape" row (lower, Title, UPPER …),
so `JOHN`, `John` and `john` share what is learned about the name and still differ.
Layers: C = dilated kernel-3 convolution (shift, concatenate, two linear maps), T = self-attention with a distance
bias (ALiBi, Press et al. 2022) + feed-forward. No absolute positions, so no length is special.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class HybridConfig:
    """The shape of a tagger. `dilations` has one entry per C layer."""

    rows: int
    shapes: int
    ids: int
    labels: int
    hidden: int = 256
    intermediate: int = 512
    heads: int = 4
    layers: str = "CCTCCT"
    dilations: tuple[int, ...] = field(default=(1, 2, 1, 4))

    def to_json(self) -> dict[str, object]:
        return asdict(self)


class FoldedEmbedding(nn.Module):
    """id -> row embedding + shape embedding + segment embedding."""

    def __init__(self, config: HybridConfig, row_of: Tensor, shape_of: Tensor) -> None:
        super().__init__()
        self.row = nn.Embedding(config.rows, config.hidden)
        self.shape = nn.Embedding(config.shapes, config.hidden)
        self.segment = nn.Embedding(2, config.hidden)
        for table in (self.row, self.shape, self.segment):
            nn.init.normal_(table.weight, std=0.5)
        self.register_buffer("row_of", row_of.to(torch.int32))
        self.register_buffer("shape_of", shape_of.to(torch.int32))
        self.norm = nn.LayerNorm(config.hidden)

    def forward(self, input_ids: Tensor, token_type_ids: Tensor) -> Tensor:
        rows, shapes = self.row_of[input_ids], self.shape_of[input_ids]
        return self.norm(self.row(rows) + self.shape(shapes) + self.segment(token_type_ids))


class ConvLayer(nn.Module):
    """x + W2 gelu(W1 [x(t-d), x(t), x(t+d)]), pre-normalised."""

    def __init__(self, config: HybridConfig, dilation: int) -> None:
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(config.hidden)
        self.inner = nn.Linear(3 * config.hidden, config.intermediate)
        self.outer = nn.Linear(config.intermediate, config.hidden)

    def forward(self, x: Tensor, keep: Tensor, bias: Tensor) -> Tensor:
        y = self.norm(x) * keep
        d = self.dilation
        padded = F.pad(y, (0, 0, d, d))
        wide = torch.cat([padded[:, : -2 * d], y, padded[:, 2 * d :]], dim=-1)
        return x + self.outer(F.gelu(self.inner(wide), approximate="tanh"))


class AttentionLayer(nn.Module):
    """Multi-head self-attention with an additive distance bias, then a feed-forward block; both pre-normalised."""

    def __init__(self, config: HybridConfig) -> None:
        super().__init__()
        self.heads = config.heads
        self.size = config.hidden // config.heads
        self.norm = nn.LayerNorm(config.hidden)
        self.qkv = nn.Linear(config.hidden, 3 * config.hidden)
        self.out = nn.Linear(config.hidden, config.hidden)
        self.norm2 = nn.LayerNorm(config.hidden)
        self.inner = nn.Linear(config.hidden, config.intermediate)
        self.outer = nn.Linear(config.intermediate, config.hidden)

    def forward(self, x: Tensor, keep: Tensor, bias: Tensor) -> Tensor:
        batch, length, hidden = x.shape
        qkv = self.qkv(self.norm(x)).view(batch, length, 3, self.heads, self.size)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) * (self.size**-0.5) + bias.to(q.dtype)
        mixed = (torch.softmax(scores, dim=-1) @ v).transpose(1, 2).reshape(batch, length, hidden)
        x = x + self.out(mixed)
        return x + self.outer(F.gelu(self.inner(self.norm2(x)), approximate="tanh"))


class Hybrid(nn.Module):
    """input_ids, attention_mask, token_type_ids (int64 [batch, length]) -> logits [batch, length, labels]."""

    def __init__(self, config: HybridConfig, row_of: Tensor, shape_of: Tensor) -> None:
        super().__init__()
        self.config = config
        self.embedding = FoldedEmbedding(config, row_of, shape_of)
        dilations = iter(config.dilations)
        self.layers = nn.ModuleList(
            ConvLayer(config, next(dilations)) if kind == "C" else AttentionLayer(config) for kind in config.layers
        )
        self.norm = nn.LayerNorm(config.hidden)
        self.classifier = nn.Linear(config.hidden, config.labels)
        slopes = torch.tensor([0.0, 0.02, 0.1, 0.4][: config.heads]).view(1, config.heads, 1, 1)
        self.register_buffer("slopes", slopes)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        x = self.embedding(input_ids, token_type_ids)
        keep = attention_mask.to(x.dtype)
        place = torch.cumsum(torch.ones_like(attention_mask), dim=1).to(x.dtype)
        distance = (place[:, None, :, None] - place[:, None, None, :]).abs()
        bias = (keep[:, None, None, :] - 1.0) * 1e4 - distance * self.slopes
        for layer in self.layers:
            x = layer(x, keep[:, :, None], bias)
        return self.classifier(self.norm(x))


def parameter_groups(model: Hybrid, rate: float) -> list[dict]:
    """Weight decay on the matrices only."""
    tables = {id(p) for p in model.embedding.parameters()} | {id(p) for p in model.parameters() if p.ndim == 1}
    return [
        {"params": [p for p in model.parameters() if id(p) not in tables], "weight_decay": 0.05, "rate": rate},
        {"params": [p for p in model.parameters() if id(p) in tables], "weight_decay": 0.0, "rate": rate},
    ]
