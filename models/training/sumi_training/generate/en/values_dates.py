"""Dates: birth dates in every way people write or say them, other dates that are not personal, and spoken numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

MONTHS = "January February March April May June July August September October November December".split()
_SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
    "eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth "
    "twenty-ninth thirtieth thirty-first"
).split()


def birth_day(rng: Random) -> date:
    """A day on which a customer, or now and then a customer's child, was born."""
    year = rng.randint(2005, 2024) if rng.random() < 0.15 else int(rng.triangular(1935, 2007, 1984))
    return date(year, 1, 1) + timedelta(days=rng.randrange(365))


def near_day(rng: Random) -> date:
    """A day around the present."""
    return date(2026, 1, 1) + timedelta(days=rng.randint(-900, 500))


def numeric(day: date, rng: Random) -> str:
    d, m, y = day.day, day.month, day.year
    return rng.choice(_NUMERIC)(d, m, y, rng.choice("/-.") if rng.random() < 0.35 else "/")


def worded(day: date, rng: Random) -> str:
    name = MONTHS[day.month - 1] if rng.random() < 0.55 else _SHORT[day.month - 1]
    return rng.choice(_WORDED)(day.day, name, day.year, _suffix(day.day))


def spoken_date(day: date, rng: Random) -> str:
    month, ordinal = MONTHS[day.month - 1].lower(), _ORDINALS[day.day]
    if rng.random() < 0.5:
        ordinal = ordinal.replace("-", " ")
    year = spoken_year(day.year, rng)
    return rng.choice(
        (f"{month} {ordinal} {year}", f"{ordinal} of {month} {year}", f"the {ordinal} of {month} {year}", f"{month} {spoken_number(day.day, rng)} {year}",
         f"{_ONES[day.month]} {spoken_number(day.day, rng)} {year}", f"{month} the {ordinal} {year}", f"{spoken_number(day.day, rng)} {month} {year}")
    )  # fmt: skip


def spoken_year(year: int, rng: Random) -> str:
    short = year % 100
    low = "hundred" if short == 0 else f"oh {_ONES[short]}" if short < 10 else spoken_number(short, rng)
    if year >= 2000:
        return rng.choice((f"two thousand {spoken_number(short, rng)}" if short else "two thousand", f"twenty {low}"))
    return f"nineteen {low}" if rng.random() < 0.75 else low


