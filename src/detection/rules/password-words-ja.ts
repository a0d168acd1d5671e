// What passwords, PINs and one-time codes are called in Japanese; shared by the rules that look for them.

import { KANA } from './syntax.ts'

/** Names of passwords. */
export const NAME = String.raw`(?: パスワード | パスワ | ログインパス | (?:Wi-?Fi|ワイファイ)パス | パスフレーズ | パスコード | パスキー | ぱすわーど | (?<! [A-Za-z] | [A-Za-z][\x20] ) (?: PASS | Pass | pass | PW | Pw | pw | password | Password ) (?= [\x20]? [はがもをに「『(、忘変違] ) | 合言葉 | 合い言葉 | (?<![\p{sc=Katakana}ー]) パス (?! [${KANA}] (?<![はがもを]) ) | 引き?継ぎ? (?:パス|コード) | 暗号化?キー | WPA\x20?キー | Wi-?Fi\x20?キー )`
/** Names of PINs and of codes of locks. */
export const PIN_NAME = String.raw`(?: 暗証 (?:番号|コード)? | PIN [\x20]? (?:コード|番号)? | ピン (?:コード|番号) | パスコード | ロック (?:解除)? (?:番号|コード) | ダイヤル番号 | PUK [\x20]? (?:コード|番号)? | (?: オートロック | (?:宅配|キー)(?:ボックス|BOX) | 金庫 | 玄関 | 門 | ゲート | 警報 ) の? [\x20]? (?: 番号 | コード | 解除番号 ) )`
/** Names of one-time codes. */
export const CODE_NAME = String.raw`(?: (?: 認証 | 確認 | SMS | ワンタイム | 検証 | (?:二|2|多)(?:段階|要素)認証 | 本人確認 | ログイン | セキュリティ | アクセス | リカバリー? | バックアップ | 復旧 | 回復 | (?: ショートメール | SMS | メール ) (?: の | [でに](?:届いた|来た|きた|送られた|送られてきた|受信した) ) ) の? [\x20]? (?: [4-8]桁の )? (?: コード | 番号 | パスワード | パス | キー | ナンバー | 数字 ) | OTP )`
