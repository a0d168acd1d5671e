"""Passwords, pass phrases, PINs, one-time codes and answers to security questions, as people invent them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from ..grammar import keep
from .context import Context, filled
from .values_dates import spoken_digits
from .values_names import NamePools, frequent

Value = Callable[[Context], None]

#: Common words for passwords and pass phrases; written for this project.
_WORDS = (
    "apple river candle purple monkey dragon summer winter autumn spring coffee pepper ginger cookie banana orange tiger rocket galaxy sunset thunder lightning rainbow flower garden castle bridge window mirror pillow blanket guitar piano drum trumpet "
    "soccer football baseball hockey tennis chess poker marble pebble copper silver golden velvet cotton leather wooden crystal diamond emerald ruby shadow whisper silent happy lucky sleepy hungry angry brave gentle clever turtle rabbit penguin dolphin "
    "falcon eagle sparrow pigeon badger otter beaver hedgehog squirrel kitten puppy horse donkey camel llama zebra giraffe walrus octopus lobster shrimp salmon tuna pizza pasta noodle burger taco waffle pancake muffin biscuit butter cheese mustard "
    "ketchup onion garlic carrot potato tomato spinach broccoli pumpkin melon lemon cherry peach mango coconut walnut almond peanut staple battery correct planet comet meteor saturn jupiter mars venus orbit engine bicycle scooter tractor wagon anchor "
    "harbor lighthouse island desert forest jungle meadow valley mountain glacier volcano canyon ladder hammer wrench bucket shovel umbrella jacket mitten slipper button zipper pocket wallet lantern compass teapot kettle spoon saucer napkin pencil crayon "
    "marker notebook paper letter stamp envelope parcel ticket magnet lever pulley piston gravel quartz cobalt nickel tin zinc onyx amber jade ocean breeze storm cloud puddle icicle snowman sled igloo wizard goblin pirate ninja knight princess queen joker"
).split()
_PETS = "Biscuit Rex Fluffy Max Luna Bella Charlie Milo Coco Daisy Rocky Simba Nala Oreo Pepper Shadow Whiskers Mittens Socks Tiger Smokey Ziggy Peanut Pickles Duke Rosie Molly Poppy Teddy Bruno Bandit Ginger Snowball Patches Waffles Noodle".split()
_TEAMS = "arsenal liverpool chelsea lakers yankees cowboys steelers celtics packers united rangers barca juventus dodgers".split()
_SCHOOLS = ("St Mary's", "Lincoln Elementary", "Oakwood Primary", "Hillcrest Academy", "Maple Grove", "Westfield High", "Sacred Heart", "Park Lane Juniors", "Northgate", "Roosevelt Middle School", "Greenfield Infants", "King Edward's")
_THINGS = ("lasagna", "sushi", "pizza", "mac and cheese", "chicken tikka", "tacos", "blue", "teal", "turquoise", "Mr. Henderson", "Mrs. Whitlock", "Miss Pringle", "Ford Fiesta", "Honda Civic", "VW Beetle", "red Mustang", "Toyota Corolla", "The Matrix", "Casablanca", "Jaws", "The Hobbit", "Dune", "Nirvana", "ABBA", "Queen")  # fmt: skip
_SYMBOLS = "!@#$%&*?!!!_-.+=^"
_COMMON = "password Password1 Password123 Passw0rd! letmein welcome1 Welcome123! qwerty qwerty123 abc123 changeme admin iloveyou Summer2024! Spring2023 Winter25! hunter2 test1234 asdfgh trustno1 P@ssw0rd P@55word temp1234 Welcome1 default guest 123456 12345678".split()


class Credentials:
    """Draws secrets of one split."""

    def __init__(self, lists: Any, names: NamePools, split: str) -> None:
        self._names = names
        self._words = keep(_WORDS, split)
        self._common = keep(_COMMON, split)
        self._listed = [w for w in lists.lines("passwords_common_zxcvbn") if len(w) > 3]
        self._complex = lists.lines("passwords_complex_credsweeper")
        self._pets = keep(_PETS, split)
        self._towns = lists.lines("en_cities_faker")

    def password(self, rng: Random) -> str:
        roll = rng.random()
        if roll < 0.10:
            return frequent(self._listed, rng)
        if roll < 0.13:
            return rng.choice(self._common)
        if roll < 0.15:
            return rng.choice(self._complex)
        if roll < 0.27:
            return self._random(rng)
        if roll < 0.33:
            return self.passphrase(rng, rng.choice("-_.-"))
        word, other = self._base(rng), self._base(rng)
        number = str(rng.choice((rng.randint(0, 9), rng.randint(10, 99), rng.randint(1950, 2026), rng.randint(100, 9999), 123, 1)))
        symbol = rng.choice(_SYMBOLS)
        return rng.choice(
            (f"{word.capitalize()}{number}{symbol}", f"{word.capitalize()}{symbol}{number}", f"{word}{number}", f"{word.capitalize()}{number}", f"{word}{other}{number}", f"{word.capitalize()}{other.capitalize()}{number}{symbol}",
             f"{leet(word)}{number}", f"{leet(word.capitalize())}{symbol}", f"{symbol}{word}{number}", f"{word}{symbol}{other}", f"{word.capitalize()}{symbol}{other}{number}", f"{word}{symbol}{number}", f"{number}{word.capitalize()}{symbol}",
             f"{word}{other}", f"{word.upper()}{number}", f"{leet(word)}-{other}", f"i{symbol}love{word}", f"{word.capitalize()}.{number}", f"{word.capitalize()}{number}{symbol}{rng.choice(_SYMBOLS)}", f"my{word.capitalize()}{number}", f"{word}{number}{other[0]}")
        )  # fmt: skip

    def passphrase(self, rng: Random, separator: str = " ") -> str:
        return separator.join(rng.choice(self._words) for _ in range(rng.choice((2, 3, 3, 4, 4, 5))))

    def answer(self, rng: Random) -> str:
        roll = rng.random()
        if roll < 0.3:
            return frequent(self._names.last_us, rng)
        if roll < 0.55:
            return rng.choice(self._pets)
        if roll < 0.7:
            return rng.choice(self._towns)
        return rng.choice(_SCHOOLS if roll < 0.82 else _THINGS)

    def _base(self, rng: Random) -> str:
        roll = rng.random()
        return rng.choice(self._words) if roll < 0.6 else frequent(self._names.first_us, rng).lower() if roll < 0.8 else rng.choice(self._pets).lower() if roll < 0.9 else rng.choice(_TEAMS)

    def _random(self, rng: Random) -> str:
        roll = rng.random()
        if roll < 0.25:
            return "-".join("".join(rng.choice(_CHARS) for _ in range(4)) for _ in range(rng.choice((2, 3, 4))))
        alphabet = _CHARS if roll < 0.55 else _CHARS + _SYMBOLS
        return "".join(rng.choice(alphabet) for _ in range(rng.randint(7, 16)))


def credential_values(lists: Any, names: NamePools, split: str) -> dict[str, Value]:
    """`<password>` (the dialogue's own), `<password_other>`, `<passphrase>`, `<pin>`, `<otp>`, `<secret_answer>`, `<maiden>`, `<pet>` …: all PASSWORD."""
    credentials = Credentials(lists, names, split)
    words = keep(_WORDS, split)

    def fresh(make: Callable[[Random], str]) -> Value:
        return lambda context: context.out.append((make(context.rng), "PASSWORD"))

    def password(context: Context) -> None:
        context.out.append((context.once("password", lambda: credentials.password(context.rng)), "PASSWORD"))

    def spoken(r: Random) -> str:
        return f"{r.choice(('capital ', ''))}{r.choice(words)} {spoken_digits(str(r.randint(1, 9999)), r)}{r.choice((' exclamation mark', ' exclamation point', ' hash', ' dollar sign', '', '', ''))}"

    return {
        "password": password,
        "password_other": fresh(credentials.password),
        "passphrase": fresh(credentials.passphrase),
        "password_word": fresh(lambda r: r.choice(words) if r.random() < 0.5 else frequent(credentials._listed, r)),
        "password_spoken": fresh(spoken),
        "wifi": fresh(lambda r: credentials.password(r) if r.random() < 0.7 else filled(r.choice(("****-****-****", "########", "~~~~-~~~~-####", "##********##")), r)),
        "pin": fresh(lambda r: filled("####" if r.random() < 0.8 else "######", r)),
        "pin_spoken": fresh(lambda r: spoken_digits(filled("####", r), r)),
        "otp": fresh(lambda r: filled(r.choice(("######", "######", "######", "### ###", "###-###", "####", "*****", "########", "G-######")), r)),
        "secret_answer": fresh(credentials.answer),
        "maiden": fresh(lambda r: frequent(names.last_us, r)),
        "pet": fresh(lambda r: r.choice(credentials._pets)),
        "school_answer": fresh(lambda r: r.choice(_SCHOOLS)),
        "thing_answer": fresh(lambda r: r.choice(_THINGS)),
        "town_answer": fresh(lambda r: r.choice(credentials._towns)),
    }


def leet(word: str) -> str:
    return word.replace("a", "@" if len(word) % 2 else "4").replace("e", "3").replace("o", "0").replace("i", "1").replace("s", "$" if len(word) % 3 == 0 else "5")


_CHARS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
