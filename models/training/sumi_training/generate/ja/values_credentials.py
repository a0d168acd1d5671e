"""User names, handles, game names, passwords, PINs, pass phrases and answers to secret questions."""

from __future__ import annotations

import string
from random import Random

from ..grammar import keep
from . import words
from .kana import hiragana

_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_GAME_FRONT = """
漆黒の 紅の 蒼き 深淵の 孤高の 伝説の 最強の 無課金の 眠れる 月夜の 白銀の 真夜中の 迷子の 腹ペコ 通りすがりの 自称 元祖 二代目 三代目 週末 ぼっち 名無しの 聖なる 灼熱の 氷の 風の 闇の 光の 甘党 猫好き
""".split()
_GAME_BACK = """
騎士 堕天使 魔王 勇者 剣士 狩人 忍者 侍 うさぎ くま ねこ いぬ ペンギン たぬき きつね とまと おにぎり プリン ラーメン もち だんご さば まぐろ 社畜 隠居 姫 王子 将軍 仙人 旅人 パパ ママ じいじ 大魔導士 錬金術師 プリンス ドラゴン
""".split()
_KANA_NICK = """
ぽんた たろう みーちゃん ゆきりん あっきー まっつん けんけん ちびまる こたろー もふもふ ぷにぷに むぎちゃ きなこもち あんこ ぽてと ごまだれ しらたま わらびもち めろんぱん くろねこ しろくま まめしば はむたろ ぴよぴよ にゃんこ わんこ ひよこ
トム ジェリ レオン ルナ ゼロ カイト アリス ロキ ノア シオン ミク リュウ シン レン クロ シロ モモ ココ マロン チョコ モカ ラテ ソラ ウミ ハル ナツ アキ フユ ミケ タマ ポチ
""".split()
_SECRETS = """
ポチ タマ モモ ココ マロン チョコ レオ クロ シロ ハナ ミケ コタロウ ジョン ラッキー ハチ ゴン トラ カレーライス ラーメン 寿司 焼肉 ハンバーグ 餃子 オムライス うどん お好み焼き 唐揚げ 味噌汁 抹茶アイス 桜小学校 第二小学校 みどり幼稚園 ひまわり保育園
赤 青 緑 紫 サッカー 野球 将棋 ピアノ 書道 釣り 走れメロス 銀河鉄道の夜 坊っちゃん 富士山 北海道 ハワイ 沖縄 おじいちゃん 田中先生 けんちゃん みーちゃん 祖母 三毛猫 金魚 カローラ 自転車 ひまわり 桜 チューリップ
""".split()
_PHRASES = """
山 川 ひらけごま 開けゴマ ひまわり さくらさく 猫に小判 ねこはかわいい 朝ごはんはパン 月が綺麗ですね 夏の思い出 赤い自転車 青い鳥 雪だるま 三匹の子豚 コーヒーは苦い 明日は晴れ 七転び八起き 富士山と鷹 みかん大好き おばあちゃんの梅干し
""".split()
_ADJECTIVES = "赤い 青い 白い 黒い 黄色い 大きな 小さな 可愛い 眠い 走る 踊る 笑う 泣き虫の 食いしん坊な 真夜中の 春の 夏の 秋の 冬の 最後の 初めての 幻の 秘密の 空飛ぶ 歌う".split()
_NOUNS = "猫 犬 鯨 象 雪 月 星 海 山 林檎 蜜柑 卵焼き 味噌汁 自転車 機関車 風船 傘 帽子 手紙 万年筆 教室 図書館 灯台 観覧車 約束 宝物 冒険 花火 子守唄 おにぎり ペンギン たぬき".split()
_MORAE = "もふ ぷに ぴよ むに ころ ぽか ふわ きら もち ぽむ りり みゅ にゃ わん ぱる るる まる ぽん ちび のん ゆる まめ くる ねむ はむ こま ぴこ とろ しゅわ さく".split()
_ROMAN_PHRASES = "himawari sakura neko inu tanuki aishiteru daisuki ganbaru yamato fujisan hanabi matsuri natsuyasumi ohayou arigatou tabetai nemui okane kazoku takaramono himitsu naisho kirakira wakuwaku dokidoki pikachan".split()


