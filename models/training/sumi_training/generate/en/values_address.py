"""Addresses: the parts that the forms of `value_address.txt` join, and the values that emit one ADDRESS span."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from ..grammar import Grammar, keep
from . import words_address as words
from .context import Context, filled, written
from .values_dates import spoken_number, spoken_digits
from .values_names import CULTURES, frequent

Value = Callable[[Context], None]


def part_values(lists: Any, split: str, names: Any) -> dict[str, Value]:
    """The raw parts (no entity type) under the names that the address forms use."""

    def own(text: str, separator: str = "|") -> list[str]:
        return keep([item.replace("_", " ") for item in text.split(separator)], split)

    bases = keep(_bases(), split)
    us_list = [s for f in ("en_us_street_names_usaddress", "en_streets_faker") for s in lists.lines(f) if " " in s and not s.isupper()]
    us_cities = [*lists.lines("en_cities_faker"), *lists.lines("en_cities_faker"), *(c for c in lists.lines("en_us_cities_duyet") if len(c) > 3)]
    types_gb, types_us = words.STREET_TYPES_GB.split(), words.STREET_TYPES_US.split()
    states = list(words.US_STATES.items())
    towns_gb = [*own(words.GB_TOWNS), *lists.lines("en_gb_places_faker")[:8]]
    jp_towns = [row[-1].capitalize() for row in lists.rows("ja_address_town_gimei")]
    jp_cities = [*own(words.JP_CITIES), *own(words.JP_CITIES), *(row[-1].capitalize() for row in lists.rows("ja_address_city_gimei"))]

    def base(rng: Random) -> str:
        return rng.choice(bases) if rng.random() < 0.6 else frequent(names.last_us, rng)

    def us_street(rng: Random) -> str:
        return rng.choice(us_list) if rng.random() < 0.45 else f"{base(rng)} {rng.choice(types_us)}"

    def gb_street(rng: Random) -> str:
        return f"{base(rng)} {rng.choice(types_gb)}"

    def zip_code(rng: Random) -> str:
        return rng.choice(states)[1][1] + filled("####", rng)

    def gb_code(rng: Random) -> str:
        code = filled(rng.choice(_GB_CODES).replace("#", "%"), rng)
        return code + (" " if rng.random() < 0.85 else "") + filled("%@@", rng)

    makers: dict[str, Callable[[Random], str]] = {
        "n": lambda r: str(r.randint(1, 99) if r.random() < 0.35 else r.randint(100, 999) if r.random() < 0.5 else r.randint(1000, 19999)),
        "n1": lambda r: str(r.randint(1, 12)),
        "n2": lambda r: str(r.randint(1, 260)),
        "u": lambda r: r.choice((str(r.randint(1, 40)), f"{r.randint(1, 30)}{r.choice('ABCD')}", str(r.randint(101, 2412)), r.choice("ABCDEF"), f"{r.choice('ABCD')}-{r.randint(1, 12)}", f"{r.choice('ABCD')}{r.randint(1, 12)}")),
        "letter": lambda r: r.choice("ABCDabcd"),
        "L": lambda r: r.choice("ABCDEF"),
        **{f"d{i}": (lambda pattern: lambda r: filled(pattern, r))("%" + "#" * (i - 1)) for i in range(1, 7)},
        "ordinal": lambda r: _ordinal(r.randint(1, 190)),
        "us_street": us_street,
        "gb_street": gb_street,
        "gb_street_low": lambda r: gb_street(r).lower(),
        "us_street_low": lambda r: us_street(r).lower(),
        "uscity": lambda r: r.choice(us_cities),
        "city_low": lambda r: (r.choice(us_cities) if r.random() < 0.5 else r.choice(towns_gb)).lower(),
        "st": lambda r: r.choice(states)[0],
        "st_low": lambda r: r.choice(states)[0].lower(),
        "state": lambda r: r.choice(states)[1][0],
        "state_low": lambda r: r.choice(states)[1][0].lower(),
        "zip": zip_code,
        "gbcode": gb_code,
        "gbcode_low": lambda r: gb_code(r).lower(),
        "gbcity": lambda r: r.choice(towns_gb),
        "cacode": lambda r: filled("@%@ %@%", r),
        "caprov": lambda r: r.choice(("ON", "QC", "BC", "AB", "MB", "SK", "NS", "NB", "NL", "PE")),
        "aust": lambda r: r.choice(("NSW", "VIC", "QLD", "WA", "SA", "TAS", "ACT", "NT")),
        "eircode": lambda r: filled("@%#", r) + " " + filled("****", r),
        "nlcode": lambda r: filled("%###", r) + r.choice((" ", "")) + filled("@@", r),
        "last_in": (lambda pool: lambda r: r.choice(pool))(keep(CULTURES["in"][1].split(), split)),
        "jpblock": lambda r: r.choice((f"{r.randint(1, 9)}-{r.randint(1, 30)}-{r.randint(1, 30)}", f"{r.randint(1, 9)}-{r.randint(1, 30)}", f"{r.randint(1, 3000)}", f"{r.randint(1, 9)}-chome {r.randint(1, 30)}-{r.randint(1, 20)}")),
        "jptown": lambda r: r.choice(jp_towns),
        "jpcity": lambda r: r.choice(jp_cities),
        "jpcode": lambda r: filled("###-####", r),
        "spoken_n": lambda r: spoken_number(r.choice((r.randint(1, 30), r.randint(20, 140), r.randint(100, 9999))), r),
        "spoken_small": lambda r: spoken_number(r.randint(1, 24), r),
        "spoken_zip": lambda r: spoken_digits(filled("#####", r), r),
    }
    for name, text, separator in (
        ("house", words.HOUSES, "|"), ("gbvillage", words.GB_VILLAGES, "|"), ("gbcounty", words.GB_COUNTIES, "|"), ("iecity", words.IE_TOWNS, "|"),
        ("iecounty", words.IE_COUNTIES, "|"), ("cacity", words.CA_TOWNS, "|"), ("aucity", words.AU_TOWNS, "|"), ("incity", words.IN_TOWNS, "|"), ("instate", words.IN_STATES, "|"),
        ("de_street", words.DE_STREETS.replace("Am Markt", "Am_Markt"), " "), ("decity", words.DE_TOWNS, "|"), ("fr_street", words.FR_STREETS, "|"), ("frcity", words.FR_TOWNS, "|"), ("es_street", words.ES_STREETS, "|"),
        ("escity", words.ES_TOWNS, "|"), ("it_street", words.IT_STREETS, "|"), ("itcity", words.IT_TOWNS, "|"), ("nl_street", words.NL_STREETS, " "), ("nlcity", words.NL_TOWNS, "|"),
        ("pt_street", words.PT_STREETS, "|"), ("ptcity", words.PT_TOWNS, "|"), ("jpbuilding", words.JP_BUILDINGS, "|"), *((n, t, "|") for n, t in words.WORLD_STREETS.items()),
    ):  # fmt: skip
        makers[name] = (lambda pool: lambda r: r.choice(pool))(own(text, separator))
    return {name: raw(make) for name, make in makers.items()}


def address_values(grammar: Grammar) -> dict[str, Value]:
    """`<address>` in any form, `<address_line>` on one line, `<address_block>` on several, spoken, casual; `<my_…>` keeps to the dialogue's own."""

    def span(rule: str) -> Value:
        def emit(context: Context) -> None:
            context.out.append((written(grammar, rule, context).strip(), "ADDRESS"))

        return emit

    def mine(rule: str) -> Value:
        def emit(context: Context) -> None:
            context.out.append((context.once(f"my {rule}", lambda: written(grammar, rule, context).strip()), "ADDRESS"))

        return emit

    return {
        "address": span("address"),
        "address_line": span("address_line"),
        "address_block": span("address_block"),
        "address_spoken": span("spoken"),
        "address_low": span("casual"),
        "address_po": span("pobox"),
        "street": span("street"),
        "street_plain": span("street_plain"),
        "my_address": mine("address_line"),
        "my_block": mine("address_block"),
    }


def raw(make: Callable[[Random], str]) -> Value:
    """A value without an entity type."""

    def emit(context: Context) -> None:
        context.out.append((make(context.rng), None))

    return emit


_GB_CODES = words.GB_CODE_AREAS.split()


def _bases() -> list[str]:
    joined = words.STREET_BASES
    for pair in ("St. John's", "St Mary's", "St Andrews", "St. Michael's", "All Saints"):
        joined = joined.replace(pair, pair.replace(" ", "_"))
    return [item.replace("_", " ") for item in joined.split()]


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
