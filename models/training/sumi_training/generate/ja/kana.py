"""Kana helpers: katakana to hiragana, to half-width, and to Latin letters the way people write their names."""

from __future__ import annotations

from random import Random

_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}

_LATIN = dict(
    zip(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴヰヱァィゥェォー",
        "a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo ya yu yo ra ri ru re ro wa o n "
        "ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo pa pi pu pe po vu i e a i u e o -".split(),
        strict=True,
    )
)
_SMALL_Y = {"ャ": "a", "ュ": "u", "ョ": "o"}
_FULL_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー"
_HALF_KANA = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ"
_HALF = dict(zip(_FULL_KANA, _HALF_KANA, strict=True))
_VOICED = dict(zip("ガギグゲゴザジズゼゾダヂヅデドバビブベボ", "ｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎ", strict=True))
_HALF |= {full: half + "ﾞ" for full, half in _VOICED.items()}
_HALF |= {full: half + "ﾟ" for full, half in zip("パピプペポ", "ﾊﾋﾌﾍﾎ", strict=True)}


def hiragana(text: str) -> str:
    return text.translate(_TO_HIRAGANA)


def katakana(text: str) -> str:
    return text.translate(_TO_KATAKANA)


def half_width(text: str) -> str:
    """Katakana in half-width letters; other characters stay."""
    return "".join(_HALF.get(c, c) for c in text)


def latin(kana: str) -> str:
    """Hepburn with every vowel written ('satou'); a sokuon doubles the next consonant."""
    out: list[str] = []
    double = False
    for c in katakana(kana):
        if c == "ッ":
            double = True
            continue
        if c in _SMALL_Y:
            base = out.pop() if out else ""
            out.append(base[:-1] + ("" if base in ("shi", "chi", "ji") else "y") + _SMALL_Y[c])
            continue
        syllable = _LATIN.get(c, "")
        if syllable == "-":
            continue
        if double and syllable:
            syllable = ("t" if syllable.startswith("ch") else syllable[0]) + syllable
            double = False
        out.append(syllable)
    return "".join(out)


def name_latin(kana: str, rng: Random) -> str:
    """A name's reading in small Latin letters: long vowels short, full, or with h."""
    text = latin(kana)
    draw = rng.random()
    if draw < 0.55:
        return text.replace("ou", "o").replace("oo", "o").replace("uu", "u")
    if draw < 0.65 and text.endswith(("ou", "oo")):
        return text[:-2] + "oh"
    return text
