"""What is easily taken for a name, an address or a secret and is none: everyday compounds, products, shops, stations, events, titles, number groups.

Names of people and places are combined with things, so that what stands beside a word decides, not the word.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from ..grammar import keep
from . import values_numbers, words
from .values_names import Names

_THINGS = """
ソファ チェア デスク ランプ ベッド マットレス 枕 毛布 ラグ カーテン 本棚 食器棚 鏡 テーブル 座椅子 こたつ 土鍋 急須 湯呑み 茶碗 包丁 まな板 フライパン ケトル 炊飯器 掃除機 扇風機 加湿器 空気清浄機 ドライヤー アイロン ワンピース スカート ブラウス カーディガン コート ダウン パーカー デニム
スニーカー パンプス ブーツ サンダル リュック トート ポーチ 財布 名刺入れ 腕時計 指輪 ネックレス ピアス 帽子 マフラー 手袋 日傘 浴衣 振袖 帯 草履 香水 口紅 化粧水 乳液 美容液 シャンプー 石鹸 入浴剤 タオル 手帳 万年筆 便箋 カレンダー フィギュア ぬいぐるみ パズル プラモデル カード スキン アバター ガチャ
衣装 武器 ラーメン うどん そば 餃子 カレー 丼 弁当 定食 コース プリン 大福 羊羹 せんべい 饅頭 カステラ 最中 どら焼き 飴 茶 珈琲 紅茶 日本酒 焼酎 ビール ワイン 味噌 醤油 漬物 海苔 明太子 牛 豚 鶏 米 りんご みかん 梨 桃 苺 メロン 豆腐 納豆 昆布 出汁 ドレッシング ジャム はちみつ ハンガー 収納ケース 物干し 脚立
自転車 ベビーカー チャイルドシート 三輪車 テント 寝袋 焚き火台 釣竿 ラケット グローブ バット 水着 ゴーグル スマホケース 充電器 イヤホン スピーカー キーボード マウス モニター プリンター ルーター カメラ 三脚 ドローン
""".split()
_MARKS = ["", "", "", "", "", " L", "（黒）", "（2個入り）", "II", "3", " Pro", "ミニ", "プレミアム", "Lite", " 500ml", "セット", "の替え", "Mサイズ", "ネイビー", "・白"]
_SPOTS = """
駅 駅前店 支店 本店 店 営業所 公演 会場 ホール 線 行き 空港 SA IC インター 温泉 橋 通り 工場 倉庫 配送センター 校 教室 球場 ドーム 競馬場 口 号 便 市役所 区役所 マラソン 花火大会 物産展 城 神社 公園 動物園 水族館 美術館 病院 大学 高校 タワー ビル モール アウトレット 港 埠頭 海岸 スキー場 カントリークラブ スタジアム アリーナ
劇場 店舗 出張所 事業所 支社 本社 センター 郵便局 交番 警察署 図書館 公民館 体育館 停留所 バス停 ターミナル 方面 エリア 地区 周辺 観光 ツアー 旅行 出張 遠征 店限定 限定 名物 土産 産 流 風 弁 銘菓 ラーメン 牛 焼 塗 織 そば
""".split()
_FIRM_ENDS = "技研 重工 電機 電器 電産 自動車 製作所 製鉄 製紙 製薬 食品 乳業 製菓 ビール 酒造 紡績 化学 化成 硝子 精機 計器 工業 鉱業 建設 組 不動産 証券 生命 火災 急便 運輸 倉庫 商事 物産 書店 書房 出版 カメラ 電気 眼鏡 楽器 スポーツ ハム 製粉 製油 園 農機 発動機 時計 鉛筆 文具 印刷 薬品 ホールディングス グループ".split()
_COLOURS = "桜 藍 紺 茜 緑 葵 翠 琥珀 若草 藤 桃 橙 銀 金 黒 白 紅 菫 藤色 桜色 さくら色 ローズ ネイビー アイボリー ベージュ マリン オリーブ ラベンダー ミント サンド グレージュ マスタード コーラル カーキ アッシュ ナチュラル ウォルナット チェリー メープル スカイ サファイア ルビー パール".split()
_SHOPS = "食堂 酒店 商店 書店 薬局 製菓 製麺 ベーカリー カフェ 珈琲店 美容室 理容室 クリニック 歯科 動物病院 不動産 自動車 モータース 電器 工務店 旅館 ホテル 民宿 農園 牧場 水産 青果 精肉店 花店 スポーツ 写真館 学習塾 ピアノ教室 幼稚園 保育園 鮨 焼肉 食品 酒造".split()
_PLANS = "プラン コース パック 会員 カード パス 保険 割 定期便 サービス オプション モード 特典 ポイント ランク".split()
_PLAN_WORDS = "ひかり のぞみ さくら こだま みらい ゆとり あんしん まごころ ほほえみ きずな かがやき ときめき スマイル ハート エール ライト ベーシック スタンダード プレミアム ゴールド プラチナ シルバー ダイヤ ルビー パール エメラルド ファミリー ペア おひとり 学生 シニア キッズ ローズ リリー アイリス デイジー マーガレット マックス ビクトリア グレース ジョイ ホープ アンジュ ソレイユ ルナ ステラ オーロラ アトラス 松 竹 梅 雅 凛 極 匠 楓 桜 葵 椿 光 空 海 森".split()
_TITLES = "の恋 の約束 の冒険 日記 物語 の事件簿 へようこそ が行く の休日 の朝 と魔女 と猫 と海 の秘密 の歌 の夏 の手紙 さんの食卓 くんと私 ちゃんと世界 は止まらない 刑事 探偵 先生の授業 家の人々 一族 戦記 伝説 外伝 クエスト ファンタジー ストーリー".split()
_TITLE_KINDS = "曲 映画 アニメ ドラマ 漫画 本 小説 ゲーム ステージ キャラ ボス 着うた 配信 シリーズ 舞台 ミュージカル".split()
_JOBS = "店長 副店長 担当 担当者 責任者 係長 課長 部長 支店長 工場長 所長 院長 校長 社長 専務 配達員 配送ドライバー 運転手 整備士 技術者 施工業者 営業 営業担当 受付 窓口 オペレーター 管理人 大家 保育士 看護師 薬剤師 医師 弁護士 税理士 添乗員 客室係 フロント 警備員 清掃員 店員 アルバイト パート 派遣社員 新人 上司 先輩 後輩 同僚".split()
_DEPTS = "カスタマーサポート お客様相談室 返品係 配送課 経理部 総務部 人事課 技術部 サポート窓口 会員サービス課 請求グループ 解約窓口 修理センター 品質管理課 法務部 審査部 不正対策室 営業二課 予約センター 宿泊部 出荷チーム 広報室 情報システム部 コールセンター 受注係 窓口課 債権管理部 加入者センター".split()
_UI = "ログイン ログアウト マイページ 設定 通知 お支払い方法 注文履歴 購入履歴 お届け先 お届け先変更 会員情報 登録情報 パスワード再設定 メールアドレス変更 本人確認 お名前 姓 名 氏名 フリガナ セイ メイ 生年月日 電話番号 郵便番号 都道府県 市区町村 番地 建物名 ユーザー名 ニックネーム 秘密の質問 次へ 戻る 送信 確定 キャンセル 保存 削除 同意する ヘルプ よくある質問 お問い合わせ チャット 退会 解約 プラン変更 クーポン ポイント お気に入り カート 検索 並べ替え 言語 文字サイズ".split()
_GREETINGS = """
おはようございます こんにちは こんばんは お世話になっております いつもありがとうございます はじめまして 初めてご連絡いたします 突然すみません 恐れ入ります お疲れさまです 失礼します もしもし どうも ども まいど おおきに よろしく よろしくお願いします よろしくお願いいたします ありがとうございました すみません ごめんなさい 申し訳ありません
了解です 承知しました かしこまりました なるほど そうそう そうですね そやな せやせや ほんまや まじか うーん えっと あのう はい いいえ うん ううん ええ けっこうです 結構です だいじょうぶです わかりました しばらくお待ちください ごゆっくり お大事に おめでとうございます ご自愛ください 取り急ぎお礼まで 以上です 追伸 至急 再送
""".split()
_LETTERS = "拝啓 拝復 前略 謹啓 敬具 草々 早々 敬白 謹白 かしこ 記 以上 追伸 各位 謹賀新年 時下ますますご清栄のことと存じます 平素は格別のお引き立てを賜り 貴社ますますご盛栄のこととお慶び申し上げます 秋冷の候 春暖の候 盛夏の候 初秋の候 梅雨の候 厳寒の候 向暑の候 末筆ながら".split()
_KIN = """
奥 旦那 ご主人 お嬢 お坊 娘 息子 お孫 お父 お母 おじい おばあ 伯父 叔母 お兄 お姉 弟 妹 親御 お隣 ご近所 ママ友 業者 職人 大工 配達員 店員 駅員 運転手 管理人 大家 患者 看護師 お医者 お坊 神主 お巡り 郵便屋 パン屋 花屋 魚屋 八百屋 本屋 薬屋 電気屋 ガス屋 水道屋 不動産屋 引っ越し屋 サンタ おサル 猫 ワン 赤 ゾウ クマ うさぎ 皆 お客 取引先 仕入先
""".split()
_HONORIFICS = ["さん"] * 6 + ["様", "さま", "ちゃん", "たち", "方"]
_KIN_BARE = "母 父 祖母 祖父 兄 姉 弟 妹 娘 息子 孫 夫 妻 主人 家内 嫁 旦那 彼 彼女 彼氏 友人 友達 知人 同僚 上司 部下 先輩 後輩 家族 家庭 両親 親戚 義母 義父 いとこ 姪 甥 隣人 本人 相手 先方 当人".split()


class Hard:
    """Draws of one split."""

    def __init__(self, names: Names, everyday: list[str], split: str, place: Callable[[Random], str]) -> None:
        self._names, self._place = names, place
        self._everyday = keep(everyday, split) or ["予約", "配送"]
        self._things, self._spots = keep(_THINGS, split), keep(_SPOTS, split)
        self._kata = words.KATA_GIVEN.split()

    def word(self, rng: Random) -> str:
        """A given name, family name, place or plan word."""
        roll = rng.random()
        if roll < 0.24:
            return self._names.japanese(rng).family
        if roll < 0.44:
            return self._names.japanese(rng).given
        if roll < 0.56:
            return rng.choice(self._kata)
        return self._place(rng) if roll < 0.8 else rng.choice(_PLAN_WORDS)

    def everyday(self, rng: Random) -> str:
        return rng.choice(self._everyday)

    def product(self, rng: Random) -> str:
        name, thing, mark = self.word(rng), rng.choice(self._things), rng.choice(_MARKS)
        if rng.random() < 0.12:
            return self.brand(rng) + rng.choice(("の", "の", "", " ")) + thing + mark
        roll = rng.random()
        if roll < 0.5:
            return name + thing + mark
        if roll < 0.62:
            return f"{name}の{thing}{mark}"
        if roll < 0.70:
            return f"「{name}」{thing}"
        if roll < 0.78:
            return f"{self.everyday(rng)}{thing}{mark}"
        if roll < 0.86:
            return f"{name}さんちの{thing}" if rng.random() < 0.4 else f"{name}ブランドの{thing}"
        return f"{name}{self.word(rng)}{thing}" if rng.random() < 0.5 else f"{name} {thing}{mark}"

    def brand(self, rng: Random) -> str:
        """A brand that is somebody's whole name (ポール・スミス, 山本耀司) or half of one."""
        roll = rng.random()
        if roll < 0.7:
            person = self._names.foreign_katakana(rng)
            return person.given + rng.choice(("・", "・", "・", " ", "")) + person.family
        if roll < 0.8:
            person = self._names.foreign_katakana(rng)
            return rng.choice((f"{person.family}＆{self._names.foreign_katakana(rng).family}", f"{person.family}・アンド・サンズ", f"{person.family}ブラザーズ", f"メゾン・{person.family}", f"{person.family}・パリス"))
        person = self._names.japanese(rng)
        if roll < 0.87:
            return person.family + person.given
        return rng.choice((person.family_kana + person.given_kana, f"{person.given_kana}・{person.family_kana}", person.family_kana, person.family + rng.choice(("屋", "堂", "亭", "庵"))))

    def firm(self, rng: Random) -> str:
        """A well-known kind of company that begins with a family name."""
        return self._names.japanese(rng).family + rng.choice(_FIRM_ENDS)

    def spot(self, rng: Random) -> str:
        base = self._place(rng) if rng.random() < 0.7 else self._names.japanese(rng).family
        return base + rng.choice(self._spots)

    def shop(self, rng: Random) -> str:
        return self.word(rng) + rng.choice(("", "", "屋", "の")) + rng.choice(_SHOPS)

    def plan(self, rng: Random) -> str:
        return rng.choice(_PLAN_WORDS) + rng.choice(_PLANS)

    def title(self, rng: Random) -> str:
        text = self.word(rng) + rng.choice(_TITLES)
        return rng.choice((f"「{text}」", f"『{text}』", f"『{text}』", text))

    def kin(self, rng: Random) -> str:
        return rng.choice(_KIN) + rng.choice(_HONORIFICS)

    def table(self) -> dict[str, Callable[[Random], str]]:
        def pick(pool: list[str]) -> Callable[[Random], str]:
            return lambda rng: rng.choice(pool)

        return {
            "hword": self.everyday, "hprod": self.product, "hspot": self.spot, "hshop": self.shop, "hplan": self.plan, "htitle": self.title, "hkin": self.kin,
            "hkind": pick(_TITLE_KINDS), "hjob": pick(_JOBS), "hdept": pick(_DEPTS), "hui": pick(_UI), "hhi": pick(_GREETINGS), "hletter": pick(_LETTERS), "hbare": pick(_KIN_BARE),
            "hbrand": self.brand, "hword2": self.word, "hfirm": self.firm, "hcolour": pick(_COLOURS), **values_numbers.table(),
        }  # fmt: skip
