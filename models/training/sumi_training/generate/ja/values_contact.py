"""Addresses of mail and telephone numbers, written and spoken."""

from __future__ import annotations

from random import Random

from ..grammar import keep

_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_FREE = """
gmail.com yahoo.co.jp docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp icloud.com outlook.jp hotmail.co.jp hotmail.com live.jp me.com ymobile.ne.jp rakuten.jp nifty.com biglobe.ne.jp ocn.ne.jp plala.or.jp so-net.ne.jp
example.com example.jp example.co.jp proton.me uqmobile.jp jcom.home.ne.jp infoseek.jp excite.co.jp mail.goo.ne.jp asahi-net.or.jp tiki.ne.jp
""".split()
_COMPANY_WORDS = "tech soft works design foods trade net systems kogyo shoji kensetsu denki unyu hospital univ city pref school labo group holdings planning service medical solar hotel travel books".split()
_COMPANY_ENDS = "co.jp co.jp co.jp jp com or.jp ne.jp ac.jp lg.jp ed.jp org net".split()
_DEPARTMENTS = "info support sales contact soumu jinji keiri office admin customer help reservation webmaster eigyo kouhou".split()
_DIGITS = {"0": "ゼロ", "1": "イチ", "2": "ニ", "3": "サン", "4": "ヨン", "5": "ゴ", "6": "ロク", "7": "ナナ", "8": "ハチ", "9": "キュウ"}
_HIRA_DIGITS = {"0": "ぜろ", "1": "いち", "2": "に", "3": "さん", "4": "よん", "5": "ご", "6": "ろく", "7": "なな", "8": "はち", "9": "きゅう"}
_KANJI_DIGITS = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))
_LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "エー ビー シー ディー イー エフ ジー エイチ アイ ジェイ ケー エル エム エヌ オー ピー キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット".split(), strict=True))
_AREAS = """
03 06 011 022 025 026 027 028 029 042 043 044 045 046 047 048 049 052 053 054 058 059 072 073 075 076 077 078 079 082 083 084 086 087 088 089 092 093 095 096 097 098 099
0422 0423 0466 0467 0463 0545 0532 0565 0566 0584 0742 0748 0749 0771 0798 0823 0853 0877 0942 0952 0968 0985 0138 0144 0155 0166 0172 0178 0191 0225 0233 0246 0256 0263 0266 0285 0294 0299
""".split()


