"""Addresses of Japan in the ways people write them (one span each, postal code included), and a few foreign ones."""

from __future__ import annotations

import re
from random import Random

from ..grammar import keep
from .kana import katakana

_TOWN = re.compile(r"[一-鿿ぁ-んァ-ヶー々]{1,8}")
_BLOCK = re.compile(r"[一二三四五六七八九十]+丁目.*$")
_KANJI_DIGITS = "〇一二三四五六七八九"
_FULL_DIGITS = str.maketrans("0123456789-", "０１２３４５６７８９－")
_CITY_PREFECTURE = ("東京都", "大阪府", "京都府")

_BUILDING_FRONT = """
サン グリーン シティ パーク グランド ロイヤル プレミアム フローラル コスモ メゾン ヴィラ ライオンズ スカイ リバー オーシャン ベル ハッピー エクセル セントラル アーバン ニュー 第一 第二 第三 ひまわり さくら もみじ あおば
みどり 若葉 日の出 旭 富士 白樺 桜 光 プラザ クレスト ルミエール エトワール フォレスト ブルー ホワイト シャトー パール エスポワール ラフィーネ アルカディア レオ プリマ カーサ ドミール ファミール コンフォール プレジール ステージ
グランデ オリーブ ローズ リリー ジュネス ソレイユ クリスタル オーク マリン ミレニアム エステ ドルチェ パークサイド ステーション ヒルトップ リバーサイド
""".split()
_BUILDING_BACK = """
ハイツ マンション コーポ レジデンス 荘 ビル タワー パレス ハイム コート ハウス テラス ヒルズ ガーデン プラザ スクエア アパート メゾン ビレッジ フラッツ 寮 団地 住宅 ビルディング ホームズ プレイス レジデンシア タワーズ
""".split()
_STREETS_EN = "Oak Maple Park Cedar Elm Washington Lake Hill Main Church High Station Victoria King Queen Mill Spring River Sunset Broadway".split()
_KINDS_EN = "Street St. St Avenue Ave Road Rd Lane Drive Dr. Boulevard Blvd Court Way".split()
_STATES = "CA NY TX WA IL FL MA OR AZ CO GA NJ PA OH MI NC VA HI".split()
_FOREIGN_KATAKANA = """
アメリカ合衆国カリフォルニア州サンノゼ市ノースファーストストリート 米国ニューヨーク州ニューヨーク市ブロードウェイ 米国ハワイ州ホノルル市カラカウア通り 英国ロンドン市ベイカー街 オーストラリアシドニー市ジョージストリート
カナダブリティッシュコロンビア州バンクーバー市ロブソン通り シンガポールオーチャードロード 台湾台北市信義区信義路五段 韓国ソウル特別市江南区テヘラン路 中国上海市浦東新区世紀大道 タイ国バンコク市スクンビット通り フランス国パリ市サントノレ通り
ドイツ連邦共和国ベルリン市フリードリヒ通り ベトナムホーチミン市グエンフエ通り フィリピンマニラ市マカティアヤラ通り 香港九龍弥敦道 インドネシアジャカルタ市スディルマン通り
""".split()


