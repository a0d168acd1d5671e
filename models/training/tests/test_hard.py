"""The generators of hard negatives: exact spans, no span on what only looks like a value, other values in the held-out split."""

from __future__ import annotations

import unittest
from random import Random

from sumi_training.generate.en.values_hard import log_line, number_group
from sumi_training.records import ENTITY_TYPES, Turn, Entity
from sumi_training.shards import _is_bare_secret


class Hard(unittest.TestCase):
    def test_number_groups_are_filled(self) -> None:
        rng = Random(1)
        for _ in range(300):
            text = number_group(rng)
            self.assertNotIn("|", text)
            self.assertTrue(any(c.isalnum() for c in text))
            self.assertNotRegex(log_line(rng), "[@*]")

    def test_bare_secret(self) -> None:
        for text, start, end, kind, expected in (
            ("hunter22", 0, 8, "PASSWORD", True),
            ("its hunter22", 4, 12, "PASSWORD", True),
            ("my password is hunter22", 15, 23, "PASSWORD", False),
            ("Ann Lee", 0, 7, "PERSON", False),
        ):
            with self.subTest(text=text):
                self.assertEqual(_is_bare_secret(Turn("customer", text, [Entity(start, end, kind)])), expected)

    def test_types(self) -> None:
        from sumi_training.generate.en.dialogue import HARD_TYPES

        self.assertEqual(frozenset(ENTITY_TYPES) - HARD_TYPES, {"LOCATION", "ORGANIZATION"})


if __name__ == "__main__":
    unittest.main()
