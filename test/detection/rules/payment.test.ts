import { describe, expect, test } from 'vitest'
import { allDefaults, valuesOf } from './scan-values.ts'
import type { EntityType } from '../../../src/entities.ts'

const FOUND: ReadonlyArray<readonly [EntityType, string, readonly string[]]> = [
  // card numbers: issuers, lengths, groups
  ['CREDIT_CARD', '4111111111111111', ['4111111111111111']],
  ['CREDIT_CARD', 'my card is 4532 0151 1283 0366, thanks', ['4532 0151 1283 0366']],
  ['CREDIT_CARD', '4111-1111 1111.1111', ['4111-1111 1111.1111']],
  ['CREDIT_CARD', 'it is 2223000048410002 (new mastercard)', ['2223000048410002']],
  ['CREDIT_CARD', 'amex 3714 496353 98431', ['3714 496353 98431']],
  ['CREDIT_CARD', 'diners 3056 930902 5904', ['3056 930902 5904']],
  ['CREDIT_CARD', '6011-1111-1111-1117', ['6011-1111-1111-1117']],
  ['CREDIT_CARD', 'JCBで3530 1113 3330 0000です', ['3530 1113 3330 0000']],
  ['CREDIT_CARD', '银联 6200000000000005', ['6200000000000005']],
  ['CREDIT_CARD', 'maestro card 6759 1111 1111 1113', ['6759 1111 1111 1113']],
  ['CREDIT_CARD', 'カード番号は4111111111111111です', ['4111111111111111']],
  ['CREDIT_CARD', 'カード番号は４１１１－１１１１－１１１１－１１１１です', ['4111-1111-1111-1111']],
  ['CREDIT_CARD', 'はい、4111、1111、1111、1111。', ['4111、1111、1111、1111']],
  ['CREDIT_CARD', '4111 1111 1111 1111 03/27 250', ['4111 1111 1111 1111']],
  ['CREDIT_CARD', '4111\n1111\n1111\n1111', ['4111\n1111\n1111\n1111']],
  ['CREDIT_CARD', 'cards: 4111111111111111,5555555555554444', ['4111111111111111', '5555555555554444']],
  ['CREDIT_CARD', 'old visa card 4539578034384', ['4539578034384']],
  ['CREDIT_CARD', 'my card number is 4111 1111 1111 1112', ['4111 1111 1111 1112']],
  ['CREDIT_CARD', 'my card is 4736677877951 9525 no wait', ['4736677877951 9525']],
  // security codes and expiries
  ['CARD_SECURITY_CODE', 'exp 03/27 cvv 250', ['250']],
  ['CARD_SECURITY_CODE', 'CVC: 118', ['118']],
  ['CARD_SECURITY_CODE', 'cid is 4471', ['4471']],
  ['CARD_SECURITY_CODE', 'the 3 digits on the back are 614', ['614']],
  ['CARD_SECURITY_CODE', 'three digits on the back 907', ['907']],
  ['CARD_SECURITY_CODE', 'セキュリティコードは123です', ['123']],
  ['CARD_SECURITY_CODE', 'セキュリティコード　１２３', ['123']],
  ['CARD_SECURITY_CODE', '裏の番号552', ['552']],
  ['CARD_SECURITY_CODE', '4111 1111 1111 1111 03/27 250', ['250']],
  ['CARD_SECURITY_CODE', '有効期限03/27 コード250です', ['250']],
  ['CARD_SECURITY_CODE', 'カードの有効期限は03/27、コードは2504', ['2504']],
  ['CARD_SECURITY_CODE', 'exp 03/27, code 118', ['118']],
  ['CARD_EXPIRY', 'exp 03/27 cvv 250', ['03/27']],
  ['CARD_EXPIRY', 'expiry: 7/2026', ['7/2026']],
  ['CARD_EXPIRY', 'good thru 07-31', ['07-31']],
  ['CARD_EXPIRY', 'my card, expiring June 2027.', ['June 2027']],
  ['CARD_EXPIRY', '有効期限は12/27', ['12/27']],
  ['CARD_EXPIRY', '有効期限2028年4月', ['2028年4月']],
  ['CARD_EXPIRY', '4451 0931 1380 8647, 12/30. sec code 033', ['12/30']],
  ['CARD_LAST_FOUR', 'the last four digits are 1234', ['1234']],
  ['CARD_LAST_FOUR', 'カード下4桁は9876です', ['9876']],
  // bank
  ['IBAN', 'DE89370400440532013000', ['DE89370400440532013000']],
  ['IBAN', 'IBAN: DE89 3704 0044 0532 0130 00, thanks', ['DE89 3704 0044 0532 0130 00']],
  ['IBAN', 'use nl91abna0417164300 please', ['nl91abna0417164300']],
  ['IBAN', 'IBANはGB29NWBK60161331926819です', ['GB29NWBK60161331926819']],
  ['IBAN', 'De89370400440532013000', ['De89370400440532013000']],
  ['IBAN', 'my iban: LV80 bANK 0000 4351 9500 1', ['LV80 bANK 0000 4351 9500 1']],
  ['IBAN', 'AL47-2121-1009-0000-0002-3569-8741', ['AL47-2121-1009-0000-0002-3569-8741']],
  ['IBAN', 'VG96 VPVG 0000 0123 4567 8901 X in a sentence', ['VG96 VPVG 0000 0123 4567 8901']],
  ['BANK_ACCOUNT', 'account number 0004419928106 at Prairie', ['0004419928106']],
  ['BANK_ACCOUNT', 'a/c 44190276', ['44190276']],
  ['BANK_ACCOUNT', 'checking account: 123456789', ['123456789']],
  ['BANK_ACCOUNT', 'sort code 20-00-00 account 55779911', ['20-00-00 account 55779911']],
  ['BANK_ACCOUNT', '口座番号は1234567です', ['1234567']],
  ['BANK_ACCOUNT', '墨田銀行 本所支店 普通 7654321', ['墨田銀行 本所支店 普通 7654321']],
  ['BANK_ACCOUNT', '口座：みずほ銀行 豊中支店 普通 2214907', ['みずほ銀行 豊中支店 普通 2214907']],
  ['BANK_ACCOUNT', '振込口座は三菱UFJ銀行新宿支店普通預金1234567です', ['三菱UFJ銀行新宿支店普通預金1234567']],
  ['BANK_ACCOUNT', '当行の銀行 本店、(001) 普通 7654321', ['7654321']],
  ['BANK_ACCOUNT', 'ゆうちょ銀行 記号12340 番号 12345671', ['12340 番号 12345671']],
  ['ABA_ROUTING_NUMBER', 'routing number is: 021000021', ['021000021']],
  ['BIC', 'SWIFT code: DEUTDEFF500', ['DEUTDEFF500']],
  // wallets
  ['CRYPTO', 'send to 16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ', ['16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ']],
  ['CRYPTO', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', ['bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq']],
  ['CRYPTO', 'イーサは0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedへ', ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed']]
]

/** Nothing at all may be reported. */
const CLEAN: readonly string[] = [
  'クーポンの有効期限03/27 コード2501です', 'コード250です', 'LV80 bANK 0000 4351 9500 1', '銀行 支店 7654321円', '銀行の支店は250です', '945456787654',
  '4111111111111112',
  'order 4111111111111111',
  '伝票番号4401-8827-3316です',
  'tracking 00340434161094042557',
  '領収書GPA.3388-2107-5541-00192',
  'label 1Z999AA10123456784',
  '1111 1111 1111 1111',
  'UUID 123e4567-e89b-12d3-a456-426614174000',
  'a4111111111111111b',
  'timestamp 1735689600000000',
  'part 3388-4111-1111-1111-1111-22',
  'DE88 3704 0044 0532 0130 00',
  'your offer expires 12/24, use code SAVE20',
  'ポイントの有効期限は12/27です',
  'error code 404, decline code 05',
  'the bank is closed on 24 December',
  'transferred ¥1,234,567 to the bank',
  '口座引き落としは27日です',
  'bitcoin is at 64,000 now',
  '0x87DD0006',
  'area code 415, 3 digits of the model number: 250 is fine',
  'the swift answer',
  'the last four digits are 1234',
  'my social security number ends 7843',
  'セキュリティコード3桁をお願いいたします'
]

describe('payment', () => {
  test.each(FOUND)('%s in %j', (type, text, expected) => {
    expect(valuesOf(type, text)).toEqual(expected)
  })

  test('the code of a promotion is no security code', () => {
    expect(valuesOf('CARD_SECURITY_CODE', 'promo exp 12/27, code 2501')).toEqual([])
  })

  test.each(CLEAN)('nothing in %j', (text) => {
    expect(allDefaults(text)).toEqual([])
  })

  test('a 13-digit card needs a card word that is not a reference', () => {
    expect(valuesOf('CREDIT_CARD', '4222222222222')).toEqual([])
    expect(valuesOf('CREDIT_CARD', 'visa card 4222222222222')).toEqual(['4222222222222'])
  })
})
