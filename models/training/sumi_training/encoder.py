"""The main tagger: a BERT body (6 layers, hidden 384) that starts from all-MiniLM-L6-v2, over folded embeddings of both languages.

Same contract as the hybrid in `model.py`: input_ids, attention_mask, token_type_ids -> logits. Cased ids fold onto uncased rows
plus a shape row that starts at zero, so the pretrained English rows serve `john`, `John` and `JOHN` alike from the first step.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from . import pretrained

_EPS = 1e-12


@dataclass(frozen=True)
class EncoderConfig:
    """The shape of an encoder."""

    rows: int
    shapes: int
    ids: int
    labels: int
    hidden: int = 384
    intermediate: int = 1536
    heads: int = 12
    layers: int = 6
    positions: int = 512
    dropout: float = 0.1
    architecture: str = "minilm"

    def to_json(self) -> dict[str, object]:
        return asdict(self)


class FoldedEmbedding(nn.Module):
    """id -> row + shape + segment + position, normalised. `fresh` lists the rows that are not pretrained: they learn faster."""

    def __init__(self, config: EncoderConfig, row_of: Tensor, shape_of: Tensor) -> None:
        super().__init__()
        self.dropout = config.dropout
        self.row = nn.Embedding(config.rows, config.hidden)
        self.shape = nn.Embedding(config.shapes, config.hidden)
        self.segment = nn.Embedding(2, config.hidden)
        self.position = nn.Embedding(config.positions, config.hidden)
        nn.init.zeros_(self.shape.weight)
        self.register_buffer("row_of", row_of.to(torch.int32))
        self.register_buffer("shape_of", shape_of.to(torch.int32))
        self.norm = nn.LayerNorm(config.hidden, eps=_EPS)

    def forward(self, input_ids: Tensor, token_type_ids: Tensor) -> Tensor:
        rows, shapes = self.row_of[input_ids], self.shape_of[input_ids]
        place = torch.cumsum(torch.ones_like(input_ids), dim=1) - 1
        x = self.norm(self.row(rows) + self.shape(shapes) + self.segment(token_type_ids) + self.position(place))
        return F.dropout(x, self.dropout) if self.training and self.dropout else x


class EncoderLayer(nn.Module):
    """BERT's layer: self-attention and feed-forward, each normalised after its residual."""

    def __init__(self, config: EncoderConfig) -> None:
        super().__init__()
        self.heads = config.heads
        self.size = config.hidden // config.heads
        self.qkv = nn.Linear(config.hidden, 3 * config.hidden)
        self.out = nn.Linear(config.hidden, config.hidden)
        self.norm = nn.LayerNorm(config.hidden, eps=_EPS)
        self.inner = nn.Linear(config.hidden, config.intermediate)
        self.outer = nn.Linear(config.intermediate, config.hidden)
        self.norm2 = nn.LayerNorm(config.hidden, eps=_EPS)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, hidden = x.shape
        qkv = self.qkv(x).view(batch, length, 3, self.heads, self.size)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        # Written out: on a CPU in bfloat16 its backward pass is three times as fast as scaled_dot_product_attention's.
        scores = q @ k.transpose(-1, -2) * (self.size**-0.5) + bias.to(q.dtype)
        mixed = (torch.softmax(scores, dim=-1) @ v).transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm(x + self.out(mixed))
        return self.norm2(x + self.outer(F.gelu(self.inner(x))))


class Encoder(nn.Module):
    """input_ids, attention_mask, token_type_ids (int64 [batch, length]) -> logits [batch, length, labels]."""

    def __init__(self, config: EncoderConfig, row_of: Tensor, shape_of: Tensor) -> None:
        super().__init__()
        self.config = config
        self.embedding = FoldedEmbedding(config, row_of, shape_of)
        self.layers = nn.ModuleList(EncoderLayer(config) for _ in range(config.layers))
        self.classifier = nn.Linear(config.hidden, config.labels)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        return self.classifier(self.hidden(input_ids, attention_mask, token_type_ids))

    def hidden(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """The last layer's states [batch, length, hidden]."""
        x = self.embedding(input_ids, token_type_ids)
        bias = (attention_mask.to(x.dtype)[:, None, None, :] - 1.0) * 1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


def start(config: EncoderConfig, row_of: Tensor, shape_of: Tensor, rows: Tensor) -> Encoder:
    """An encoder with the pretrained body and the given embedding rows."""
    model = Encoder(config, row_of, shape_of)
    old = pretrained.weights()
    with torch.no_grad():
        _copy(model.embedding.row.weight, rows)
        _copy(model.embedding.position.weight, old["embeddings.position_embeddings.weight"])
        # The pretrained model has only ever seen segment 0.
        _copy(model.embedding.segment.weight, old["embeddings.token_type_embeddings.weight"][:1].expand(2, -1))
        _copy_norm(model.embedding.norm, old, "embeddings.LayerNorm")
        for number, layer in enumerate(model.layers):
            name = f"encoder.layer.{number}"
            for kind in ("weight", "bias"):
                parts = [old[f"{name}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                _copy(getattr(layer.qkv, kind), torch.cat(parts))
                _copy(getattr(layer.out, kind), old[f"{name}.attention.output.dense.{kind}"])
                _copy(getattr(layer.inner, kind), old[f"{name}.intermediate.dense.{kind}"])
                _copy(getattr(layer.outer, kind), old[f"{name}.output.dense.{kind}"])
            _copy_norm(layer.norm, old, f"{name}.attention.output.LayerNorm")
            _copy_norm(layer.norm2, old, f"{name}.output.LayerNorm")
    return model


def _copy(target: Tensor, value: Tensor) -> None:
    if target.shape != value.shape:
        raise ValueError(f"shapes differ: {tuple(target.shape)} and {tuple(value.shape)}")
    target.copy_(value)


def _copy_norm(norm: nn.LayerNorm, old: dict[str, Tensor], name: str) -> None:
    _copy(norm.weight, old[f"{name}.weight"])
    _copy(norm.bias, old[f"{name}.bias"])


def parameter_groups(model: Encoder, rate: float) -> list[dict]:
    """Body and known rows keep what they know at a low rate; head and shapes, which start from nothing, learn at four times `rate`."""
    quick = [*model.classifier.parameters(), *model.embedding.shape.parameters()]
    slow = [model.embedding.row.weight, model.embedding.segment.weight, model.embedding.position.weight]
    chosen = {id(p) for p in (*quick, *slow)}
    body = [p for p in model.parameters() if id(p) not in chosen]
    return [
        {"params": [p for p in body if p.ndim > 1], "weight_decay": 0.01, "rate": rate},
        {"params": [p for p in body if p.ndim == 1], "weight_decay": 0.0, "rate": rate},
        {"params": quick, "weight_decay": 0.0, "rate": 4 * rate},
        {"params": slow, "weight_decay": 0.0, "rate": 0.4 * rate},
    ]


class FreshRows:
    """Lets the rows that are not pretrained move further in each step than the optimizer's own rate says."""

    FACTOR = 10.0

    def __init__(self, model: Encoder, fresh: Tensor) -> None:
        self.table = model.embedding.row.weight
        self.fresh = fresh
        self.before: Tensor | None = None

    @torch.no_grad()
    def remember(self) -> None:
        self.before = self.table[self.fresh]

    @torch.no_grad()
    def push(self) -> None:
        now = self.table[self.fresh]
        self.table[self.fresh] = self.before + self.FACTOR * (now - self.before)
