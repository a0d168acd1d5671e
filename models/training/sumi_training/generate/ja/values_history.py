"""Names as encyclopaedias write them: historical people, monks, Chinese names, foreigners in katakana with all their parts, readings in brackets."""

from __future__ import annotations

from random import Random

from ..grammar import is_held_out, keep

_CLANS = "源 平 藤原 橘 菅原 大伴 蘇我 物部 紀 小野 在原 安倍 大江 清原 中臣 阿倍 坂上 和気 文屋 三善 賀茂 秦 高階 多治比 丹治 大中臣 巨勢 葛城 平群 上毛野 百済王 中原".split()
_CLAN_READINGS = "みなもと たいら ふじわら たちばな すがわら おおとも そが もののべ き おの ありわら あべ おおえ きよはら なかとみ あべ さかのうえ わけ ふんや みよし かも はた たかしな たじひ たんじ おおなかとみ こせ かつらぎ へぐり かみつけの くだらのこにきし なかはら".split()
_HOUSES = """
徳川 豊臣 織田 武田 上杉 北条 毛利 島津 伊達 足利 新田 楠木 今川 朝倉 浅井 斎藤 三好 松永 細川 山名 大内 尼子 長宗我部 龍造寺 大友 立花 黒田 加藤 福島 石田 小西 宇喜多 前田 佐々 柴田 丹羽 滝川 明智 池田 浅野 蜂須賀 山内 藤堂 井伊 本多 酒井 榊原 大久保 松平 水野 真田 直江 相馬 南部 最上 佐竹 結城
宇都宮 里見 千葉 三浦 和田 畠山 比企 梶原 安達 名越 赤橋 金沢 大仏 高 斯波 一色 吉良 仁木 桃井 京極 六角 赤松 土岐 小笠原 村上 諏訪 木曾 仁科 神保 椎名 畠山 富樫 若狭 波多野 別所 荒木 筒井 十市 北畠 九鬼 鳥居 服部 大岡 田沼 柳沢 間部 堀田 阿部 堀 水谷 脇坂 片桐 平野 糟谷 木下 竹中 西郷 大久保 木戸 板垣 後藤
江藤 大隈 山縣 伊藤 井上 黒田 松方 西園寺 桂 原 高橋 犬養 近衛 東条 鈴木 幣原 吉田 岩倉 三条 鷹司 九条 二条 一条 久我 花山院 中院 冷泉 飛鳥井 姉小路 四条 山科 万里小路 狩野 土佐 円山 歌川 喜多川 葛飾 尾形 本阿弥 長谷川 雪村 俵屋 菱川 鳥居 松尾 与謝 小林 井原 近松 上田 滝沢 十返舎 式亭 市川 中村 尾上 片岡 坂東
""".split()
_IMINA = "義 信 家 忠 光 政 秀 長 頼 朝 時 宗 氏 元 利 勝 重 隆 経 泰 綱 清 盛 房 道 良 兼 実 基 通 定 俊 成 正 直 昌 吉 高 景 親 広 興 久 豊 晴 輝 貞 為 資 師 教 持 満 春 冬 茂 行 国 康 邦 慶 斉 治 尚 知 仲 範 憲 顕 胤 敦 継 季 公 純 将 門 衡 致 連 村 種 宣 秋 惟 雅 明 有 方 武 友 安 守 助 能 包".split()
_IMINA_READINGS = "よし のぶ いえ ただ みつ まさ ひで なが より とも とき むね うじ もと とし かつ しげ たか つね やす つな きよ もり ふさ みち よし かね さね もと みち さだ とし なり まさ なお まさ よし たか かげ ちか ひろ おき ひさ とよ はる てる さだ ため すけ もろ のり もち みつ はる ふゆ しげ ゆき くに やす くに よし なり はる なお とも なか のり のり あき たね あつ つぐ すえ きん すみ まさ かど ひら むね つら むら たね のぶ あき これ まさ あき あり かた たけ とも やす もり すけ よし かね".split()
_CALLED = "太郎 次郎 三郎 四郎 五郎 六郎 七郎 八郎 九郎 十郎 新九郎 源五郎 小五郎 又左衛門 彦右衛門 藤左衛門 作兵衛 半兵衛 官兵衛 勘兵衛 甚五郎 主水 内匠頭 修理亮 左京大夫 掃部頭 弾正忠 越前守 伊豆守 上総介 権兵衛 善右衛門 弥次郎 喜三郎 市之丞 龍之介 新之助 之助 右近 左近 大膳 帯刀 主税 玄蕃 隼人".split()
_MONK_A = "空 最 法 親 日 道 栄 一 円 恵 明 覚 良 慈 源 行 鑑 玄 義 叡 重 貞 隠 白 夢 蓮 如 証 真 天 沢 雪 雲 祖 宗 湛 俊 無 蘭 弁 信 快 寂 妙 浄 顕 了 善 智 仁 安 西".split()
_MONK_B = "海 澄 然 鸞 蓮 元 西 遍 仁 信 恵 鑁 寛 円 基 慎 真 昉 淵 尊 源 慶 元 窓 如 空 庵 舟 谷 純 阿 覚 念 観 仙 道 渓 山 堂 聖 照 心 証 行 順 海 忍".split()
_ZH_FAMILY = "劉 曹 孫 司馬 諸葛 関 張 趙 馬 黄 李 王 楊 朱 范 班 項 蕭 韓 陳 周 呂 郭 荀 夏侯 欧陽 蘇 司徒 上官 公孫 耶律 完顔 拓跋 慕容 宇文 独孤 長孫 陸 魯 鄧 毛 蒋 袁 胡 林 康 梁 譚 汪 宋 孔 孟 荘 老 墨 白 杜 岳 文 鄭 戚 徐 高 石 安 史 武 狄 房 魏 秦 尉遅 薛 顔 柳 元 盧 崔 温 何 羅 施 呉 湯 顧".split()
_ZH_GIVEN = "備 操 権 懿 亮 羽 飛 雲 超 忠 世民 建成 元璋 熹 超 固 昭 籍 何 信 平 瑜 布 嘉 彧 惇 脩 軾 轍 婉児 度 賛 阿保機 阿骨打 堅 化及 信 忌 遜 粛 小平 沢東 介石 世凱 錦濤 適 則徐 有為 啓超 嗣同 兆銘 慶齢 子 夫子 周 翟 居易 甫 飛 天祥 成功 継光 光啓 適 敬瑭 禄山 思明 則天 仁傑 玄齢 徴 叔宝 敬徳 仁貴 真卿 宗元 稹 照鄰 護 庭筠 晏 貫中 耐庵 承恩 顕祖 炎武".split()
_GREEK = """
ユスティニアヌス コンスタンティヌス アレクサンドロス アントニヌス テオドシウス クラウディウス ウェスパシアヌス ディオクレティアヌス ホノリウス ハドリアヌス トラヤヌス オクタウィアヌス ティベリウス プトレマイオス セレウコス アンティオコス フィリッポス ペリクレス ソポクレス エウリピデス アイスキュロス デモステネス アリストファネス ヘロドトス
トゥキディデス アルキメデス エラトステネス ピタゴラス ヒポクラテス プルタルコス リウィウス タキトゥス オウィディウス ウェルギリウス ホラティウス キケロ セネカ ルイ シャルル アンリ フランソワ フィリップ ヘンリー エドワード リチャード ジョージ ウィリアム チャールズ ジェームズ ヴィルヘルム フリードリヒ オットー ハインリヒ カール ルドルフ マクシミリアン
フェルディナント レオポルト ヨーゼフ フランツ アレクサンドル ニコライ イヴァン ピョートル パーヴェル グスタフ クリスチャン フレデリク オーラヴ ハーコン アルフォンソ フェリペ イサベル ジョアン マヌエル ペドロ ヨハネ パウロ ベネディクトゥス グレゴリウス インノケンティウス クレメンス ピウス レオ ボニファティウス ウルバヌス ダレイオス クセルクセス
キュロス アッバース スレイマン メフメト バヤズィト ムラト アフメト ティムール フビライ オゴデイ モンケ フラグ バトゥ アクバル ジャハーンギール アウラングゼーブ ラムセス トトメス アメンホテプ ハトシェプスト ツタンカーメン ネブカドネザル ハンムラビ サルゴン
""".split()
_PARTICLES = "フォン ファン ヴァン デ ド ディ ダ デル ドゥ ル ラ デ・ラ ファン・デル フォン・デム オブ ビン イブン アブー エル マク オ".split()
_INITIALS = "ABCDEFGHJKLMNPRSTW"


