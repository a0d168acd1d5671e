"""Makes activations fit for int8: what is large in an input's channel moves into the weights (SmoothQuant, Xiao et al. 2023).

Dynamic quantisation gives an input one scale for all its channels, and a few channels of this encoder are ten times as large as the rest.
(x · s) W/s is the same product, with the outliers spread; the multiplication by s costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from .model import Tagger
from .predict import torch_runner

#: How much of an outlier moves into the weights; of 0.5 to 1 measured the best (EXPERIMENTS.md, 16).
STRENGTH = 0.8


class SmoothLinear(nn.Module):
    """A linear layer whose input is scaled by channel, and its weights by the inverse."""

    def __init__(self, linear: nn.Linear, largest: Tensor) -> None:
        super().__init__()
        weights = linear.weight.detach().abs().amax(dim=0).clamp(min=1e-5)
        scale = weights ** (1 - STRENGTH) / largest.clamp(min=1e-3) ** STRENGTH
        self.register_buffer("scale", scale / scale.median())
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        self.linear.weight.data = linear.weight.detach() / self.scale
        self.linear.bias.data = linear.bias.detach().clone()

    def forward(self, x: Tensor) -> Tensor:
        return self.linear(x * self.scale)


def smoothed(model: Tagger, calls: Sequence[list[int]]) -> dict[str, SmoothLinear]:
    """By name, what is to replace each linear layer of the body; `calls` are ids of model calls to learn the sizes of the inputs from."""
    largest: dict[str, Tensor] = {}
    layers = {name: layer for name, layer in model.named_modules() if isinstance(layer, nn.Linear) and name != "classifier"}

    def watch(name: str):  # noqa: ANN202 - a hook
        def hook(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            here = inputs[0].detach().abs().flatten(0, -2).amax(dim=0)
            largest[name] = torch.maximum(largest[name], here) if name in largest else here

        return hook

    hooks = [layer.register_forward_pre_hook(watch(name)) for name, layer in layers.items()]
    torch_runner(model, batch_tokens=1)(list(calls))
    for hook in hooks:
        hook.remove()
    return {name: SmoothLinear(layer, largest[name]) for name, layer in layers.items()}


def replace(model: Tagger, layers: dict[str, nn.Module]) -> dict[str, nn.Module]:
    """Puts the layers in place and returns the old ones."""
    old = {}
    for name, layer in layers.items():
        parent, _, own = name.rpartition(".")
        old[name] = model.get_submodule(name)
        setattr(model.get_submodule(parent), own, layer)
    return old