def spoken_number(number: int, rng: Random) -> str:
    """A street number, day or small amount in words."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, one = divmod(number, 10)
        return _TENS[tens] + (rng.choice((" ", "-")) + _ONES[one] if one else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        if rest and rng.random() < 0.5:
            return f"{_ONES[hundreds]} " + (f"oh {_ONES[rest]}" if rest < 10 else spoken_number(rest, rng))
        return f"{_ONES[hundreds]} hundred" + (rng.choice((" and ", " ")) + spoken_number(rest, rng) if rest else "")
    first, second = divmod(number, 100)
    return f"{spoken_number(first, rng)} " + ("hundred" if second == 0 else f"oh {_ONES[second]}" if second < 10 else spoken_number(second, rng))


def spoken_digits(digits: str, rng: Random) -> str:
    """Digits one by one, with the doubles and pauses of a caller."""
    zero = rng.choice(("zero", "oh", "o", "zero"))
    is_doubling, pause = rng.random() < 0.3, rng.choice((" ", " ", " ", ", ", " - "))
    words: list[str] = []
    at = 0
    while at < len(digits):
        if not digits[at].isdigit():
            if words and not words[-1].endswith(","):
                words[-1] += "," if "," in pause or rng.random() < 0.2 else ""
            at += 1
            continue
        word = zero if digits[at] == "0" else _ONES[int(digits[at])]
        if is_doubling and at + 1 < len(digits) and digits[at + 1] == digits[at]:
            words.append(f"double {word}")
            at += 2
            continue
        words.append(word)
        at += 1
    return (pause if pause != " - " else " ").join(w.rstrip(",") if pause == ", " else w for w in words).rstrip(",")


def date_values() -> dict[str, Callable[[Any], None]]:
    """`<dob>`, `<dob_spoken>`, `<dob_partial>` are births; `<date>`, `<date_n>`, `<soon>` are not."""

    def dob(context: Any) -> None:
        rng, day = context.rng, context.once("born", lambda: birth_day(context.rng))
        context.out.append(((numeric if rng.random() < 0.6 else worded)(day, rng), "DATE_OF_BIRTH"))

    def dob_other(context: Any) -> None:
        rng, day = context.rng, birth_day(context.rng)
        context.out.append(((numeric if rng.random() < 0.55 else worded)(day, rng), "DATE_OF_BIRTH"))

    def dob_word(context: Any) -> None:
        context.out.append((worded(birth_day(context.rng), context.rng), "DATE_OF_BIRTH"))

    def dob_spoken(context: Any) -> None:
        context.out.append((spoken_date(birth_day(context.rng), context.rng), "DATE_OF_BIRTH"))

    def dob_digits(context: Any) -> None:
        day, rng = birth_day(context.rng), context.rng
        d, m, y = f"{day.day:02}", f"{day.month:02}", f"{day.year}"
        context.out.append((rng.choice((m + d + y, d + m + y, y + m + d, m + d + y[2:], d + m + y[2:], f"{d} {m} {y}", f"{m} {d} {y[2:]}", f"{day.day} {day.month} {y[2:]}")), "DATE_OF_BIRTH"))

    def dob_partial(context: Any) -> None:
        day, rng = birth_day(context.rng), context.rng
        month = rng.choice((MONTHS, _SHORT))[day.month - 1]
        context.out.append((rng.choice((f"{month} {day.day}{_suffix(day.day)}", f"{day.day}{_suffix(day.day)} {month}", f"{month} {day.year}", f"{month} {day.day}")), "DATE_OF_BIRTH"))

    def plain(make: Callable[[Random], str]) -> Callable[[Any], None]:
        return lambda context: context.out.append((make(context.rng), None))

    return {
        "dob": dob, "dob_other": dob_other, "dob_word": dob_word, "dob_spoken": dob_spoken, "dob_digits": dob_digits, "dob_partial": dob_partial,
        "date": plain(lambda r: (worded if r.random() < 0.5 else numeric)(near_day(r), r)),
        "date_w": plain(lambda r: worded(near_day(r), r)),
        "old_date": plain(lambda r: (worded if r.random() < 0.4 else numeric)(birth_day(r), r)),
        "old_year": plain(lambda r: str(r.randint(1890, 2015))),
        "date_short": plain(lambda r: _short_date(near_day(r), r)),
        "date_spoken": plain(lambda r: spoken_date(near_day(r), r)),
        "month": plain(lambda r: r.choice(MONTHS)),
        "year": plain(lambda r: str(r.randint(1998, 2027))),
        "weekday": plain(lambda r: r.choice("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())),
        "day_low": plain(lambda r: r.choice("monday tuesday wednesday thursday friday saturday sunday tues weds thurs fri sat".split())),
        "time": plain(lambda r: r.choice((f"{r.randint(1, 12)}:{r.choice('012345')}{r.choice('05')} {r.choice(('am', 'pm', 'AM', 'PM'))}", f"{r.randint(0, 23):02}:{r.randint(0, 59):02}", f"{r.randint(1, 12)}{r.choice(('am', 'pm'))}", f"{r.randint(1, 12)} o'clock"))),
        "iso": plain(lambda r: near_day(r).isoformat()),
    }  # fmt: skip


def _suffix(day: int) -> str:
    return "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _short_date(day: date, rng: Random) -> str:
    month = rng.choice((MONTHS, _SHORT))[day.month - 1]
    return rng.choice((f"{month} {day.day}", f"{day.day} {month}", f"{month} {day.day}{_suffix(day.day)}", f"the {day.day}{_suffix(day.day)}", f"{day.month}/{day.day}", f"{day.day}/{day.month}"))


_NUMERIC: tuple[Callable[[int, int, int, str], str], ...] = (
    lambda d, m, y, s: f"{m}{s}{d}{s}{y}", lambda d, m, y, s: f"{m:02}{s}{d:02}{s}{y}", lambda d, m, y, s: f"{d}{s}{m}{s}{y}", lambda d, m, y, s: f"{d:02}{s}{m:02}{s}{y}",
    lambda d, m, y, s: f"{m}{s}{d}{s}{y % 100:02}", lambda d, m, y, s: f"{d:02}{s}{m:02}{s}{y % 100:02}", lambda d, m, y, s: f"{y}-{m:02}-{d:02}", lambda d, m, y, s: f"{y}/{m}/{d}",
    lambda d, m, y, s: f"{d}.{m}.{y}", lambda d, m, y, s: f"{d:02}.{m:02}.{y}", lambda d, m, y, s: f"{d:02}-{_SHORT[m - 1]}-{y}", lambda d, m, y, s: f"{m}{s}{d}{s}{y % 100:02}",
)  # fmt: skip
_WORDED: tuple[Callable[[int, str, int, str], str], ...] = (
    lambda d, m, y, s: f"{m} {d}, {y}", lambda d, m, y, s: f"{m} {d} {y}", lambda d, m, y, s: f"{d} {m} {y}", lambda d, m, y, s: f"{d}{s} {m} {y}", lambda d, m, y, s: f"{m} {d}{s}, {y}",
    lambda d, m, y, s: f"{d}{s} of {m} {y}", lambda d, m, y, s: f"{m} {d}{s} {y}", lambda d, m, y, s: f"the {d}{s} of {m}, {y}", lambda d, m, y, s: f"{d} {m} '{y % 100:02}", lambda d, m, y, s: f"{m} {d} {y % 100:02}",
)  # fmt: skip
