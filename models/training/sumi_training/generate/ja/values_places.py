"""Places named alone: countries, prefectures, cities, stations, wards, mountains and rivers."""

from __future__ import annotations

from random import Random

from ..grammar import keep

_COUNTRIES = """
日本 アメリカ 米国 アメリカ合衆国 イギリス 英国 フランス ドイツ イタリア スペイン ポルトガル オランダ ベルギー スイス オーストリア スウェーデン ノルウェー フィンランド デンマーク アイスランド アイルランド ポーランド チェコ ハンガリー ルーマニア
ブルガリア ギリシャ トルコ ロシア ウクライナ 中国 中華人民共和国 台湾 香港 韓国 大韓民国 北朝鮮 モンゴル ベトナム タイ カンボジア ラオス ミャンマー マレーシア シンガポール インドネシア フィリピン インド パキスタン バングラデシュ スリランカ ネパール
ブータン アフガニスタン イラン イラク サウジアラビア アラブ首長国連邦 カタール イスラエル エジプト モロッコ アルジェリア チュニジア ケニア エチオピア ナイジェリア ガーナ 南アフリカ タンザニア ウガンダ セネガル カメルーン オーストラリア ニュージーランド
フィジー カナダ メキシコ キューバ ジャマイカ ブラジル アルゼンチン チリ ペルー コロンビア ベネズエラ ボリビア ウルグアイ パラグアイ エクアドル クロアチア セルビア スロベニア スロバキア ラトビア リトアニア エストニア ソ連 西ドイツ
""".split()
_WORLD = """
ニューヨーク ロサンゼルス シカゴ サンフランシスコ ボストン シアトル ワシントン ホノルル ラスベガス マイアミ ヒューストン ダラス フィラデルフィア デトロイト アトランタ デンバー トロント バンクーバー モントリオール ロンドン マンチェスター リバプール
エディンバラ パリ リヨン マルセイユ ベルリン ミュンヘン ハンブルク フランクフルト ケルン ウィーン チューリッヒ ジュネーブ ローマ ミラノ ヴェネツィア フィレンツェ ナポリ マドリード バルセロナ セビリア リスボン アムステルダム ブリュッセル ストックホルム
オスロ コペンハーゲン ヘルシンキ ワルシャワ プラハ ブダペスト アテネ イスタンブール モスクワ サンクトペテルブルク キーウ 北京 上海 広州 深圳 大連 台北 高雄 ソウル 釜山 済州島 バンコク チェンマイ プーケット ハノイ ホーチミン ダナン クアラルンプール
ジャカルタ バリ島 マニラ セブ島 ムンバイ デリー ニューデリー コロンボ カトマンズ ドバイ カイロ ケープタウン ナイロビ シドニー メルボルン ブリスベン オークランド サンパウロ リオデジャネイロ ブエノスアイレス リマ サンティアゴ グアム サイパン ハワイ
カリフォルニア州 テキサス州 フロリダ州 ニューヨーク州 ミシガン州 バイエルン州 オンタリオ州 クイーンズランド州 シチリア島 アラスカ州 アイルランド島 スコットランド カタルーニャ州 プロヴァンス
""".split()
_REGIONS = """
東京 大阪 京都 名古屋 横浜 神戸 札幌 仙台 福岡 広島 千葉 埼玉 川崎 新潟 金沢 静岡 浜松 岡山 熊本 鹿児島 那覇 長崎 松山 高松 徳島 高知 奈良 和歌山 大津 岐阜 長野 甲府 前橋 宇都宮 水戸 福島 山形 秋田 盛岡 青森 函館 旭川
北海道 東北 関東 中部 東海 北陸 近畿 関西 中国地方 四国 九州 沖縄 首都圏 新宿 渋谷 池袋 銀座 六本木 秋葉原 上野 浅草 品川 吉祥寺 梅田 難波 心斎橋 天王寺 三宮 博多 天神 すすきの 栄 みなとみらい 箱根 軽井沢 熱海 草津 湯布院 白川郷 宮古島 石垣島
淡路島 屋久島 富士山 琵琶湖 瀬戸内海 日本海 太平洋 利根川 信濃川 隅田川 多摩川 淀川 阿蘇山 浅間山 北アルプス 八ヶ岳 伊豆半島 房総半島 能登半島 知床 奄美大島 佐渡島 小笠原諸島 ヨーロッパ アジア アフリカ 北米 南米 中東 東南アジア
""".split()


class Places:
    def __init__(self, lists, split: str, addresses) -> None:
        self._countries, self._world, self._regions = (keep(items, split) for items in (_COUNTRIES, _WORLD, _REGIONS))
        self._prefectures = [row[0] for row in lists.rows("ja_address_prefecture_gimei")]
        self._cities = [row[0] for row in lists.rows("ja_address_city_gimei")]
        self._stations = [row[0] for row in lists.rows("ja_stations_enamdict") if row[0].endswith("駅") and len(row[0]) < 10]
        self._many = [name for name in lists.lines("ja_places_ipadic") if len(name) > 1]
        self._addresses = addresses

    def country(self, rng: Random) -> str:
        return rng.choice(self._countries)

    def world(self, rng: Random) -> str:
        return rng.choice(self._world)

    def prefecture(self, rng: Random) -> str:
        name = rng.choice(self._prefectures)
        return name if rng.random() < 0.7 or name == "北海道" else name[:-1]

    def city(self, rng: Random) -> str:
        """市区町村; sometimes without its last letter, sometimes after its prefecture."""
        draw = rng.random()
        if draw < 0.2:
            return "".join(self._addresses.city_row(rng))
        name = rng.choice(self._cities)
        if draw < 0.35 and name.endswith("市") and len(name) > 2:
            return name[:-1]
        return name

    def prefecture_city(self, rng: Random) -> str:
        return "".join(self._addresses.city_row(rng))

    def region(self, rng: Random) -> str:
        return rng.choice(self._regions)

    def station(self, rng: Random) -> str:
        return rng.choice(self._stations)

    def rare(self, rng: Random) -> str:
        return rng.choice(self._many)

    def any(self, rng: Random) -> str:
        draw = rng.random()
        for limit, draw_place in ((0.2, self.region), (0.32, self.prefecture), (0.57, self.city), (0.69, self.world), (0.79, self.country), (0.9, self.rare), (1.1, self.station)):
            if draw < limit:
                return draw_place(rng)
        raise AssertionError
