"""Fresh values for the real sources, from the unpacked lists; each split sees its own part of every list."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from ..split import in_split


_LEGAL_FORMS = frozenset(
    "inc corp corporation company co ltd plc llc lp group holdings trust fund etf class a b common stock shares the of &".split()
)


class Values:
    """Random names, places, companies and addresses in English and Japanese."""

    def __init__(self, folder: Path, split: str) -> None:
        self._folder = folder
        self._split = split
        us_first = self._lines("en_first_names_us_census_female.txt") + self._lines("en_first_names_us_census_male.txt")
        self._first = [
            [n.title() for n in us_first],
            self._lines("en_first_names_faker.txt"),
            self._column("intl_forenames_by_country.tsv", 2),
            self._latin("intl_first_names_smashew.txt"),
            self._latin("intl_female_wiktionary.txt") + self._latin("intl_male_wiktionary.txt"),
        ]
        surnames = [n.title() for n in self._lines("en_surnames_us_census.txt")]
        self._last = [
            surnames[:5000],
            surnames,
            self._column("intl_surnames_by_country.tsv", 2),
            self._latin("intl_surnames_smashew.txt"),
            self._latin("intl_surnames_wiktionary.txt"),
        ]
        self._cities = self._lines("en_cities_faker.txt") + self._lines("en_places_randomname.txt")
        self._companies = self._lines("en_companies_sp500.txt") + self._lines("en_companies_nasdaq.txt")
        self._addresses = [line.title() if line.isupper() else line for line in self._lines("en_us_addresses_usaddress.txt")]
        self._ja_last = [
            self._column("ja_surnames_shuheilocale.tsv", 0),
            self._column("ja_surnames_ipadic.tsv", 0),
            self._column("ja_surnames_enamdict.tsv", 0),
        ]
        self._ja_first = [
            self._column("ja_first_name_male_gimei.tsv", 0) + self._column("ja_first_name_female_gimei.tsv", 0),
            self._column("ja_given_names_ipadic.tsv", 0),
            self._column("ja_given_names_man_shuheilocale.tsv", 0) + self._column("ja_given_names_woman_shuheilocale.tsv", 0),
        ]
        self._ja_full = [name for name in self._column("ja_full_person_names_enamdict.tsv", 0) if 3 <= len(name) <= 6]
        others = self._column("ja_person_names_other_ipadic.tsv", 0)
        self._ja_other = [name for name in others if len(name) >= 2 and "ァ" <= min(name) and max(name) <= "ー"]
        self._ja_read_last = self._read("ja_surnames_shuheilocale.tsv", 2) + self._read("ja_surnames_ipadic.tsv", 1)
        self._ja_read_first = self._read("ja_first_name_male_gimei.tsv", 2) + self._read("ja_first_name_female_gimei.tsv", 2) + self._read("ja_given_names_ipadic.tsv", 1)
        self._ja_places = self._lines("ja_places_ipadic.txt")

    def first_name(self, rng: Random) -> str:
        return rng.choice(rng.choice(self._first))

    def surname(self, rng: Random) -> str:
        return rng.choice(rng.choice(self._last))

    def person(self, rng: Random, words: int) -> str:
        """A name of about so many words."""
        if words == 1:
            return self.first_name(rng) if rng.random() < 0.6 else self.surname(rng)
        if words == 2:
            if rng.random() < 0.05:
                return f"{rng.choice('ABCDEFGHJKLMNPRSTW')}. {self.surname(rng)}"
            return f"{self.first_name(rng)} {self.surname(rng)}"
        middle = self.first_name(rng) if rng.random() < 0.5 else rng.choice("ABCDEFGHJKLMNPRSTW") + rng.choice((".", ""))
        return f"{self.first_name(rng)} {middle} {self.surname(rng)}"

    def city(self, rng: Random) -> str:
        return rng.choice(self._cities)

    def city_set(self) -> frozenset[str]:
        return frozenset(self._cities)

    def company(self, rng: Random) -> str:
        return rng.choice(self._companies)

    def short_company(self, rng: Random) -> str:
        """A company as people write it: often without its legal form."""
        name = self.company(rng)
        words = name.replace(",", "").split()
        while len(words) > 1 and words[-1].strip(".").lower() in _LEGAL_FORMS:
            words.pop()
        return " ".join(words[:3]) if rng.random() < 0.8 else name

    def us_address(self, rng: Random) -> str:
        return rng.choice(self._addresses)

    def ja_person(self, rng: Random, length: int) -> str:
        if length <= 2:
            return rng.choice(rng.choice(self._ja_last)) if rng.random() < 0.6 else rng.choice(rng.choice(self._ja_first))
        if rng.random() < 0.3:
            return rng.choice(self._ja_full)
        return rng.choice(rng.choice(self._ja_last)) + rng.choice(rng.choice(self._ja_first))

    def ja_pair(self, rng: Random) -> tuple[tuple[str, str], tuple[str, str]]:
        """Family and given name, each with its hiragana reading."""
        return rng.choice(self._ja_read_last), rng.choice(self._ja_read_first)

    def ja_katakana(self) -> list[str]:
        """Single katakana names of people."""
        return self._ja_other

    def ja_foreign(self, rng: Random) -> str:
        """A foreign name in katakana."""
        return rng.choice(self._ja_other)

    def ja_known_people(self) -> tuple[frozenset[str], frozenset[str]]:
        """Frequent surnames (kanji), and first names that example sentences use (katakana); both splits' values."""
        rows = _read(self._folder / "ja_surnames_shuheilocale.tsv")
        foreign = "トム メアリー ジョン ジェーン ナンシー ボブ ケン ビル ジム ルーシー メグ マイク ディック ジャック フレッド ベティ スーザン リンダ ヘレン アン ケイト ロバート ジョージ トニー ピーター ヘンリー マイケル ジェーソン キャロル リサ エミリー"
        return frozenset(row.split("\t")[0] for row in rows), frozenset(foreign.split())

    def ja_place_set(self) -> frozenset[str]:
        return frozenset(self._ja_places)

    def ja_place(self, rng: Random) -> str:
        return rng.choice(self._ja_places)

    def _read(self, name: str, index: int) -> list[tuple[str, str]]:
        """Kanji and hiragana reading from a list with the reading in this column."""
        rows = (line.split("\t") for line in _read(self._folder / name))
        pairs = ((row[0], row[index]) for row in rows if len(row) > index and row[0] and row[index] and in_split(row[0].lower(), self._split))
        return [(kanji, _hiragana(reading)) for kanji, reading in pairs if not "ァ" <= kanji[0] <= "ー"]

    def _lines(self, name: str) -> list[str]:
        return [line for line in _read(self._folder / name) if line and in_split(line.lower(), self._split)]

    def _latin(self, name: str) -> list[str]:
        return [line[0].upper() + line[1:] for line in self._lines(name) if "̀" > max(line) and len(line) > 2]

    def _column(self, name: str, index: int) -> list[str]:
        rows = (line.split("\t") for line in _read(self._folder / name))
        return [row[index] for row in rows if len(row) > index and row[index] and in_split(row[index].lower(), self._split)]


def _hiragana(text: str) -> str:
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


@cache
def _read(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").splitlines())