class History:
    """Draws of one split. `kata`: single katakana names of people; `latin`: a Latin name of so many words."""

    def __init__(self, kata: list[str], split: str) -> None:
        self._split = split
        self._kata = [name for name in kata if 2 <= len(name) <= 9] or ["カール"]
        self._houses, self._greek = keep(_HOUSES, split), keep(_GREEK, split)
        self._zh = keep(_ZH_FAMILY, split)

    def imina(self, rng: Random) -> tuple[str, str]:
        """A historical given name of two characters with its reading; each split has its own pairs."""
        while True:
            a, b = rng.randrange(len(_IMINA)), rng.randrange(len(_IMINA))
            if a != b and is_held_out(_IMINA[a] + _IMINA[b]) == (self._split == "heldout"):
                return _IMINA[a] + _IMINA[b], _IMINA_READINGS[a] + _IMINA_READINGS[b]

    def kanji(self, rng: Random) -> str:
        """A historical name in kanji: clan or house, sometimes the everyday name, the given name; a monk; a Chinese name; the given name alone."""
        roll = rng.random()
        given = self.imina(rng)[0]
        if roll < 0.14:
            return rng.choice(_CLANS) + rng.choice(("", "", "", "の")) + given
        if roll < 0.42:
            return rng.choice(self._houses) + given
        if roll < 0.50:
            return rng.choice(self._houses) + rng.choice(_CALLED) + (given if rng.random() < 0.4 else "")
        if roll < 0.66:
            return given
        if roll < 0.74:
            return rng.choice(self._houses)
        if roll < 0.86:
            return rng.choice(_MONK_A) + rng.choice(_MONK_B)
        return self.chinese(rng)

    def chinese(self, rng: Random) -> str:
        return rng.choice(self._zh) + rng.choice(_ZH_GIVEN)

    def spaced(self, rng: Random, joint: str = "　") -> tuple[str, str]:
        """A historical name with its parts apart, and its reading likewise: 源　頼朝, みなもと　の　よりとも."""
        given, reading = self.imina(rng)
        at = rng.randrange(len(_CLANS))
        return _CLANS[at] + joint + given, joint.join((_CLAN_READINGS[at], "の", reading))

    def katakana(self, rng: Random, parts: int = 0) -> str:
        """A foreign name of one to four parts, with particles, initials, double names and numbers."""
        parts = parts or rng.choice((1, 1, 2, 2, 2, 2, 3, 3, 4))
        if parts == 1:
            if rng.random() < 0.5:
                return rng.choice(self._greek) + (f"{rng.choice((*'12345678', '10', '14', '15', '16'))}世" if rng.random() < 0.45 else "")
            return rng.choice(self._kata)
        names = [rng.choice(self._kata) if rng.random() < 0.8 else rng.choice(self._greek) for _ in range(parts)]
        roll = rng.random()
        if parts > 2 and roll < 0.3:
            names[1] = rng.choice(_INITIALS)
        elif parts > 2 and roll < 0.62:
            names[-2] = rng.choice(_PARTICLES)
        elif roll > 0.94:
            names[-1] += "＝" + rng.choice(self._kata)
        elif roll > 0.91:
            names = [rng.choice(_INITIALS) + ("." if rng.random() < 0.5 else ""), *names[1:]]
        elif roll > 0.89:
            names[-1] += rng.choice(("・ジュニア", "2世", "・シニア"))
        return "・".join(names)
