"""Japanese number groups, hashes, versions, model numbers, timestamps and log lines: what looks like a secret and is none, with Japanese words around it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from ..en.context import filled

_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
#: What is counted, and patterns of it: `#` a digit, `%` one from 1, `@` a capital, `~` a small letter, `*` a capital or digit.
_GROUPS = """
注文番号|%##-#######-#######;%########;@@-######;##########  受付番号|%######;##-####-####;@###-####  伝票番号|####-####-####;############  追跡番号|####-####-####;@@#########JP  お問い合わせ番号|####-####-####;%#########
予約番号|@@@###;********;%#######;##@@##  会員番号|####-####-####-####;%#######;M########  お客様番号|###-####-###;##########;##-########-#  契約番号|%#########;@##-######  証券番号|###@@#####;##-###-####;##########
口座番号|#######  シリアル番号|@@#########;****-****-****;@##@##@####;S/N##########  製造番号|########;@@####-###;##@#####  型番|@@-@###@;@@@-####;@@##-####@@;@##@@-#;@@-###(@)  品番|###-######;@####-##;###@-##-@@  機種番号|@@-##@;@@@-@###
メーターの番号|########;##-######;%#-###-###  検針番号|##-###-####-##;############  供給地点特定番号|##-####-####-####-####-####;######################  お客様コード|########;@@######  商品コード|############;####-###-###  バーコード|#############;########  JAN|49###########;45###########
ロット番号|@#####;######@;##@@####  ロット|@####;%####  問い合わせID|####-########;~~##~###  チケット番号|#########;INC#######  管理番号|@-#####;#####-###;@@-##-####  承認番号|######;@#####  領収書番号|R-######;%#####  請求書番号|20##-####;INV-#####
整理番号|@#-###;%##;@####  座席|%#列%#番;##-@;%号車##番@席  改札番号|%-#  ロッカー|###番;@-##  部屋番号|%###;%##号室  棚番号|@-##-#;##-##  ナンバー|##-##;品川3## あ ##-##;%###  車台番号|@@@##-#######;@@#@-######  登録番号|T#############;@@-######  免許番号|############  診察券番号|#######;%#####
学籍番号|%#@#####;##-####  社員コード|@####;######  店番号|###;####  支店コード|###  郵便番号|###-####  電話の内線|####;###  区分コード|%-##;##  銘柄コード|%###  証明書番号|@@########  申請番号|20##-########;##########  エラーコード|0x8########;@-###;@@@-#####;%0#;@##-####-#  ステータス|%0#;@#
バージョン|%.#.#;%#.##.#;%.##.####;v%.%#  ビルド|####;%##.#.###;2#@###;build-####  ファーム|%.##;V%.#.##;@##-%.#  周波数|###.#MHz;####MHz  解像度|####x####;%###×%###  寸法|###×###×###;W##×D##×H##  容量|###GB;%,###mL;%#TB  電圧|%##V;%#A  温度|%#.#度;-%#℃
残高|%#,###;%##,###  ポイント|%,###;%##  歩数|%,###  走行距離|##,###km  血圧|1##/##  緯度経度|35.######,139.######  ポート|8###;%####  IP|192.168.%.##;10.%.##.%##  MACアドレス|##:@#:##:@@:##:##  SSID|@@@@-####@;aterm-######-@  デバイスID|################;~#~##~~##~#  セッションID|~##~~#~##~##~~##
コミット|~##~~##;##~##~#;#~~##~~;~#~#~##~##~#~~##~#~##~~#~##~##~#~##~#~##  ハッシュ|~##~##~~#~##~~##~##~#~##~~#~##~#;##~#~~##~#~#  リクエストID|~~##~##~-##~#-%~##-~##~-~##~##~#~##~;@##@###@@#  トレースID|~~##~##~~##~##~#;########-####  チェックサム|~#~##~~#~##~#~#~  タスクID|#######;T-####  ジョブ番号|####;%######  行|%##;%###
口座の下四桁|####  カード下4桁|####  下4桁|####  クーポン|@@@@##;SAVE##;SUMMER20##;@@##@@##;####-####  ギフト券|****-****-****;@###-@@@@-####  キャンペーンコード|@@@@20##;@@@###  紹介コード|@@####;~~~##~  整備番号|%###-##  便名|NH###;JL####;@@%##;7G ##  列車|のぞみ%##号;%###M  バス停番号|%##  放送コード|###;%#.#ch
""".split("\n")
_PAIRS = [(label.strip(), pattern) for line in _GROUPS for part in line.split("  ") if "|" in part for label, patterns in [part.split("|", 1)] for pattern in patterns.strip().split(";")]
_LEADS = ("：", ":", "は", "は", "は", "が", " ", "　", "、", "「", "#", "=", "No.", "は「", "（", "って", "の", "も", "を見ると")
_LOGS = (
    "20##-0%-1# 1#:##:## エラー worker-%：####ミリ秒でタイムアウト|[1#:##:##] 情報 ジョブ####が##.#秒で終了|GET /api/v%/orders/##### 50% ###ms|例外 0x########：アドレス0x########に書き込めません|再試行%/5回目、##秒後|警告：ディスク使用率9%%（/dev/sda%）|###行目 ##列：構文エラー|"
    "ビルド####成功、テスト###件、スキップ%件|アップロード##%（####/####KB）|接続元10.0.%.##、応答##ms|status=#### code=### ts=1#########|キュー orders 遅延#### 位置#########|キャッシュなし キー=~~~~:####|20##/0%/1# 0#:##:##,### [ERROR] ~~~.~~~~~: 処理に失敗しました|端末時刻 2#:##:##、サーバー 2#:##:##|"
    "端末：@@-@###@ / OS：1#.#.# / アプリ：%.##.#|機種 @@@-@## Android 1% ビルド @@#@.######.###|iOS 1%.#.# / アプリ %.#.#（####）|ログID ########-####|差分 ~##~~##..##~~##~|merge ~~##~#~ into release-%.#|更新 %.#.# → %.##.#（ビルド####）"
).split("|")


def label(rng: Random) -> str:
    return rng.choice(_PAIRS)[0]


def bare(rng: Random) -> str:
    """A number alone, one in ten full-width."""
    text = filled(rng.choice(_PAIRS)[1], rng)
    return text.translate(_FULL_WIDTH) if rng.random() < 0.1 else text


def group(rng: Random) -> str:
    """What is counted and its number: `メーターの番号は20931447`."""
    name, pattern = rng.choice(_PAIRS)
    lead = rng.choice(_LEADS)
    text = filled(pattern, rng)
    return name + lead + text + {"「": "」", "は「": "」", "（": "）"}.get(lead, "")


def hash_text(rng: Random) -> str:
    """A commit, a checksum, an identifier in hexadecimal letters."""
    size = rng.choice((7, 7, 8, 10, 12, 16, 32, 40))
    text = "".join(rng.choice("0123456789abcdef") for _ in range(size))
    if rng.random() < 0.15:
        text = "".join(rng.choice("0123456789abcdef") for _ in range(32))
        text = "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
    return text.upper() if rng.random() < 0.15 else text


def model(rng: Random) -> str:
    return filled(rng.choice(("@@-@###@", "@@@-####", "@@##-####@@", "@##@@-#", "@@-###", "@-%##", "@@@##@", "@@%###@", "RTX%0%0", "iPhone1%", "Pixel %", "@@-%##W-@", "WH-%###XM%")), rng)


def version(rng: Random) -> str:
    return filled(rng.choice(("%.#.#", "%#.##.#", "v%.#", "V%.##", "%.##.#### ", "iOS1%.#", "Android 1%", "Ver.%.##", "20##.%", "%.#.#-beta%", "r####", "build ####")), rng).strip()


def stamp(rng: Random) -> str:
    day = f"{rng.randint(2022, 2027)}{rng.choice('-/.')}{rng.randint(1, 12):02}{rng.choice('-/.')}{rng.randint(1, 28):02}"
    clock = f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}"
    return rng.choice((f"{day} {clock}", f"{day}T{clock}:{rng.randint(0, 59):02}", clock + f":{rng.randint(0, 59):02}", f"17{rng.randint(10**7, 10**8 - 1)}", f"{day} {clock}:{rng.randint(0, 59):02}.{rng.randint(0, 999):03}", f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日{clock}"))


def day(rng: Random) -> str:
    """A day as a birthday may be written; of what, only the question says."""
    month, date = rng.randint(1, 12), rng.randint(1, 28)
    return rng.choice((f"{month}月{date}日", f"{month}/{date}", f"{month:02}{date:02}", f"2026年{month}月{date}日", f"2025/{month}/{date}", f"令和{rng.randint(5, 8)}年{month}月{date}日", f"2026{month:02}{date:02}"))


def log_line(rng: Random) -> str:
    return filled(rng.choice(_LOGS), rng)


def table() -> dict[str, Callable[[Random], str]]:
    """`<hnum> <hbnum> <hlabel> <hlog> <hhash> <hmodel> <hver> <hstamp> <pinlike> <daylike>`: text without an entity type."""
    return {"hnum": group, "hbnum": bare, "hlabel": label, "hlog": log_line, "hhash": hash_text, "hmodel": model, "hver": version, "hstamp": stamp,
            "pinlike": lambda rng: filled(rng.choice(("####", "####", "######")), rng), "daylike": day}