class Credentials:
    def __init__(self, lists, split: str, names) -> None:
        self._common = [word for word in lists.lines("passwords_common_zxcvbn") if len(word) >= 5]
        self._complex = lists.lines("passwords_complex_credsweeper")
        self._names = names
        self._adjectives, self._nouns, self._morae = (keep(items, split) for items in (_ADJECTIVES, _NOUNS, _MORAE))
        self._words = keep(words.HANDLE_WORDS, split)
        self._front, self._back, self._nick = (keep(items, split) for items in (_GAME_FRONT, _GAME_BACK, _KANA_NICK))
        self._secrets, self._phrases, self._roman = (keep(items, split) for items in (_SECRETS, _PHRASES, _ROMAN_PHRASES))

    def user(self, family: str, given: str, rng: Random) -> str:
        """A login name from the person's name in Latin letters or from words."""
        draw = rng.random()
        tail = rng.choice(("", str(rng.randint(1, 99)), str(rng.randint(1955, 2012)), f"{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}", str(rng.randint(100, 9999))))
        joint = rng.choice(("", "", "_", ".", "-"))
        if draw < 0.3:
            base = rng.choice((given + joint + family, family + joint + given, given[0] + joint + family, family + joint + given[0], given, family))
        elif draw < 0.6:
            base = rng.choice(self._words) + joint + rng.choice(self._words)
        elif draw < 0.72:
            base = rng.choice((given, family)) + joint + rng.choice(self._words)
        elif draw < 0.8:
            return rng.choice("ABCDKMSTUX") + str(rng.randint(10000, 99999999))
        elif draw < 0.84:
            return str(rng.randint(10000000, 9999999999))
        elif draw < 0.9:
            return "".join(rng.choice(string.ascii_lowercase) for _ in range(rng.randint(3, 5))) + rng.choice(("", "_", "-")) + str(rng.randint(10, 99999))
        else:
            base = rng.choice(self._words) + rng.choice(("", "_")) + rng.choice(("jp", "love", "san", "chan", "kun", "x", "desu", "no1", "official", "sub"))
        text = base + (rng.choice(("", "", "_")) + tail if rng.random() < 0.65 else "")
        draw = rng.random()
        return text.title().replace(" ", "") if draw < 0.08 else text.upper() if draw < 0.12 else text.translate(_FULL_WIDTH) if draw < 0.14 else text

    def handle(self, family: str, given: str, rng: Random) -> str:
        name = self.user(family, given, rng).replace("-", "_").replace(".", "_")
        return ("＠" if rng.random() < 0.06 else "@") + name

    def game(self, rng: Random) -> str:
        draw = rng.random()
        if draw < 0.2:
            name = rng.choice(self._front) + rng.choice(self._back)
        elif draw < 0.32:
            name = rng.choice(self._morae) + rng.choice(self._morae) + rng.choice(("", "", "たん", "ちゃん", "丸", "太郎", "姫", "ん", "っち"))
        elif draw < 0.42:
            name = self._nickname(rng)
        elif draw < 0.52:
            name = rng.choice(self._adjectives) + rng.choice(self._nouns)
        elif draw < 0.72:
            name = rng.choice(self._nick)
        else:
            name = rng.choice(self._nick) + rng.choice(("☆", "★", "@無課金", "＠復帰勢", "_", "♪", "0", "777", "改", "Ⅱ", "2号", "隊長", "先輩", "丸", str(rng.randint(1, 999))))
        if rng.random() < 0.08:
            name = rng.choice(("†{}†", "★{}★", "x{}x", "-{}-", "＊{}＊")).format(name)
        return name

    def password(self, rng: Random) -> str:
        draw = rng.random()
        if draw < 0.2:
            return rng.choice(self._common)
        if draw < 0.4:
            word = rng.choice(self._roman if rng.random() < 0.6 else self._words)
            word = rng.choice((word, word.title(), word.upper(), word.replace("a", "@").replace("o", "0")))
            return word + rng.choice(("", "!", "#", "_", "@", "-")) + rng.choice((str(rng.randint(1, 9999)), str(rng.randint(1960, 2025)), f"{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"))
        if draw < 0.62:
            signs = string.ascii_letters + string.digits
            return "".join(rng.choice(signs) for _ in range(rng.randint(6, 16)))
        if draw < 0.8:
            signs = string.ascii_letters + string.digits + "!#$%&@*+-_=?^~.:;"
            return rng.choice(string.ascii_letters) + "".join(rng.choice(signs) for _ in range(rng.randint(6, 15))) + rng.choice(string.ascii_letters + string.digits)
        if draw < 0.82:
            return rng.choice(self._complex)
        if draw < 0.9:
            return rng.choice(("abc", "pass", "qwerty", "test", "hoge", "asdf", "admin", "iloveyou")) + str(rng.randint(1, 99999)) + rng.choice(("", "", "!"))
        if draw < 0.95:
            joint = rng.choice("-_ .")
            joint = "-" if joint == " " else joint
            return joint.join(rng.choice(self._words) for _ in range(rng.randint(2, 4))) + rng.choice(("", str(rng.randint(1, 99))))
        text = rng.choice(self._common) + str(rng.randint(1, 99))
        return text.translate(_FULL_WIDTH) if rng.random() < 0.4 else text.title()

    def pin(self, rng: Random) -> str:
        draw = rng.random()
        text = f"{rng.randint(0, 9999):04d}" if draw < 0.8 else f"{rng.randint(0, 999999):06d}"
        return text.translate(_FULL_WIDTH) if rng.random() < 0.12 else text

    def code(self, rng: Random) -> str:
        text = f"{rng.randint(0, 999999):06d}"
        return rng.choice((text, text, text, text[:4], f"{text[:3]}-{text[3:]}", f"{text[:3]} {text[3:]}", rng.choice("ABCGKMRT") + text[:5]))

    def secret(self, rng: Random) -> str:
        """A pet, a dish, a school, a maiden name, a nickname."""
        draw = rng.random()
        if draw < 0.45:
            return rng.choice(self._secrets)
        person = self._names.japanese(rng)
        if draw < 0.62:
            return rng.choice((person.family, hiragana(person.family_kana), person.family_kana))
        if draw < 0.74:
            return self._nickname(rng)
        if draw < 0.86:
            return person.family + rng.choice(("小学校", "小", "第一小学校", "幼稚園", "中学", "保育園"))
        return rng.choice(self._nouns)

    def phrase(self, rng: Random) -> str:
        draw = rng.random()
        if draw < 0.4:
            return rng.choice(self._phrases)
        text = rng.choice(self._adjectives) + rng.choice(self._nouns)
        if draw < 0.6:
            text = rng.choice(self._nouns) + rng.choice("との・") + rng.choice(self._nouns)
        return text + (str(rng.randint(1, 99)) if rng.random() < 0.15 else "")

    def _nickname(self, rng: Random) -> str:
        given = self._names.japanese(rng).given_kana
        given = given if rng.random() < 0.4 else hiragana(given)
        return given + rng.choice(("", "", "ん", "っぺ", "りん", "ぽん", "たん", "っち"))
