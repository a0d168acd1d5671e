"""E-mail addresses, telephone numbers and user names, as written, as said, and as mistyped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

from ..grammar import keep
from .context import Context, filled
from .values_dates import spoken_digits
from .values_names import NamePools, Person

Value = Callable[[Context], None]

_DOMAINS = (
    "gmail.com gmail.com gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com live.com msn.com proton.me protonmail.com gmx.de web.de me.com mail.com ymail.com comcast.net verizon.net att.net btinternet.com "
    "sky.com virginmedia.com yahoo.co.uk hotmail.co.uk live.co.uk talktalk.net bigpond.com optusnet.com.au shaw.ca rogers.com sympatico.ca orange.fr free.fr laposte.net libero.it tiscali.it telefonica.es terra.com.br uol.com.br "
    "rediffmail.com naver.com qq.com 163.com docomo.ne.jp seznam.cz wp.pl mail.ru yandex.com eircom.net hey.com fastmail.com tutanota.com zoho.com"
).split()
_TLDS = "com com com net org io co co.uk org.uk de fr ie ca com.au in example edu gov.uk nl eu biz app dev".split()
_DOMAIN_WORDS = (
    "acme northwind brightpath bluefox maplewood silverlake oakridge greenhill stonebridge riverbend suncoast ironwood redrock clearview skyline lakeshore pinecrest eastgate westbrook harborview hilltop summit vertex "
    "fairfield kingsway millbrook crestline novalane deltacore omnitech pixelworks cloudnine datahaus brookside wildflower techmart homegoods pawsome bakerstreet kitchenly fastfreight lawfirm dental schoolmail uni studio garage plumbing florist"
).split()
_HANDLE_WORDS = (
    "shadow ninja wolf dragon panda pixel gamer storm night rogue phantom ghost lucky crazy sunny silent cosmic turbo mega star moon rocket tiger raven fox bunny cat doggo kitty queen king prince duke viking samurai wizard knight "
    "hunter sniper blade iron steel neon retro vintage coffee tea noodle taco pizza waffle cookie mango peach cherry lemon berry honey sugar salty spicy funky happy sleepy grumpy dizzy lazy speedy tiny big little old "
    "blue red green black white golden silver purple river ocean forest mountain desert arctic solar lunar echo delta omega alpha zero hero runner surfer skater rider biker climber reader writer baker maker artist music guitar drum "
    "piano soccer hockey rugby golf tennis fishing camping garden flower daisy rose lily mom dad nana papa bro sis teacher nurse doc captain major agent secret magic mystic chaos order void nova quark glitch byte code hacker root admin user"
).split()
_GAMES = ("TTV", "YT", "xX{}Xx", "x_{}_x", "The{}", "Its{}", "im{}", "real{}", "{}HD", "{}LoL", "{}Official", "Mr{}", "Lady{}", "iAm{}", "not{}", "{}_irl", "{}Plays", "just{}")


class Contacts:
    """Draws contact values for a person or for nobody in particular."""

    def __init__(self, names: NamePools, split: str) -> None:
        self._names = names
        self._domains = keep(list(dict.fromkeys(_DOMAINS)), split) + ["gmail.com"] * 6
        self._words = keep(_DOMAIN_WORDS, split)
        self._handles = keep(list(dict.fromkeys(_HANDLE_WORDS)), split)
        self._phones = keep(_PHONES.split("|"), split)

    def email(self, person: Person, rng: Random) -> str:
        domain = rng.choice(self._domains) if rng.random() < 0.62 else self._company_domain(person, rng)
        roll = rng.random()
        local = self._local(person, rng) if roll < 0.8 else self.username(person, rng).lstrip("@").replace(" ", ".").replace("#", "") if roll < 0.95 else rng.choice(_ROLE_BOXES)
        if rng.random() < 0.03:
            local += "+" + rng.choice(("news", "shop", "spam", "test", "orders", "1", "travel"))
        whole = f"{local}@{domain}"
        return whole if rng.random() < 0.9 else whole.upper() if rng.random() < 0.25 else whole[0].upper() + whole[1:]

    def _company_domain(self, person: Person, rng: Random) -> str:
        roll = rng.random()
        base = ascii_low(person.last) or "mail" if roll < 0.25 else rng.choice(self._words) + (rng.choice(("-", "")) + rng.choice(self._words) if rng.random() < 0.35 else "")
        prefix = rng.choice(("mail.", "post.", "corp.", "students.")) if rng.random() < 0.06 else ""
        return f"{prefix}{base}{rng.choice(('-example', '')) if rng.random() < 0.1 else ''}.{rng.choice(_TLDS)}"

    def _local(self, person: Person, rng: Random) -> str:
        first, last = ascii_low(person.first) or "user", ascii_low(person.last) or "name"
        number = "" if rng.random() < 0.5 else str(rng.choice((rng.randint(1, 99), rng.randint(1950, 2010), rng.randint(100, 999))))
        s = rng.choice((".", "_", "", ".", "-", ""))
        return rng.choice(
            (f"{first}{s}{last}", f"{first}{s}{last}", f"{first[0]}{s}{last}", f"{first}{s}{last[0]}", f"{last}{s}{first}", first, last, f"{first}{last}", f"{first[0]}{last}", f"the{s}{last}s", f"{first}{s}and{s}{rng.choice(self._handles)}")
        ) + number  # fmt: skip

    def username(self, person: Person, rng: Random) -> str:
        first, last = ascii_low(person.first) or "user", ascii_low(person.last) or "name"
        w, v = rng.choice(self._handles), rng.choice(self._handles)
        number = str(rng.choice((rng.randint(1, 99), rng.randint(1960, 2012), rng.randint(100, 9999), rng.choice((7, 69, 42, 123, 77, 99, 88, 2000)))))
        s = rng.choice(("_", ".", "", "-", "_", ""))
        roll = rng.random()
        if roll < 0.30:
            return rng.choice((f"{first}{s}{last}", f"{first[0]}{last}{number}", f"{first}{number}", f"{first}{s}{last}{number}", f"{last}{s}{first[0]}", f"{first}{last[0]}", f"{first[:3]}{last[:4]}{number[:2]}", f"{first}{s}{w}", f"{last}{number}", f"{first.capitalize()}{last.capitalize()}", f"{first.capitalize()}{number}"))  # fmt: skip
        if roll < 0.66:
            return rng.choice((f"{w}{s}{v}", f"{w}{s}{v}{number}", f"{w.capitalize()}{v.capitalize()}", f"{w.capitalize()}{v.capitalize()}{number}", f"{w}{number}", f"{w}{s}{first}", f"{first}the{w}", f"{w.upper()}{s}{v.upper()}{s}{number}", f"{w}{s}{v}{s}{number}", f"{w}_of_{v}", f"{_leet(w)}{s}{v}"))  # fmt: skip
        if roll < 0.76:
            shape = rng.choice(_GAMES)
            core = w.capitalize() + (v.capitalize() if rng.random() < 0.5 else "")
            return shape.format(core) if "{" in shape else f"{core}{rng.choice(('_', ''))}{shape}"
        if roll < 0.82:
            return f"{w.capitalize()}{v.capitalize()}#{filled('####', rng)}"
        if roll < 0.92:
            return filled(rng.choice(_LOGIN_IDS), rng).replace("F", first[0]).replace("LLLL", last[:4] or "user")
        return f"{first}{s}{last}" if rng.random() < 0.5 else f"{w}{s}{number}"

    def phone(self, rng: Random) -> str:
        return filled(rng.choice(self._phones), rng)


def contact_values(names: NamePools, split: str) -> dict[str, Value]:
    """`<email> <phone> <username> <handle>` of the dialogue's customer (the same again when repeated), `<…_other>` fresh, `<…_spoken>`, `<email_broken>`."""
    contacts = Contacts(names, split)

    def person(context: Context) -> Person:
        return context.once("me", lambda: names.person(context.rng))

    def fixed(key: str, kind: str, make: Callable[[Context], str]) -> Value:
        return lambda context: context.out.append((context.once(key, lambda: make(context)), kind))

    def fresh(kind: str, make: Callable[[Random], str]) -> Value:
        return lambda context: context.out.append((make(context.rng), kind))

    def handle(r: Random) -> str:
        return "@" + re.sub(r"[^A-Za-z0-9_]", "", contacts.username(names.person(r), r))

    return {
        "email": fixed("email", "EMAIL_ADDRESS", lambda c: contacts.email(person(c), c.rng)),
        "email_other": fresh("EMAIL_ADDRESS", lambda r: contacts.email(names.person(r), r)),
        "email_spoken": fresh("EMAIL_ADDRESS", lambda r: spoken_email(contacts.email(names.person(r), r), r)),
        "email_broken": fresh("EMAIL_ADDRESS", lambda r: broken_email(contacts.email(names.person(r), r), r)),
        "phone": fixed("phone", "PHONE_NUMBER", lambda c: contacts.phone(c.rng)),
        "phone_other": fresh("PHONE_NUMBER", contacts.phone),
        "phone_spoken": fresh("PHONE_NUMBER", lambda r: spoken_digits(re.sub(r"^\+\d{1,3}[ -]", "", contacts.phone(r)), r)),
        "phone_grouped": fresh("PHONE_NUMBER", lambda r: re.sub(r"[^0-9 ]+", " ", contacts.phone(r)).strip()),
        "username": fixed("username", "USERNAME", lambda c: contacts.username(person(c), c.rng)),
        "username_other": fresh("USERNAME", lambda r: contacts.username(names.person(r), r)),
        "handle": fresh("USERNAME", handle),
    }


