"""The newer generators: Japanese numbers without marks left over, historical names by split, answers with the types they teach, rough noise."""

from __future__ import annotations

import unittest
from itertools import islice
from random import Random

from sumi_training.augment import augment
from sumi_training.data import answers
from sumi_training.generate.grammar import is_held_out
from sumi_training.generate.ja import values_numbers as numbers
from sumi_training.generate.ja.values_history import History
from sumi_training.generate.labels import HARD_TYPES
from sumi_training.records import ENTITY_TYPES, parse_markup


class Numbers(unittest.TestCase):
    def test_patterns_are_filled(self) -> None:
        rng = Random(1)
        for _ in range(500):
            for text in (numbers.group(rng), numbers.bare(rng), numbers.log_line(rng), numbers.model(rng), numbers.version(rng), numbers.stamp(rng), numbers.hash_text(rng)):
                self.assertNotRegex(text, r"[@*;|]")
                self.assertTrue(text.strip())

    def test_japanese_labels(self) -> None:
        rng = Random(2)
        self.assertTrue(all(any(ord(c) > 0x3000 or c.isupper() for c in numbers.label(rng)) for _ in range(200)))


class Historical(unittest.TestCase):
    def test_pairs_of_each_split(self) -> None:
        for split in ("train", "heldout"):
            history, rng = History(["カール", "マルクス"], split), Random(1)
            for _ in range(100):
                self.assertEqual(is_held_out(history.imina(rng)[0]), split == "heldout")

    def test_parts(self) -> None:
        history, rng = History(["カール", "マルクス"], "train"), Random(1)
        for parts in (2, 3, 4):
            for _ in range(50):
                self.assertGreaterEqual(history.katakana(rng, parts).count("・"), parts - 1)
        kanji, reading = history.spaced(rng)
        self.assertEqual((kanji.count("\u3000"), reading.count("\u3000")), (1, 2))


class Answers(unittest.TestCase):
    def test_types_and_halves(self) -> None:
        for lang in ("en", "ja"):
            found = list(islice(answers(lang, "train", 5), 400))
            for dialogue in found:
                typed = {e.type for turn in dialogue.turns for e in turn.entities}
                self.assertIn(dialogue.labelled, (HARD_TYPES, frozenset(ENTITY_TYPES)))
                self.assertLessEqual(typed, dialogue.labelled)
            held = sum(any(e.type in HARD_TYPES for turn in d.turns for e in turn.entities) for d in found) / len(found)
            self.assertTrue(0.35 < held < 0.75, f"{lang}: {held}")


class Rough(unittest.TestCase):
    def test_more_noise(self) -> None:
        turn = parse_markup("customer", "The parcel for [[PERSON|Ada Lovelace]], sent on Monday, never arrived at the office.")
        changed = [sum(augment(turn, "en", Random(seed), rough).text != turn.text for seed in range(300)) for rough in (False, True)]
        self.assertGreater(changed[1], changed[0] + 40)


if __name__ == "__main__":
    unittest.main()
