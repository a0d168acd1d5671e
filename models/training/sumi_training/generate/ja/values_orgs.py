"""Organisations: companies with and without their legal form, banks, shops, schools, hospitals, offices, teams, parties."""

from __future__ import annotations

import re
from random import Random

from ..grammar import keep

_CLEAN = re.compile(r"[^\s()（）\[\]|<>]{2,18}")
_HEAD = re.compile(r"^(北海道|東京都|(?:京都|大阪)府|.{2,3}県)?(.{1,4}郡(?=.+[町村]$))?(?=..)")
_KATA_FRONT = """
アクア アース アイ アルファ アドバンス イースト イノベ インフィニ ウィズ エコ エナジー エバー オーシャン オプト クリエイト クラウド グローバル グリーン コスモ サンライズ シグマ シティ スカイ スター スマート ソフト ソリューション ダイナ テクノ デジタル トータル
トラスト ナショナル ニュー ネオ ネクスト ノース ハート ハイパー パシフィック ビジョン ファースト フューチャー フロンティア プライム ブライト ベスト マイクロ マックス ミライ メディア ユニ ライフ リアル リンク ルミナ レインボー ロジ ワールド ワン
""".split()
_KATA_BACK = """
システム システムズ テック テクノロジー ソリューションズ ネット ネットワークス コーポレーション ホールディングス パートナーズ コンサルティング デザイン フーズ ファーマ モーターズ エンジニアリング サービス ラボ ワークス クリエイション エージェント リース
トレーディング プロダクツ マート ストア コミュニケーションズ ロジスティクス エナジー メディカル ケア キャピタル インシュアランス エレクトロニクス スタジオ エンタテインメント ソフト
""".split()
_TRADES = """
工業 商店 製作所 建設 不動産 運輸 電機 電気 食品 印刷 産業 商事 興業 鉄工所 工務店 製薬 化学 繊維 酒造 水産 農園 石油 出版 書店 薬局 法律事務所 会計事務所 税理士事務所 設計事務所 クリニック 歯科医院 医院 動物病院 保育園 幼稚園 塾 旅館 ホテル 食堂 酒店 精肉店
自動車 交通 タクシー バス 運送 倉庫 塗装 硝子 製菓 製麺 牧場 園芸 葬祭 写真館 美容室 理容室 接骨院 書房 新聞 放送 テレビ 証券 リース
""".split()
_LEGAL_FRONT = ["株式会社"] * 6 + ["有限会社", "合同会社", "(株)", "（株）", "㈱", "(有)", "一般社団法人", "NPO法人", "医療法人"]
_LEGAL_BACK = ["株式会社"] * 6 + ["有限会社", "合同会社", "（株）", "㈱", "(株)", "（有）"]
_MINISTRIES = """
厚生労働省 経済産業省 国土交通省 総務省 財務省 外務省 法務省 文部科学省 農林水産省 環境省 防衛省 内閣府 金融庁 消費者庁 国税庁 気象庁 文化庁 観光庁 特許庁 警察庁 警視庁 海上保安庁 デジタル庁 こども家庭庁 復興庁 宮内庁 最高裁判所 日本銀行 国会 公正取引委員会
日本年金機構 日本学生支援機構 都市再生機構 国民生活センター 法テラス 日本放送協会 日本郵便 NATO 国際連合 国連 欧州連合 EU WHO ユネスコ 国際オリンピック委員会 FIFA 世界銀行 国際通貨基金 NASA FBI CIA 日本赤十字社 日本弁護士連合会 日本医師会 経団連
自由民主党 自民党 立憲民主党 公明党 日本維新の会 国民民主党 日本共産党 共和党 民主党 労働党 保守党 社会民主党 緑の党
""".split()
_TEAM_BACK = "イーグルス ライオンズ タイガース ベアーズ ドラゴンズ ホークス ファイターズ ユナイテッド FC シティ SC ブレイブス サンダーズ ウルブズ ブルーウェーブ フェニックス スターズ ロケッツ レンジャーズ".split()
_OFFICE_BACK = "税務署 警察署 消防署 市民センター 保健所 年金事務所 法務局 地方裁判所 図書館 商工会議所 教育委員会 議会 観光協会 社会福祉協議会 農業協同組合".split()
_SCHOOL_BACK = ["大学", "大学", "高等学校", "高校", "中学校", "小学校", "女子大学", "工業高校", "短期大学", "専門学校", "工業大学", "幼稚園", "保育園", "特別支援学校", "大学附属中学校", "学園", "女学院"]
_HOSPITAL_BACK = ["病院", "総合病院", "市民病院", "中央病院", "大学病院", "赤十字病院", "医療センター", "記念病院", "クリニック", "眼科", "歯科クリニック", "内科クリニック", "整形外科", "こどもクリニック", "レディースクリニック"]
_SHOP_FRONT = "さくら ひまわり まるや 大丸屋 みどり堂 ふくや まごころ亭 花月 一番館 北極星 銀の匙 ラーメン二代目 カフェ・ド・リヨン ビストロ・マル トラットリア・ソーレ パティスリー・ルナ スーパーまつば ドラッグあおば 家電のミナト 古本市場まる メガネの光 靴の王様 ペットの森 酒のやまだ ベーカリー麦".split()
_SHOP_BACK = ["本店", "店", "支店", "駅前店", "東口店", "西口店", "南店", "モール店", "インター店", "中央店", "営業所", "支社", "センター"]


