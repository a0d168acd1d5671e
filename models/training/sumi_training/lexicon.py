"""What the Japanese texts and name lists say about a word: an everyday word, a person's name, or unknown. For teach.py, where models alone guess."""

from __future__ import annotations

import lzma
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

#: A word: a run of kanji, of katakana, or of either (names are written in one of them).
_RUN = re.compile(r"[一-龥々]{2,6}|[ァ-ヶー]{2,10}")
_HONORIFIC = ("さん", "様", "さま", "氏", "くん", "君", "ちゃん", "先生", "選手", "監督")
#: Seen so often in the texts, and so seldom before an honorific, that it is an everyday word.
_LEAST, _SELDOM = 12, 0.02
#: So many of the most frequent surnames are names whatever the texts say.
_TOP_SURNAMES = 700


@dataclass(frozen=True)
class Lexicon:
    """`everyday`: words that are no names of people; `surnames` and `given`: listed ones; `full`: whole names as one word."""

    everyday: frozenset[str]
    surnames: frozenset[str]
    given: frozenset[str]
    full: frozenset[str]

    def is_everyday(self, word: str) -> bool:
        return word in self.everyday

    def is_full_name(self, word: str) -> bool:
        """A listed full name, or a listed surname and a listed given name side by side (blank or ・ allowed)."""
        plain = re.sub(r"[ 　・＝=]", "", word)
        if plain in self.full:
            return True
        return any(plain[:at] in self.surnames and plain[at:] in self.given for at in range(1, len(plain)))

    def is_name_part(self, word: str) -> bool:
        return word in self.surnames or word in self.given


def has_honorific(text: str, end: int) -> bool:
    return text.startswith(_HONORIFIC, end)


def read_lexicon(texts: Path, lists: Path) -> Lexicon:
    """Counts the words of all Japanese texts (half a minute) and reads the lists of names."""
    seen: Counter[str] = Counter()
    titled: Counter[str] = Counter()
    for path in sorted(texts.glob("ja_*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for match in _RUN.finditer(line):
                    word = match.group()
                    # The honorific 様 is a kanji and ends the run itself: 田中様.
                    bare = word[:-1] if word[-1] in "様氏君" and len(word) > 2 else word
                    seen[bare] += 1
                    titled[bare] += bare != word or has_honorific(line, match.end())

    def column(name: str, at: int = 0, most: int | None = None) -> list[str]:
        rows = (lists / name).read_text(encoding="utf-8").splitlines()[:most]
        return [row.split("\t")[at] for row in rows if row.count("\t") >= at]

    top = frozenset(column("ja_surnames_shuheilocale.tsv", 0, _TOP_SURNAMES) + column("ja_last_name_gimei.tsv"))
    surnames = top | frozenset(column("ja_surnames_shuheilocale.tsv") + column("ja_surnames_ipadic.tsv"))
    given = frozenset(
        column("ja_first_name_male_gimei.tsv") + column("ja_first_name_female_gimei.tsv") + column("ja_given_names_ipadic.tsv")
        + [word for name in ("man", "woman") for word in column(f"ja_given_names_{name}_shuheilocale.tsv")]
    )  # fmt: skip
    full = frozenset(column("ja_full_person_names_enamdict.tsv") + column("ja_person_names_other_ipadic.tsv"))
    names = {word for word in seen if any(word[:at] in top and word[at:] in given for at in range(1, len(word)))} | top | full
    everyday = frozenset(word for word, count in seen.items() if count >= _LEAST and titled[word] <= _SELDOM * count and word not in names)
    return Lexicon(everyday, surnames, given, full)


def everyday_words(texts: Path, lists: Path, cache: Path) -> list[str]:
    """Everyday words that are also no listed name or place, sorted; counted once and kept in `cache`."""
    if not cache.exists():
        lexicon = read_lexicon(texts, lists)
        places = set((lists / "ja_places_ipadic.txt").read_text(encoding="utf-8").splitlines())
        words = sorted(word for word in lexicon.everyday if not lexicon.is_name_part(word) and word not in places)
        cache.write_text("\n".join(words), encoding="utf-8")
    return cache.read_text(encoding="utf-8").splitlines()
