"""Self-training: what teachers agree on is taught, what they doubt is not."""

from __future__ import annotations

import unittest

import numpy as np

from sumi_training.encode import IGNORED_SPAN, LABELS
from sumi_training.records import Entity
from sumi_training.teach import _agreed

TEXT = "Ann met Bob"
OFFSETS = [(0, 3), (4, 7), (8, 11)]


def answer(*labels: tuple[str, float]) -> tuple[list[tuple[int, int]], np.ndarray]:
    """One teacher's logits: each token its label with this chance, the rest on O (or, for O itself, on B-PERSON)."""
    rows = np.full((len(labels), len(LABELS)), 1e-9)
    for row, (label, chance) in zip(rows, labels, strict=True):
        row[LABELS.index("B-PERSON" if label == "O" else "O")] = 1 - chance
        row[LABELS.index(label)] = chance
    return OFFSETS, np.log(rows)


class Agreed(unittest.TestCase):
    def test_one_sure_teacher(self) -> None:
        found = _agreed(TEXT, [answer(("B-PERSON", 0.99), ("O", 0.99), ("O", 0.99))])
        self.assertEqual(found, [Entity(0, 3, "PERSON")])

    def test_an_unsure_span_teaches_nothing(self) -> None:
        found = _agreed(TEXT, [answer(("B-PERSON", 0.7), ("O", 0.99), ("O", 0.55))])
        self.assertEqual(found, [Entity(0, 3, IGNORED_SPAN), Entity(8, 11, IGNORED_SPAN)])

    def test_teachers_who_differ(self) -> None:
        first = answer(("B-PERSON", 0.99), ("O", 0.99), ("B-PERSON", 0.99))
        second = answer(("B-LOCATION", 0.99), ("O", 0.99), ("O", 0.99))
        self.assertEqual(_agreed(TEXT, [first, second]), [Entity(0, 3, IGNORED_SPAN), Entity(8, 11, IGNORED_SPAN)])

    def test_a_doubt_that_the_other_teacher_outweighs(self) -> None:
        first = answer(("O", 0.5), ("O", 0.99), ("O", 0.99))
        second = answer(("O", 0.99), ("O", 0.99), ("O", 0.99))
        self.assertEqual(_agreed(TEXT, [first, second]), [])


if __name__ == "__main__":
    unittest.main()