def spoken_email(email: str, rng: Random) -> str:
    """`john.smith88@gmail.com` as a caller says it."""
    local, domain = email.lower().split("@", 1)
    words = local.replace(".", " dot ").replace("_", " underscore ").replace("-", rng.choice((" dash ", " hyphen "))).replace("+", " plus ")
    if rng.random() < 0.15:
        words = rng.choice(("-", " ")).join(c for c in local if c.isalnum())
    words = re.sub(r"(\d+)", lambda m: f" {spoken_digits(m.group(1), rng) if rng.random() < 0.5 else m.group(1)} ", words)
    return re.sub(r" +", " ", f"{words} at {domain.replace('-', ' dash ').replace('.', ' dot ')}").strip(" ,")


def broken_email(email: str, rng: Random) -> str:
    """An address with what people leave out or add when they type it in a hurry."""
    local, domain = email.lower().split("@", 1)
    spaced = re.sub(r"(?<=[a-z])(?=\d)", " ", local) if rng.random() < 0.3 else local
    name, _, tld = domain.partition(".")
    return rng.choice(
        (f"{spaced} at {name} dot {tld.replace('.', ' dot ')}", f"{spaced} @ {domain}", f"{spaced}@{name}", f"{spaced}@ {domain}", f"{local} {name}{tld}", f"{spaced} {name}{tld.replace('.', '')}", f"{local}@{name},{tld}", f"{local}@{name} {tld}",
         f"{local}(at){domain}", f"{local} [at] {name} [dot] {tld}", f"{local}@{name}.{tld[:-1]}", f"{local}@@{domain}", f"{local}.{domain}", f"{local}@{name} . {tld}", f"{local} AT {domain}", f"{local}@{name}{tld}", f"{local} at {domain}", f"{local}2{domain}")
    )  # fmt: skip


