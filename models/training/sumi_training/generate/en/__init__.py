"""English conversations with personal data, written by a grammar: `forms/*.txt` hold the text, `values_*.py` the values. The three generators never end."""

from .dialogue import answer_dialogues, dialogues, hard_dialogues

__all__ = ["answer_dialogues", "dialogues", "hard_dialogues"]
