// Words near a number that say it is a reference (order, ticket, tracking) and no personal id.

import { giu } from './syntax.ts'

/** For `Recognizer.antiContext` of number-shaped ids. Lower case; Latin words match whole words. */
export const REFERENCE_WORDS: readonly string[] = [
  'order', 'invoice', 'ticket', 'tracking', 'case', 'reference', 'ref', 'booking', 'receipt', 'serial', 'sku', 'parcel', 'shipment',
  'fedex', 'ups', 'usps', 'dhl', 'waybill', 'awb', 'transaction', 'quote', 'batch', 'barcode', 'isbn', 'ean', 'upc', 'voucher', 'coupon', 'model', 'part number', 'version', 'firmware', 'build',
  '注文番号', '受注番号', '伝票番号', '追跡番号', '問い合わせ番号', '問合せ番号', 'お問い合わせ番号', '受付番号', '予約番号', '整理番号', '管理番号',
  '商品番号', '製品番号', '製造番号', '型番', '品番', '契約番号', '申込番号', '請求番号', '請求書番号', '領収書', '見積', '送り状', '取引番号', 'シリアル'
]

const EN_KIND = '(?:order|invoice|inv|ticket|tracking|track|case|ref|reference|booking|receipt|serial|s/n|sku|model|part|item|product|parcel|shipment|consignment|transaction|txn|quote|batch|lot|article|asin|isbn|ean|upc|barcode|gtin|voucher|coupon|rma|incident|error|decline|status|exit|confirmation|job|version|po|policy|claim|waybill|conversation|container|block|offset|row|sequence|packets?|commit|revision|build|sensor|meter)'
const JA_KIND = '(?:注文|受注|伝票|追跡|問い?合わ?せ|お問合せ|受付|予約|整理|管理|製造|商品|製品|型|契約|申込|申請書?|エラー|会員|請求書?|領収書?|見積書?|送り状|荷物|発送|配送|取引|シリアル|バーコード|ロット|チケット|クーポン|当選|座席|案件|照会|メーターの?値|検針値|オーダー|コンテナ|ブロック|シーケンス|パケット|コミット|リビジョン|センサー?値)'
/** Such a word right before the number: 'order no. ', '注文番号:', 'ref #AB-'. */
const JUST_BEFORE = giu`(?:
  (?<![a-z]) ${EN_KIND} (?![a-z]) [\x20\t]{0,2} (?:numbers?|num|no|nr|id|code)? | ${JA_KIND} (?:番号|no|id|コード|ナンバー)? | 品番 | 型番
  ) [\x20\t]{0,2} (?: is | are | was | [はがの:#№=.] | no\. )? [\x20\t]{0,2} \x23? \(? [a-z]{0,4} -? $`

/** How far before a value such a word is looked for, in UTF-16 code units. */
const WINDOW = 32

/** True where the words just before `start` say that the number there is an order, ticket, tracking … number. */
export function followsReferenceWord (text: string, start: number): boolean {
  return text.slice(Math.max(0, start - WINDOW), start).search(JUST_BEFORE) >= 0
}