class Addresses:
    def __init__(self, lists, split: str, family_name) -> None:
        rows = lists.rows("ja_postal_codes_yubinbango", key_column=2)
        self._towns = [tuple(row[:4]) for row in rows if len(row) > 3 and _TOWN.fullmatch(row[3])]
        wider = lists.rows("ja_addresses_geolonia", key_column=1)
        wider = [(*row[:2], _BLOCK.sub("", row[2])) for row in wider if len(row) > 2]
        self._wider = [("", *row) for row in wider if len(row[2]) < 14 and _TOWN.match(row[2])]
        self._big = [row for row in self._towns if row[1] in _CITY_PREFECTURE or "市" in row[2] and "区" in row[2]]
        self._kana = [lists.rows(f"ja_address_{part}_gimei") for part in ("prefecture", "city", "town")]
        self._us = lists.lines("en_us_addresses_usaddress")
        self._cities_en = lists.lines("en_cities_faker")
        self._front, self._back = keep(_BUILDING_FRONT, split), keep(_BUILDING_BACK, split)
        self._family_name = family_name

    def _place(self, rng: Random) -> tuple[str, str, str, str]:
        draw = rng.random()
        return rng.choice(self._big if draw < 0.45 else self._towns if draw < 0.8 else self._wider)

    def full(self, rng: Random, line: str = " ") -> str:
        """Prefecture to room; `line` separates postal code, street and building ('\\n' for letters)."""
        postal, prefecture, city, town = self._place(rng)
        gap = " " if rng.random() < 0.08 else "　" if rng.random() < 0.04 else ""
        head = prefecture + gap if rng.random() < 0.88 else ""
        text = head + city + gap + town + self.numbers(rng)
        if rng.random() < 0.5:
            joint = line if line != " " else rng.choice((" ", " ", "　", "　", ""))
            if joint == "" and text[-1].isdigit():
                joint = " "
            text += joint + self.building(rng)
        if postal and rng.random() < 0.4:
            text = self.postal(postal, rng) + (line if line != " " else rng.choice((" ", " ", "　", ""))) + text
        return text.translate(_FULL_DIGITS) if rng.random() < 0.12 else text

    def partial(self, rng: Random) -> str:
        """From the city or the town on, or street without building."""
        _, prefecture, city, town = self._place(rng)
        draw = rng.random()
        head = city + town if draw < 0.55 else town if draw < 0.85 and len(town) > 1 else prefecture + city + town
        text = head + self.numbers(rng)
        if rng.random() < 0.3:
            text += rng.choice((" ", "　", "の")) + self.building(rng)
        return text.translate(_FULL_DIGITS) if rng.random() < 0.12 else text

    def without_number(self, rng: Random) -> str:
        """Prefecture, city and town, no block."""
        _, prefecture, city, town = self._place(rng)
        return prefecture + city + town

    def kana(self, rng: Random) -> str:
        """In hiragana or katakana (column 1 or 2), as furigana or speech."""
        column = rng.choice((1, 1, 2))
        prefecture, city, town = (rng.choice(rows)[column] for rows in self._kana)
        head = prefecture if rng.random() < 0.6 else ""
        if rng.random() < 0.5:
            number = self._spoken_numbers(rng)
            return head + city + town + (katakana(number) if column == 2 else number)
        return head + city + town + self.numbers(rng)

    def foreign(self, rng: Random) -> str:
        draw = rng.random()
        if draw < 0.35:
            return rng.choice(self._us)
        if draw < 0.6:
            return f"{rng.choice(_FOREIGN_KATAKANA)}{rng.randint(1, 1500)}{rng.choice(('', '番地', '号'))}"
        street = f"{rng.randint(1, 9800)} {rng.choice(_STREETS_EN)} {rng.choice(_KINDS_EN)}"
        unit = rng.choice(("", "", f", Apt {rng.randint(1, 40)}{rng.choice('ABC')}", f" #{rng.randint(2, 900)}", f", Unit {rng.randint(1, 50)}"))
        city = rng.choice(self._cities_en)
        return f"{street}{unit}, {city}, {rng.choice(_STATES)} {rng.randint(10000, 99950)}" if draw < 0.9 else f"{street}, {city}"

    def postal(self, code: str, rng: Random) -> str:
        mark = "〒" if rng.random() < 0.75 else ""
        draw = rng.random()
        return mark + (code.translate(_FULL_DIGITS) if draw < 0.15 else code.replace("-", "") if draw < 0.25 else code)

    def any_postal(self, rng: Random) -> str:
        return rng.choice(self._towns)[0]

    def town(self, rng: Random) -> str:
        return rng.choice(self._towns)[3]

    def city_row(self, rng: Random) -> tuple[str, str]:
        row = rng.choice(self._towns)
        return row[1], row[2]

    def numbers(self, rng: Random) -> str:
        """Block, lot and house: hyphens, 丁目番地号, or kanji digits."""
        a, b, c = rng.randint(1, 9), rng.randint(1, 30), rng.randint(1, 25)
        draw = rng.random()
        if draw < 0.38:
            dash = "-" if rng.random() < 0.75 else rng.choice("－ー‐−の")
            return dash.join(map(str, (a, b, c) if rng.random() < 0.75 else (rng.randint(1, 3500), c)))
        if draw < 0.5:
            return f"{a}丁目{b}-{c}"
        if draw < 0.62:
            return f"{a}丁目{b}番{c}号" if rng.random() < 0.7 else f"{a}丁目{b}番地{c}"
        if draw < 0.72:
            return "{}丁目{}番{}号".format(*(_kanji(n) for n in (a, b, c)))
        if draw < 0.84:
            return f"{rng.randint(1, 4000)}番地" + rng.choice(("", "", f"の{c}", f"{c}"))
        if draw < 0.9:
            return str(rng.randint(1, 4000)) if rng.random() < 0.6 else f"字{rng.choice(('上', '下', '中', '東', '西', '南', '北'))}{rng.choice('原沢田谷山野')}{rng.randint(1, 300)}"
        return f"{a}-{b}-{c}-{rng.randint(1, 15) * 100 + rng.randint(1, 12)}"

    def _spoken_numbers(self, rng: Random) -> str:
        read = ("いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう", "じゅう")
        a, b, c = (rng.choice(read) for _ in range(3))
        return rng.choice((f"{a}の{b}の{c}", f"{a}ちょうめ{b}の{c}", f"{a}ちょうめ{b}ばん{c}ごう", f"{a}ちょうめ{b}ばんち"))

    def building(self, rng: Random) -> str:
        draw = rng.random()
        if draw < 0.25:
            front = self._family_name(rng)
        elif draw < 0.4:
            front = rng.choice(self._towns)[3]
        else:
            front = rng.choice(self._front)
        name = front + rng.choice(self._back)
        floor, room = rng.randint(1, 15), rng.randint(1, 12)
        number = f"{floor}{room:02d}"
        draw = rng.random()
        if draw < 0.4:
            return name + rng.choice(("", "", " ", "　")) + number
        if draw < 0.65:
            return f"{name}{number}号室" if rng.random() < 0.8 else f"{name} {number}号"
        if draw < 0.75:
            return f"{name}{rng.choice('ABCDE')}-{number}" if rng.random() < 0.5 else f"{name}{rng.choice(('A', 'B', 'C', '1号', '2号', '東', '西'))}棟{number}"
        if draw < 0.87:
            return f"{name}{rng.choice(('', ' '))}{floor}{rng.choice(('F', '階'))}"
        return name


def _kanji(number: int) -> str:
    if number < 10:
        return _KANJI_DIGITS[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _KANJI_DIGITS[tens]) + "十" + (_KANJI_DIGITS[ones] if ones else "")
