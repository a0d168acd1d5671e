"""Smoothing changes the scales, never the product; averaging mixes weights of one shape alone."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import torch
from torch import nn

from sumi_training.average import average
from sumi_training.smooth import SmoothLinear


class Smooth(unittest.TestCase):
    def test_same_product_and_less_spread(self) -> None:
        torch.manual_seed(1)
        layer, x = nn.Linear(16, 8), torch.randn(5, 16)
        x[:, 3] *= 40
        smooth = SmoothLinear(layer, x.abs().amax(dim=0))
        self.assertTrue(torch.allclose(layer(x), smooth(x), atol=1e-4))
        spread = lambda t: float(t.abs().amax(dim=0).max() / t.abs().amax(dim=0).median())  # noqa: E731
        self.assertLess(spread(x * smooth.scale), spread(x) / 4)


class Average(unittest.TestCase):
    def test_share_and_shape(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            a, b, c, out = (Path(folder) / f"{name}.pt" for name in "abcd")
            for path, value, rows in ((a, 1.0, 2), (b, 2.0, 2), (c, 2.0, 3)):
                torch.save({"config": {"rows": rows}, "model": {"w": torch.full((2,), value), "ids": torch.tensor([rows])}}, path)
            self.assertEqual(torch.load(average(a, b, 0.25, out), weights_only=False)["model"]["w"].tolist(), [1.75, 1.75])
            with self.assertRaises(ValueError):
                average(a, c, 0.25, out)


if __name__ == "__main__":
    unittest.main()