class Contacts:
    def __init__(self, split: str) -> None:
        self._free = keep(_FREE, split)
        self._words = keep(_COMPANY_WORDS, split)

    def mail(self, family: str, given: str, rng: Random) -> str:
        text = self._local(family, given, rng) + "@" + self._domain(family, rng)
        draw = rng.random()
        if draw < 0.04:
            return text.translate(_FULL_WIDTH)
        if draw < 0.08:
            return text.replace("@", "＠")
        if draw < 0.1:
            return text.replace("@", rng.choice(("(at)", "[at]", "☆", " @ ", "★", "(アット)")))
        return text.upper() if draw < 0.12 else text

    def spoken_mail(self, family: str, given: str, rng: Random) -> str:
        """'tanaka ドット taro アットマーク gmail ドット com', with or without spaces, or letter by letter."""
        local, domain = self._local(family, given, rng), self._domain(family, rng)
        gap = rng.choice(("", " ", "、", "　"))
        if rng.random() < 0.25:
            local = rng.choice((" ", "、", "")).join(_LETTERS.get(c, _DIGITS.get(c, c)) for c in local[:7])
        text = local + gap + rng.choice(("アットマーク", "アットマーク", "アット", "＠マーク")) + gap + domain
        for sign, word in ((".", "ドット"), ("_", "アンダーバー"), ("-", "ハイフン")):
            text = text.replace(sign, f"{gap}{word}{gap}")
        if rng.random() < 0.3:
            for latin, kana in (("gmail", "ジーメール"), ("yahoo", "ヤフー"), ("docomo", "ドコモ"), ("softbank", "ソフトバンク"), ("com", "コム"), ("co", "シーオー"), ("jp", "ジェーピー"), ("ne", "エヌイー"), ("icloud", "アイクラウド")):
                head, at, tail = text.partition("ット")
                text = head + at + tail.replace(latin, kana)
        return text

    def _local(self, family: str, given: str, rng: Random) -> str:
        draw = rng.random()
        joint = rng.choice(("", ".", "_", "-"))
        tail = rng.choice(("", "", str(rng.randint(1, 99)), str(rng.randint(1960, 2010)), f"{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"))
        if draw < 0.1:
            return rng.choice(_DEPARTMENTS)
        if draw < 0.6:
            return rng.choice((given + joint + family, family + joint + given, given[0] + joint + family, family)) + tail
        if draw < 0.8:
            return given + joint + rng.choice(("love", "happy", "mama", "papa", "cat", "dog", "sun", "smile", "star", "music", "x", "jp")) + tail
        return "".join(rng.choice("abcdefghijkmnoprstuwy") for _ in range(rng.randint(3, 9))) + tail + rng.choice(("", "", "-" + rng.choice("abcxyz")))

    def _domain(self, family: str, rng: Random) -> str:
        if rng.random() < 0.68:
            return rng.choice(self._free)
        return rng.choice((family, rng.choice(self._words))) + rng.choice(("", "-")) + rng.choice(self._words) + "." + rng.choice(_COMPANY_ENDS)

    def phone(self, rng: Random) -> str:
        groups = self._groups(rng)
        draw = rng.random()
        if draw < 0.05:
            return "+81" + rng.choice((" ", "-", "")) + rng.choice(("-", " ")).join([groups[0][1:], *groups[1:]])
        if draw < 0.07:
            return f"+{rng.choice((1, 44, 49, 82, 84, 86, 886, 63))}{rng.choice((' ', '-'))}{rng.randint(10, 999)}{rng.choice((' ', '-'))}{rng.randint(100, 999)}{rng.choice((' ', '-'))}{rng.randint(1000, 9999)}"
        if draw < 0.55:
            text = "-".join(groups)
        elif draw < 0.8:
            text = "".join(groups)
        elif draw < 0.86:
            text = f"{groups[0]}({groups[1]}){groups[2]}"
        elif draw < 0.88:
            text = f"({groups[0]}){groups[1]}-{groups[2]}"
        else:
            text = rng.choice((" ", "ー", "‐", "−", "・", "　", "の", ".")).join(groups)
        return text.translate(_FULL_WIDTH) if rng.random() < 0.13 else text

    def spoken_phone(self, rng: Random) -> str:
        table = rng.choice((_DIGITS, _HIRA_DIGITS, _KANJI_DIGITS, _KANJI_DIGITS))
        if table is not _KANJI_DIGITS and rng.random() < 0.3:
            table = table | {"0": "マル" if table is _DIGITS else "まる"}
        joint = rng.choice(("の", "の", "、", " ", ""))
        inner = rng.choice(("", "", "", " "))
        return joint.join(inner.join(table[d] for d in group) for group in self._groups(rng))

    def _groups(self, rng: Random) -> list[str]:
        draw = rng.random()
        if draw < 0.62:
            return [rng.choice(("090", "080", "070", "050" if draw < 0.06 else "090")), f"{rng.randint(1000, 9999)}", f"{rng.randint(0, 9999):04d}"]
        if draw < 0.7:
            return [rng.choice(("0120", "0120", "0570", "0800")), f"{rng.randint(100, 999)}", f"{rng.randint(0, 999):03d}"]
        area = rng.choice(_AREAS)
        middle = 6 - len(area)
        return [area, str(rng.randint(2 * 10 ** (middle - 1), 10**middle - 1)), f"{rng.randint(0, 9999):04d}"]
