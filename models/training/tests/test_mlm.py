"""Masked text: what is hidden can be restored, the context stays, the head learns, the share falls to nothing, and a run goes on from its checkpoint."""

from __future__ import annotations

import unittest

import numpy as np
import torch

from sumi_training import mlm
from sumi_training.encoder import Encoder, EncoderConfig
from sumi_training.tokenizer import MASK, SEP, Fold

ROWS = 40


def lines() -> dict[str, mlm.Lines]:
    rng = np.random.default_rng(1)
    lengths = rng.integers(5, 30, 60)
    ids = rng.integers(10, ROWS, int(lengths.sum())).astype(np.int32)
    found = mlm.Lines(ids, np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64), np.arange(10, 35))
    return {lang: found for lang in mlm.TEXTS}


FOLD = Fold(ROWS, np.arange(ROWS, dtype=np.int32), np.zeros(ROWS, np.int32))


class MaskedBatches(unittest.TestCase):
    def test_seeded(self) -> None:
        first, second, other = (mlm.masked_batches(lines(), FOLD, 600, seed) for seed in (1, 1, 2))
        a, b, c = next(first), next(second), next(other)
        self.assertTrue(torch.equal(a["ids"], b["ids"]) and torch.equal(a["targets"], b["targets"]))
        self.assertFalse(a["ids"].shape == c["ids"].shape and torch.equal(a["ids"], c["ids"]))

    def test_what_is_hidden(self) -> None:
        stream = mlm.masked_batches(lines(), FOLD, 600, 1)
        hidden = masks = message = 0
        for _ in range(40):
            batch = next(stream)
            chosen = batch["targets"] >= 0
            self.assertFalse(bool((chosen & (batch["segments"] == 0)).any()), "the context is never hidden")
            self.assertFalse(bool((batch["ids"][chosen] == SEP).any()))
            self.assertTrue(bool((batch["rows"][batch["targets"][chosen]] >= 10).all()))
            self.assertFalse(bool(((batch["ids"] == MASK) & ~chosen).any()))
            hidden += int(chosen.sum())
            masks += int((batch["ids"] == MASK).sum())
            message += int((batch["segments"] == 1).sum())
        self.assertAlmostEqual(masks / hidden, 0.8, delta=0.05)
        self.assertAlmostEqual(hidden / message, mlm.MASKED * 25 / 30, delta=0.04)

    def test_rows_are_fixed_targets(self) -> None:
        torch.manual_seed(1)
        model = Encoder(EncoderConfig(ROWS, 1, ROWS, 3, hidden=16, intermediate=32, heads=2, layers=1, positions=64), torch.arange(ROWS), torch.zeros(ROWS, dtype=torch.int64))
        head = mlm.Head(16, ROWS)
        batch = next(mlm.masked_batches(lines(), FOLD, 600, 3))
        mlm.masked_loss(model, head, batch, head_alone=True).backward()
        self.assertIsNone(model.embedding.row.weight.grad)
        self.assertIsNotNone(head.inner.weight.grad)
        optimizer = torch.optim.Adam([*model.parameters(), *head.parameters()], 3e-3)
        losses = []
        for _ in range(60):
            optimizer.zero_grad()
            loss = mlm.masked_loss(model, head, batch, head_alone=False)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        self.assertLess(losses[-1], 0.7 * losses[0])

    def test_share_falls_to_nothing(self) -> None:
        shares = [mlm.share_at(done, 0.5) for done in (0.0, 0.34, 0.36, 0.79, 0.81, 1.0)]
        self.assertEqual(shares, [0.5, 0.5, 0.1, 0.1, 0.0, 0.0])


if __name__ == "__main__":
    unittest.main()
