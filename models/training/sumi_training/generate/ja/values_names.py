"""People: Japanese names in every script, foreign names in katakana and Latin letters, Chinese, Korean and Vietnamese names."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from random import Random

from ..grammar import keep
from . import words
from .kana import hiragana, half_width, katakana, name_latin

_KATAKANA = re.compile(r"[ァ-ヴー]{2,}")
_HONORIFICS = ("さん", "ちゃん", "くん", "様", "さま", "先生", "氏")
_KANJI = re.compile(r"[一-鿿々ヶケノツ]{1,4}")


@dataclass(frozen=True)
class Person:
    """A name in parts. `kind`: 'ja', 'kata' (foreign, katakana), 'latin', 'cjk' (Chinese or Korean), or 'one' (one indivisible name)."""

    kind: str
    family: str
    given: str
    family_kana: str = ""
    given_kana: str = ""
    joint: str = ""


class Names:
    """Draws people and writes their names in the ways that people do."""

    def __init__(self, lists, split: str) -> None:
        common = lists.rows("ja_surnames_shuheilocale")
        self._common = [(row[0], katakana(row[2])) for row in common]
        self._common_weights = list(itertools.accumulate(max(int(row[1]), 1) ** 0.55 for row in common))
        rare = [(r[0], r[1]) for r in lists.rows("ja_surnames_ipadic") if len(r) > 1 and _KANJI.fullmatch(r[0])]
        rarest = [(r[0], katakana(r[1])) for r in lists.rows("ja_surnames_enamdict") if len(r) > 1 and _KANJI.fullmatch(r[0])]
        self._rare, self._rarest = rare, rarest
        self._word_family = keep(words.pairs(words.FAMILY_WORDS), split, str)
        self._word_given = keep(words.pairs(words.GIVEN_WORDS), split, str)
        gimei = lists.rows("ja_first_name_male_gimei"), lists.rows("ja_first_name_female_gimei")
        self._given = [[(r[0], r[2]) for r in rows if len(r) > 2] for rows in gimei]
        many = lists.rows("ja_given_names_man_shuheilocale"), lists.rows("ja_given_names_woman_shuheilocale")
        self._given_many = [[(r[0], katakana(r[1])) for r in rows if len(r) > 1] for rows in many]
        ipadic = [(r[0], r[1]) for r in lists.rows("ja_given_names_ipadic") if len(r) > 1]
        self._given_ipadic = [pair for pair in ipadic if not _KATAKANA.fullmatch(pair[0])]
        others = [r[0] for r in lists.rows("ja_person_names_other_ipadic") + lists.rows("ja_surnames_ipadic")]
        self._kata_family = [n for n in others if _KATAKANA.fullmatch(n)] + keep(words.KATA_FAMILY.split(), split) * 4
        self._kata_given = [n for n, _ in ipadic if _KATAKANA.fullmatch(n) and len(n) > 2] + keep(words.KATA_GIVEN.split(), split) * 4
        self._full = [(r[0], katakana(r[1])) for r in lists.rows("ja_full_person_names_enamdict") if len(r) > 1 and len(r[0]) < 18 and not r[0].endswith(_HONORIFICS)]
        latin_given = [r[2] for r in lists.rows("intl_forenames_by_country") if len(r) > 2 and r[0] != "JP"]
        latin_family = [r[2] for r in lists.rows("intl_surnames_by_country") if len(r) > 2 and r[0] != "JP"]
        self._latin_given = [latin_given, lists.lines("en_first_names_faker")]
        self._latin_family = [latin_family, lists.lines("en_surnames_faker"), [n.title() for n in lists.lines("en_surnames_us_census")[:9000]]]
        self._zh_family = keep(words.ZH_FAMILY, split)
        self._zh_given = words.ZH_GIVEN
        self._ko_family, self._ko_given = words.pairs(words.KO_FAMILY), keep(words.pairs(words.KO_GIVEN), split, str)
        self._vi = [keep(part.split(), split) for part in (words.VI_FAMILY, words.VI_MIDDLE, words.VI_GIVEN)]

    def person(self, rng: Random) -> Person:
        draw = rng.random()
        if draw < 0.8:
            return self.japanese(rng)
        if draw < 0.89:
            return Person("kata", rng.choice(self._kata_family), rng.choice(self._kata_given), joint="・" if rng.random() < 0.75 else rng.choice((" ", "　", "＝", "")))
        if draw < 0.94:
            return Person("latin", rng.choice(rng.choice(self._latin_family)), rng.choice(rng.choice(self._latin_given)))
        return self._asian(rng)

    def foreign(self, rng: Random) -> Person:
        person = self.person(rng)
        while person.kind == "ja":
            person = self.person(rng)
        return person

    def foreign_katakana(self, rng: Random) -> Person:
        return Person("kata", rng.choice(self._kata_family), rng.choice(self._kata_given), joint="・")

    def katakana_names(self) -> list[str]:
        """Single katakana names of this split, family and given."""
        return self._kata_family + self._kata_given

    def latin_full(self, rng: Random) -> str:
        return f"{rng.choice(rng.choice(self._latin_given))} {rng.choice(rng.choice(self._latin_family))}"

    def japanese(self, rng: Random) -> Person:
        draw = rng.random()
        if draw < 0.66:
            family = rng.choices(self._common, cum_weights=self._common_weights)[0]
        else:
            family = rng.choice(self._rare if draw < 0.76 else self._rarest if draw < 0.84 else self._word_family)
        sex, draw = rng.randrange(2), rng.random()
        if draw < 0.45:
            given = rng.choice(self._given[sex])
        else:
            given = rng.choice(self._given_many[sex] if draw < 0.68 else self._given_ipadic if draw < 0.86 else self._word_given)
        if rng.random() < 0.05:
            given = (rng.choice((hiragana, katakana))(given[1]), given[1])
        if rng.random() < 0.03:
            name = rng.choice(self._kata_given)
            given = (name, name)
        return Person("ja", family[0], given[0], family[1], given[1])

    def _asian(self, rng: Random) -> Person:
        draw = rng.random()
        if draw < 0.4:
            given = "".join(rng.choice(self._zh_given) for _ in range(1 if rng.random() < 0.35 else 2))
            return Person("cjk", rng.choice(self._zh_family), given)
        family, given = rng.choice(self._ko_family), rng.choice(self._ko_given)
        if draw < 0.55:
            return Person("cjk", family[0], given[0], family[1], given[1])
        if draw < 0.75:
            return Person("kata", given[1], family[1], joint=rng.choice(("・", "・", " ", "")))
        family, middle, given = (rng.choice(part) for part in self._vi)
        return Person("kata", middle + "・" + given if rng.random() < 0.7 else given, family, joint="・")

    def word_family(self, rng: Random) -> str:
        """A family name that is also a word or a place."""
        return rng.choice(self._word_family)[0]

    def word_full(self, rng: Random) -> str:
        return self.word_family(rng) + rng.choice(("", "", " ", "　")) + self.word_given(rng)

    def word_given(self, rng: Random) -> str:
        return rng.choice(self._word_given)[0]

    def famous(self, rng: Random) -> str:
        """A full name without a space, as newspapers and encyclopaedias write it."""
        draw = rng.random()
        if draw < 0.35:
            return rng.choice(self._full)[0]
        person = self.japanese(rng) if draw < 0.7 else self.person(rng)
        return write(person, "full", rng)


def write(person: Person, form: str, rng: Random) -> str:
    """The name as 'full', 'spaced', 'family', 'given', 'kana' (katakana), 'hira', 'half', 'kana_family', 'hira_family', 'latin' or 'spelled'."""
    if person.kind in ("kata", "latin"):
        return _foreign(person, form, rng)
    if person.kind == "cjk" and not person.family_kana and form in ("kana", "hira", "half", "kana_family", "hira_family", "latin", "spelled"):
        form = "full"
    if form == "full":
        return person.family + person.given
    if form == "spaced":
        return person.family + rng.choice(" 　") + person.given
    if form in ("family", "given"):
        return person.family if form == "family" else person.given
    if form == "spelled":
        return rng.choice("-- 、・").join(name_latin(person.family_kana, rng).upper()) or person.family
    if form == "latin":
        return _romaji(person, rng)
    if form.endswith("_family"):
        return person.family_kana if form == "kana_family" else hiragana(person.family_kana)
    text = person.family_kana + rng.choice((" ", "　", "　", "")) + person.given_kana
    return text if form == "kana" else hiragana(text) if form == "hira" else half_width(text.replace("　", " "))


def _foreign(person: Person, form: str, rng: Random) -> str:
    if form in ("family", "kana_family", "hira_family"):
        return person.family if rng.random() < 0.6 else person.given
    if form == "given":
        return person.given
    if form == "spelled" and person.kind == "latin":
        return rng.choice("- ").join(person.family.upper())
    if person.kind == "kata":
        return person.given + person.joint + person.family
    draw = rng.random()
    if draw < 0.7:
        return f"{person.given} {person.family}"
    if draw < 0.8:
        return f"{person.given} {person.family}".upper()
    if draw < 0.9:
        return f"{person.family} {person.given}"
    return f"{person.given} {rng.choice('ABCDEFGHJKLMNPRSTW')}. {person.family}"


def _romaji(person: Person, rng: Random) -> str:
    family, given = name_latin(person.family_kana, rng), name_latin(person.given_kana, rng)
    order = rng.random()
    first, last = (given, family) if order < 0.6 else (family, given)
    draw = rng.random()
    if draw < 0.5:
        return f"{first.title()} {last.title()}"
    if draw < 0.8:
        return f"{first.upper()} {last.upper()}"
    if draw < 0.9:
        return f"{first} {last}"
    return f"{family.upper()}, {given.title()}" if draw < 0.95 else f"{family.upper()} {given.title()}"


def latin_parts(person: Person, rng: Random) -> tuple[str, str]:
    """Small ASCII letters of the family and given name, for addresses of mail and user names; invented where there is no reading."""
    if person.family_kana:
        return name_latin(person.family_kana, rng), name_latin(person.given_kana, rng)
    pair = [re.sub("[^a-z]", "", part.lower()) for part in (person.family, person.given)]
    return pair[0] or rng.choice(words.HANDLE_WORDS), pair[1] or rng.choice(words.HANDLE_WORDS)