class Organisations:
    def __init__(self, lists, split: str, family_name, places) -> None:
        self._front, self._back, self._trades = (keep(items, split) for items in (_KATA_FRONT, _KATA_BACK, _TRADES))
        self._ministries, self._teams, self._shops = (keep(items, split) for items in (_MINISTRIES, _TEAM_BACK, _SHOP_FRONT))
        self._known = [row[0] for row in lists.rows("ja_companies_enamdict") if _CLEAN.fullmatch(row[0])]
        self._ipadic = [name for name in lists.lines("ja_organisations_ipadic") if _CLEAN.fullmatch(name) and len(name) > 2]
        self._other = [row[0] for row in lists.rows("ja_organisations_enamdict") if _CLEAN.fullmatch(row[0]) and len(row[0]) > 2]
        english = lists.lines("en_companies_sp500") + lists.lines("en_companies_nasdaq")
        self._english = [re.sub(r",? (Common|Class|Ordinary|American|- ).*", "", name) for name in english]
        self._english = [name for name in self._english if len(name) < 30]
        self._banks = [row[1] for row in lists.rows("ja_banks_zengin", key_column=1)]
        self._branches = [row[3] for row in lists.rows("ja_bank_branches_zengin", key_column=3) if len(row) > 3 and len(row[3]) < 8]
        self._family_name, self._places = family_name, places

    def company(self, rng: Random) -> str:
        name = self._company_name(rng)
        draw = rng.random()
        if draw < 0.3:
            return rng.choice(_LEGAL_FRONT) + name
        if draw < 0.48:
            return name + rng.choice(_LEGAL_BACK)
        return name

    def _company_name(self, rng: Random) -> str:
        draw = rng.random()
        if draw < 0.2:
            return self._family_name(rng) + rng.choice(self._trades)
        if draw < 0.36:
            return rng.choice(self._front) + rng.choice(self._back)
        if draw < 0.48:
            return self._short_place(rng) + rng.choice(self._trades)
        if draw < 0.58:
            return rng.choice(self._known)
        if draw < 0.86:
            return rng.choice(self._ipadic)
        if draw < 0.93:
            return rng.choice(self._english)
        return self._family_name(rng) + rng.choice(self._back)

    def english(self, rng: Random) -> str:
        return rng.choice(self._english)

    def bank(self, rng: Random) -> str:
        name = rng.choice(self._banks)
        for short, long in (("信金", "信用金庫"), ("信組", "信用組合"), ("農協", "農業協同組合"), ("漁協", "漁業協同組合"), ("労金", "労働金庫")):
            if name.endswith(short):
                return name[: -len(short)] + (long if rng.random() < 0.7 else short)
        return name if name.endswith(("銀行", "金庫", "会社")) else name + "銀行"

    def branch(self, rng: Random) -> str:
        return rng.choice(self._branches)

    def government(self, rng: Random) -> str:
        draw = rng.random()
        if draw < 0.45:
            return rng.choice(self._ministries)
        city = self._places.city(rng)
        if draw < 0.75:
            suffix = "役所" if city.endswith(("市", "区")) else "役場" if city.endswith(("町", "村")) else "市役所"
            return city + suffix
        return city + rng.choice(_OFFICE_BACK)

    def school(self, rng: Random) -> str:
        return self._short_place(rng) + rng.choice(_SCHOOL_BACK)

    def hospital(self, rng: Random) -> str:
        return (self._family_name(rng) if rng.random() < 0.5 else self._short_place(rng)) + rng.choice(_HOSPITAL_BACK)

    def shop(self, rng: Random) -> str:
        draw = rng.random()
        name = rng.choice(self._shops) if draw < 0.4 else self._company_name(rng)
        if len(name) > 11 or draw < 0.1:
            return name
        return name + (self._short_place(rng) if rng.random() < 0.7 else "") + rng.choice(_SHOP_BACK)

    def team(self, rng: Random) -> str:
        return self._short_place(rng) + rng.choice(("", "", "・")) + rng.choice(self._teams)

    def listed(self, rng: Random) -> str:
        """Any organisation of the dictionaries."""
        return rng.choice(self._other if rng.random() < 0.5 else self._ipadic)

    def _short_place(self, rng: Random) -> str:
        name = self._places.prefecture(rng) if rng.random() < 0.25 else self._places.region(rng) if rng.random() < 0.4 else self._places.city(rng)
        name = _HEAD.sub("", name)
        return name[:-1] if len(name) > 2 and name[-1] in "県府市町村区都" else name
