"""English conversations with personal data, written by a grammar: `forms/*.txt` hold the text, `values_*.py` the values. `dialogues` and `hard_dialogues` never end."""

from .dialogue import dialogues, hard_dialogues

__all__ = ["dialogues", "hard_dialogues"]
