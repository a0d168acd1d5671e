"""English conversations with personal data, written by a grammar: `forms/*.txt` hold the text, `values_*.py` the values. `dialogues` never ends."""

from .dialogue import dialogues

__all__ = ["dialogues"]
