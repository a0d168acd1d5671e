"""The people of a dialogue: its customer, its agent, third persons; and the ways each is named."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .context import Context, filled
from .values_contact import Value
from .values_names import NamePools, Person, decorated_last, frequent, full_name, spelled

_TITLES = "Mr. Mr Ms. Ms Mrs. Mrs Miss Dr. Dr Mr. Mrs. Ms. Prof. Professor Rev. Sir Captain Sgt. Mx.".split()

_SPELLING = {
    word[0]: tuple(word.split("/"))
    for word in "alpha/apple/adam bravo/boy/bob charlie/cat delta/dog/david echo/edward/egg foxtrot/frank golf/george/girl hotel/henry india/ida/ice juliet/john/july kilo/king/kate lima/larry/lion mike/mary/mother november/nancy/nora oscar/ocean papa/peter/paul quebec/queen romeo/robert/red sierra/sam/sugar tango/tom/table uniform/union victor/van whiskey/william/water x-ray yankee/yellow zulu/zebra".split()
}  # fmt: skip


def person_values(names: NamePools) -> dict[str, Value]:
    """`<me…>` the customer, `<agent…>` the agent, `<him…>` a third person of the dialogue, `<someone…>` a new person each time."""

    def who(key: str) -> Callable[[Context], Person]:
        return lambda context: context.once(key, lambda: names.person(context.rng))

    def anyone(context: Context) -> Person:
        return names.person(context.rng)

    def emit(draw: Callable[[Context], Person], write: Callable[[Person, Random], str]) -> Value:
        return lambda context: context.out.append((cased(write(draw(context), context.rng), context.rng), "PERSON"))

    def titled(draw: Callable[[Context], Person]) -> Value:
        def value(context: Context) -> None:
            rng, person = context.rng, draw(context)
            title = rng.choice(_TITLES)
            name = decorated_last(person.last, rng) if rng.random() < 0.75 else f"{person.first} {person.last}"
            if rng.random() < 0.06:
                title, name = title.lower(), name.lower()
            context.out += [(title + " ", None), (name, "PERSON")]

        return value

    def comma(draw: Callable[[Context], Person]) -> Value:
        return emit(draw, lambda p, r: f"{p.last}, {p.first}" + (f" {p.middle[0]}." if p.middle and r.random() < 0.2 else ""))

    table: dict[str, Value] = {}
    for key, draw in (("me", who("me")), ("agent", who("agent")), ("him", who("him")), ("someone", anyone)):
        table |= {
            key: emit(draw, mixed),
            f"{key}_full": emit(draw, full_name),
            f"{key}_first": emit(draw, lambda p, r: p.first),
            f"{key}_last": emit(draw, lambda p, r: decorated_last(p.last, r)),
            f"{key}_nick": emit(draw, lambda p, r: f"{p.first} {r.choice(('“{}”', '({})', '‘{}’', chr(34) + '{}' + chr(34))).format(frequent(names.first_us, r))} {p.last}"),
            f"{key}_both": emit(draw, lambda p, r: f"{p.first} {p.last}"),
            f"{key}_both_low": emit(draw, lambda p, r: f"{p.first} {p.last}".lower()),
            f"{key}_low": emit(draw, lambda p, r: mixed(p, r).lower()),
            f"{key}_initial": emit(draw, initialled),
            f"{key}_titled": titled(draw),
            f"{key}_comma": comma(draw),
            f"{key}_caps": emit(draw, lambda p, r: f"{p.last}, {p.first}".upper() if r.random() < 0.3 else f"{p.first} {p.last}".upper()),
            f"{key}_spelled_first": emit(draw, lambda p, r: spelled(p.first, r)),
            f"{key}_spelled": emit(draw, lambda p, r: spelled(p.last, r)),
            f"{key}_nato": emit(draw, lambda p, r: as_in(p.last, r)),
            f"{key}_last_low": emit(draw, lambda p, r: p.last.lower()),
            f"{key}_first_low": emit(draw, lambda p, r: p.first.lower()),
        }
    word_first, word_last = names.first_word, names.last_word
    table["word_first"] = lambda context: context.out.append((cased(context.rng.choice(word_first), context.rng), "PERSON"))
    table["word_full"] = lambda context: context.out.append((cased(f"{context.rng.choice(word_first)} {context.rng.choice(word_last)}", context.rng), "PERSON"))
    table["word_last"] = lambda context: context.out.append((cased(context.rng.choice(word_last), context.rng), "PERSON"))
    table["mononym"] = lambda context: context.out.append((frequent(names.first_us, context.rng), "PERSON"))
    table["initials"] = lambda context: context.out.append((filled(context.rng.choice(("@.@.", "@@", "@. @.", "@")), context.rng).rstrip("."), "PERSON"))
    return table


def mixed(person: Person, rng: Random) -> str:
    """First name alone or the whole name, seldom the family name alone."""
    roll = rng.random()
    return person.first if roll < 0.42 else full_name(person, rng) if roll < 0.95 else person.last


def initialled(person: Person, rng: Random) -> str:
    """`J. Halloran`, `James H`, `JH`: how agents abbreviate in notes."""
    f, l = person.first, person.last
    return rng.choice((f"{f[0]}. {l}", f"{f[0]} {l}", f"{f} {l[0]}", f"{f} {l[0]}.", f"{f[0]}.{l}")).rstrip(".")


def as_in(word: str, rng: Random) -> str:
    """`S as in Sam, M as in Mary`: a caller's way to spell."""
    link, gap = rng.choice((" as in ", " for ", " like ")), rng.choice((" ", ", "))
    return gap.join(f"{letter}{link}{rng.choice(_SPELLING[letter])}" for letter in word.lower() if letter in _SPELLING)


def cased(name: str, rng: Random) -> str:
    """Mostly as it is; one in sixteen in small letters, one in fifty in capitals."""
    roll = rng.random()
    return name.lower() if roll < 0.06 else name.upper() if roll < 0.08 else name
