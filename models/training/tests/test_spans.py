"""Spans stay exact through noise, labels, windows and decoding."""

from __future__ import annotations

import unittest
from random import Random

import numpy as np

from sumi_training import augment
from sumi_training.batches import LENGTHS
from sumi_training.decode import decode, viterbi
from sumi_training.encode import CONTEXT_TOKENS, LABELS, STRIDE, WINDOW, windows
from sumi_training.records import parse_markup
from sumi_training.sources.base import replace_values


def values(turn):
    return [(turn.text[e.start : e.end], e.type) for e in turn.entities]


class Noise(unittest.TestCase):
    turn = parse_markup("customer", "Hi, I'm [[PERSON|Ada O'Neil]]. Mail: [[EMAIL_ADDRESS|a.b@c-d.org]]")

    def test_no_punctuation_keeps_the_signs_of_values(self):
        found = augment.no_punctuation(self.turn, Random(1))
        self.assertEqual(found.text, "Hi Im Ada ONeil Mail a.b@c-d.org")
        self.assertEqual(values(found), [("Ada ONeil", "PERSON"), ("a.b@c-d.org", "EMAIL_ADDRESS")])

    def test_upper_follows_characters_that_grow(self):
        turn = parse_markup("customer", "die straße von [[PERSON|Weiß]] hier")
        self.assertEqual(values(augment.upper(turn, Random(1))), [("WEISS", "PERSON")])

    def test_typos_keep_span_borders(self):
        for seed in range(200):
            turn = augment.typos(self.turn, Random(seed), rate=0.2)
            for entity in turn.entities:
                self.assertFalse(turn.text[entity.start : entity.end] != turn.text[entity.start : entity.end].strip())

    def test_replaced_values_move_later_spans(self):
        turn = parse_markup("customer", "[[PERSON|Al]] and [[PERSON|Bo]]!")
        self.assertEqual(replace_values(turn, lambda e, old: old * 3).text, "AlAlAl and BoBoBo!")


class Windows(unittest.TestCase):
    def test_every_token_is_covered_and_fits_a_bucket(self):
        for length in range(1, 600):
            ranges = windows(length)
            self.assertEqual((ranges[0][0], ranges[-1][1]), (0, length))
            self.assertTrue(all(end - start <= WINDOW for start, end in ranges))
            self.assertTrue(all(b[0] - a[0] == STRIDE for a, b in zip(ranges, ranges[1:])))
        self.assertLessEqual(CONTEXT_TOKENS + WINDOW + 3, LENGTHS[-1])


class Decoding(unittest.TestCase):
    def test_an_inside_label_needs_its_beginning(self):
        scores = np.full((2, len(LABELS)), -9.0)
        scores[0, 0], scores[1, LABELS.index("I-PERSON")], scores[1, LABELS.index("B-PERSON")] = -0.1, -0.1, -0.4
        self.assertEqual([LABELS[i] for i in viterbi(scores)], ["O", "B-PERSON"])

    def test_spans_end_at_words_and_lines(self):
        text = "Annabel\nLee"
        offsets = [(0, 4), (4, 7), (7, 8), (8, 11)]
        logits = np.zeros((4, len(LABELS)))
        for at, label in enumerate(("B-PERSON", "O", "O", "B-PERSON")):
            logits[at, LABELS.index(label)] = 9
        self.assertEqual([(s.start, s.end) for s in decode(text, offsets, logits)], [(0, 7), (8, 11)])
        for at, label in enumerate(("B-PERSON", "I-PERSON", "I-PERSON", "I-PERSON")):
            logits[at] = 0
            logits[at, LABELS.index(label)] = 9
        self.assertEqual([(s.start, s.end) for s in decode(text, offsets, logits)], [(0, 7), (8, 11)])


if __name__ == "__main__":
    unittest.main()
