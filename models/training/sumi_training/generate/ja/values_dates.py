"""Birth dates in Western and Japanese eras, and dates, times, prices and numbers that are no personal data."""

from __future__ import annotations

import string
from random import Random

_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_KANJI = "〇一二三四五六七八九"
_ERAS = (("令和", "R", 2019), ("平成", "H", 1989), ("昭和", "S", 1926), ("大正", "T", 1912))


def _era(year: int) -> tuple[str, str, int]:
    for name, letter, first in _ERAS:
        if year >= first:
            return name, letter, year - first + 1
    return "明治", "M", year - 1867


def _kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    if number < 10:
        return _KANJI[number]
    return ("" if tens == 1 else _KANJI[tens]) + "十" + (_KANJI[ones] if ones else "")


def date_text(year: int, month: int, day: int, rng: Random) -> str:
    """One date in one of the ways Japanese forms and messages write it."""
    name, letter, number = _era(year)
    draw = rng.random()
    if draw < 0.22:
        text = f"{year}年{month}月{day}日"
    elif draw < 0.44:
        text = f"{name}{'元' if number == 1 else number}年{month}月{day}日"
    elif draw < 0.55:
        text = f"{year}/{month:02d}/{day:02d}" if rng.random() < 0.6 else f"{year}/{month}/{day}"
    elif draw < 0.62:
        text = f"{year}-{month:02d}-{day:02d}" if rng.random() < 0.7 else f"{year}.{month}.{day}"
    elif draw < 0.74:
        mark = rng.choice(("./-・"))
        text = f"{letter if rng.random() < 0.85 else letter.lower()}{number}{mark}{month}{mark}{day}"
    elif draw < 0.78:
        text = f"{letter}{number}年{month}月{day}日"
    elif draw < 0.83:
        text = f"{year}{month:02d}{day:02d}"
    elif draw < 0.88:
        text = f"{name}{_kanji(number) if number > 1 else '元'}年{_kanji(month)}月{_kanji(day)}日"
    elif draw < 0.9:
        text = "".join(_KANJI[int(d)] for d in str(year)) + f"年{_kanji(month)}月{_kanji(day)}日"
    elif draw < 0.93:
        text = f"{name}{number}/{month}/{day}" if rng.random() < 0.5 else f"{year}年{month:02d}月{day:02d}日"
    elif draw < 0.96:
        text = f"{year}年 {month}月 {day}日" if rng.random() < 0.5 else f"{str(year)[2:]}年{month}月{day}日"
    else:
        text = f"{year}年({name}{number}年){month}月{day}日"
    return text.translate(_FULL_WIDTH) if rng.random() < 0.12 else text


def birth_date(rng: Random) -> str:
    return date_text(int(rng.triangular(1926, 2021, 1982)), rng.randint(1, 12), rng.randint(1, 28), rng)


def short_birth_date(rng: Random) -> str:
    """Month and day alone, or digits glued together."""
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    year = rng.randint(1940, 2015)
    return rng.choice((f"{month}月{day}日", f"{month}/{day}", f"{_kanji(month)}月{_kanji(day)}日", f"{year % 100:02d}{month:02d}{day:02d}", f"{_era(year)[0]}{_era(year)[2]}年{month}月"))


def other_date(rng: Random) -> str:
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    draw = rng.random()
    if draw < 0.45:
        return date_text(rng.randint(2016, 2027), month, day, rng)
    week = rng.choice("月火水木金土日")
    text = rng.choice((f"{month}月{day}日", f"{month}/{day}", f"{month}月{day}日({week})", f"{month}/{day}（{week}）", f"{month}月{day}日（{week}）"))
    return text.translate(_FULL_WIDTH) if rng.random() < 0.1 else text


def clock(rng: Random) -> str:
    hour, minute = rng.randint(6, 22), rng.choice((0, 0, 15, 30, 45, 10))
    return rng.choice((f"{hour}時", f"{hour}:{minute:02d}", f"{hour}時{minute:02d}分", f"午前{hour % 12 or 12}時", f"午後{hour % 12 or 12}時半", f"{hour}時〜{hour + 2}時", f"{hour}:00-{hour + 2}:00"))


def price(rng: Random) -> str:
    amount = rng.choice((rng.randint(1, 99) * 10, rng.randint(10, 99) * 100 - rng.choice((0, 20, 2)), rng.randint(1, 300) * 1000, rng.randint(100, 99999)))
    text = rng.choice((f"{amount}円", f"{amount:,}円", f"¥{amount:,}", f"￥{amount}", f"{amount:,}円(税込)", f"税込{amount:,}円", f"{amount // 1000 + 1}千円", f"{amount // 100 + 1}万円"))
    return text.translate(_FULL_WIDTH) if rng.random() < 0.07 else text


def reference(rng: Random) -> str:
    """Order, slip, reservation, inquiry, contract or serial number."""
    digits = "".join(rng.choice(string.digits) for _ in range(rng.randint(5, 12)))
    draw = rng.random()
    if draw < 0.35:
        text = digits
    elif draw < 0.55:
        text = f"{rng.choice(string.ascii_uppercase)}{rng.choice(('', '-'))}{digits}"
    elif draw < 0.7:
        text = "".join(rng.choice(string.ascii_uppercase) for _ in range(rng.randint(2, 4))) + rng.choice(("-", "", "_")) + digits[:6]
    elif draw < 0.85:
        text = "-".join("".join(rng.choice(string.digits) for _ in range(4)) for _ in range(rng.choice((2, 3, 3))))
    elif draw < 0.95:
        text = "".join(rng.choice(string.ascii_uppercase + string.digits) for _ in range(rng.choice((6, 8, 10))))
    else:
        text = f"{rng.randint(2021, 2026)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}-{rng.randint(1, 999):03d}"
    return text.translate(_FULL_WIDTH) if rng.random() < 0.06 else text


def flight(rng: Random) -> str:
    return f"{rng.choice(('JL', 'NH', 'ANA', 'JAL', 'MM', 'GK', 'BC', '7G', 'UA', 'KE', 'CI', 'SQ', 'AF'))}{rng.choice(('', ' ', ''))}{rng.randint(1, 999)}{rng.choice(('便', '便', ''))}"


def version(rng: Random) -> str:
    return rng.choice(("", "", "v", "Ver.")) + ".".join(str(rng.randint(0, 18)) for _ in range(rng.choice((2, 3))))


def age(rng: Random) -> str:
    return str(rng.randint(1, 96))


def month(rng: Random) -> str:
    return str(rng.randint(1, 12))


def small(rng: Random) -> str:
    return str(rng.randint(1, 12) if rng.random() < 0.7 else rng.randint(13, 99))