def ascii_low(name: str) -> str:
    """A name as it looks in an address of mail."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("ł", "l").replace("ø", "o").replace("ß", "ss").replace("æ", "ae").replace("ı", "i").replace("đ", "d"))
    return re.sub(r"[^a-z]", "", plain)


def _leet(word: str) -> str:
    return word.translate(str.maketrans("aeio", "4310"))


_ROLE_BOXES = "info office sales accounts reception admin hr payroll bookings enquiries billing support orders contact hello team finance".split()
_LOGIN_IDS = "u###### FLLLL## F.LLLL emp##### user#### E##### cust_##### usr-##### svc_backup FLLLL@@ ~~####### AD-##### stu###### m###### client####".split()
_PHONES = (
    "(%##) %##-####|(%##) 555-####|%##-%##-####|%##-%##-####|%##-555-01##|%##.%##.####|%## %## ####|%##%######|%##%######|+1 %##-%##-####|+1 (%##) %##-####|+1%##%######|1-%##-%##-####|1 %## %## ####|1-800-%##-####|(%##)%##-####|+1-%##-555-####|"
    "07### ######|07### ######|07#########|07### ### ###|+44 7### ######|+44 7#########|+447#########|020 7### ####|020 8### ####|0161 ### ####|0121 %## ####|01### ######|+44 20 7946 0###|+44 (0)20 %### ####|0044 7### ######|0800 ### ####|"
    "08# ### ####|+353 8# ### ####|01 %## ####|04## ### ###|+61 4## ### ###|(0#) #### ####|+61 2 #### ####|1300 ### ###|02# ### ####|+64 21 ### ####|+91 9#### #####|+91-9#########|9#########|8#### #####|+91 8#########|022 #### ####|"
    "+49 17# #######|0170 #######|+49 (0)30 ########|030 %######|0151-########|+33 6 ## ## ## ##|06 ## ## ## ##|01 ## ## ## ##|+34 6## ## ## ##|6## ### ###|91 ### ## ##|+39 3## ### ####|3## #######|+39 06 #######|06-########|+31 6 ########|+31 6 #### ####|"
    "+81 90-####-####|090-####-####|080-####-####|03-####-####|+81-3-####-####|+82 10-####-####|010-####-####|+86 13# #### ####|13#########|+852 9### ####|9### ####|+65 8### ####|+886 9## ### ###|09##-###-###|+63 917 ### ####|09## ### ####|+60 12-### ####|+66 8# ### ####|+84 9# ### ## ##|"
    "+55 11 9####-####|(11) 9####-####|+52 55 #### ####|+57 3## ### ####|+54 9 11 ####-####|+27 8# ### ####|08# ### ####|+234 80# ### ####|080########|+254 7## ######|07## ######|+20 10 #### ####|+971 50 ### ####|050 ### ####|+966 5# ### ####|+90 5## ### ## ##|0532 ### ## ##|+972 5#-###-####|"
    "+46 70 ### ## ##|070-### ## ##|+47 ### ## ###|+45 ## ## ## ##|+358 40 ### ####|+48 ### ### ###|+420 ### ### ###|+36 30 ### ####|+40 7## ### ###|+30 69# ### ####|+7 9## ###-##-##|8 (9##) ###-##-##|+380 ## ### ## ##|+41 79 ### ## ##|+43 664 #######|+32 4## ## ## ##|+351 9## ### ###|%##-%##-#### ext. ###|%##-%##-#### x##"
)
