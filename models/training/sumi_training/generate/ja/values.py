"""The vocabulary of the Japanese forms: `<name>` → a function that appends one value, with its entity type, to the context."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from ...lexicon import everyday_words
from ...paths import DATA, WORK
from . import values_dates as dates
from .values_address import Addresses
from .values_contact import Contacts
from .values_credentials import Credentials
from .values_hard import Hard
from .values_history import History
from .values_names import Names, Person, latin_parts, write
from .values_orgs import Organisations
from .values_places import Places

#: Piece types that begin a turn instead of naming an entity.
TURNS = {"C": "customer", "A": "agent", "B": "bot", "S": "system"}

#: Names of values → how the person's name is written (see values_names.write).
_ME = {
    "PF": "full", "PW": "spaced", "PS": "family", "PG": "given", "PK": "kana", "PH": "hira",
    "PKS": "kana_family", "PHS": "hira_family", "PR": "latin", "PSP": "spelled",
}  # fmt: skip
_AGENT = {"AF": "full", "AS": "family", "AKS": "kana_family", "AR": "latin"}
_THIRD = {"TF": "full", "TW": "spaced", "TS": "family", "TG": "given", "TK": "kana", "TH": "hira", "TR": "latin"}

_SHARES = {"full": 34, "spaced": 18, "family": 20, "kana": 8, "latin": 6, "given": 4, "hira": 4, "hira_family": 3, "kana_family": 2, "half": 1}
_THIRD_SHARES = {"family": 36, "full": 34, "given": 10, "spaced": 8, "kana": 4, "latin": 4, "hira_family": 2}
_PERSON_FORMS = [form for form, share in _SHARES.items() for _ in range(share)]
_THIRD_FORMS = [form for form, share in _THIRD_SHARES.items() for _ in range(share)]


@dataclass
class Context:
    """One dialogue in the making: the customer and the agent stay the same people throughout."""

    rng: Random
    me: Person
    agent: Person
    out: list[tuple[str, str | None]] = field(default_factory=list)


Value = Callable[[Context], None]


class Vocabulary:
    """All values of one split; `table` is what the grammar takes."""

    def __init__(self, lists, split: str) -> None:
        self._lists, self._split = lists.folder, split
        self.names = Names(lists, split)
        family = lambda rng: self.names.japanese(rng).family  # noqa: E731
        self._addresses = Addresses(lists, split, family)
        self._places = Places(lists, split, self._addresses)
        self._orgs = Organisations(lists, split, family, self._places)
        self._credentials = Credentials(lists, split, self.names)
        self._contacts = Contacts(split)
        self.table: dict[str, Value] = {mark: _emit(lambda rng: "", mark) for mark in TURNS}
        self._add_people()
        self._add_contacts()
        self._add_places()
        self._add_plain()

    def context(self, rng: Random) -> Context:
        return Context(rng, self.names.person(rng), self.names.japanese(rng))

    def _add(self, kind: str | None, **draws: Callable[[Random], str]) -> None:
        for name, draw in draws.items():
            self.table[name] = _emit(draw, kind)

    def _add_people(self) -> None:
        names = self.names
        for name, form in _ME.items():
            self.table[name] = _person(lambda ctx: ctx.me, (form,))
        self.table["P"] = _person(lambda ctx: ctx.me, _PERSON_FORMS)
        for name, form in _AGENT.items():
            self.table[name] = _person(lambda ctx: ctx.agent, (form,))
        for name, form in _THIRD.items():
            self.table[name] = _person(lambda ctx: names.person(ctx.rng), (form,))
        self.table["T"] = _person(lambda ctx: names.person(ctx.rng), _THIRD_FORMS)
        self.table["FOR"] = _person(lambda ctx: names.foreign(ctx.rng), ("full", "full", "family", "given"))
        history = History(names.katakana_names(), self._split)
        self._add("PERSON", HIS=history.kanji, CHN=history.chinese, KAT=history.katakana, HIK=lambda rng: history.spaced(rng)[1] if rng.random() < 0.4 else history.imina(rng)[1])
        self._add("PERSON", HSP=lambda rng: history.spaced(rng)[0], HSR=lambda rng: history.spaced(rng)[1], LAT=names.latin_full)
        self._add("PERSON", FAM=names.famous, WF=names.word_family, WG=names.word_given, WFG=names.word_full)

    def _add_contacts(self) -> None:
        creds, contacts = self._credentials, self._contacts
        mine = lambda ctx: latin_parts(ctx.me, ctx.rng)  # noqa: E731
        other = lambda ctx: latin_parts(self.names.japanese(ctx.rng), ctx.rng)  # noqa: E731
        self.table["user"] = _from_latin(mine, creds.user, "USERNAME")
        self.table["user2"] = _from_latin(other, creds.user, "USERNAME")
        self.table["handle"] = _from_latin(mine, creds.handle, "USERNAME")
        self.table["mail"] = _from_latin(mine, contacts.mail, "EMAIL_ADDRESS")
        self.table["mail2"] = _from_latin(other, contacts.mail, "EMAIL_ADDRESS")
        self.table["mails"] = _from_latin(mine, contacts.spoken_mail, "EMAIL_ADDRESS")
        self._add("USERNAME", game=creds.game)
        # A coupon or a device may be called like an account.
        self.table["userlike"] = _from_latin(other, lambda *parts: creds.user(*parts).upper(), None)
        self._add("PASSWORD", pw=creds.password, pin=creds.pin, code=creds.code, secret=creds.secret, phrase=creds.phrase)
        self._add("PHONE_NUMBER", tel=contacts.phone, tels=contacts.spoken_phone)
        self._add("DATE_OF_BIRTH", dob=dates.birth_date, dobs=dates.short_birth_date)

    def _add_places(self) -> None:
        places, orgs, homes = self._places, self._orgs, self._addresses
        self._add("ADDRESS", addr=homes.full, addrl=lambda rng: homes.full(rng, "\n"), addrp=homes.partial, addrt=homes.without_number)
        self._add("ADDRESS", addrk=homes.kana, addrx=homes.foreign, bldg=homes.building)
        self._add("LOCATION", place=places.any, country=places.country, world=places.world, region=places.region, rare=places.rare)
        self._add("LOCATION", pref=places.prefecture, city=places.city, prefcity=places.prefecture_city, station=places.station)
        self._add("ORGANIZATION", co=orgs.company, coen=orgs.english, bank=orgs.bank, shop=orgs.shop, gov=orgs.government)
        self._add("ORGANIZATION", school=orgs.school, hosp=orgs.hospital, team=orgs.team, orgx=orgs.listed)

    def _add_plain(self) -> None:
        self._add(None, date=dates.other_date, time=dates.clock, price=dates.price, ono=dates.reference, flight=dates.flight)
        self._add(None, ver=dates.version, n=dates.small, age=dates.age, mon=dates.month)
        everyday = everyday_words(DATA / "text", self._lists, WORK / "everyday.txt")
        self._add(None, **Hard(self.names, everyday, self._split, self._places.region).table())
        self._add(None, postal=self._addresses.any_postal, branch=self._orgs.branch, regionp=self._places.region)


def _emit(draw: Callable[[Random], str], kind: str | None) -> Value:
    return lambda ctx: ctx.out.append((draw(ctx.rng), kind))


def _person(who: Callable[[Context], Person], forms) -> Value:
    return lambda ctx: ctx.out.append((write(who(ctx), ctx.rng.choice(forms), ctx.rng), "PERSON"))


def _from_latin(owner, draw, kind: str | None) -> Value:
    return lambda ctx: ctx.out.append((draw(*owner(ctx), ctx.rng), kind))
