import { describe, expect, test } from 'vitest'
import { allDefaults, valuesOf } from '../scan-values.ts'
import type { EntityType } from '../../../../src/entities.ts'

const FOUND: ReadonlyArray<readonly [EntityType, string, readonly string[]]> = [
  ['JP_MY_NUMBER', 'マイナンバーは123456789018です', ['123456789018']],
  ['JP_MY_NUMBER', '個人番号 1234-5678-9018', ['1234-5678-9018']],
  ['JP_MY_NUMBER', 'マイナンバー：３１４１　５９２６　５３５２', ['3141 5926 5352']],
  ['JP_MY_NUMBER', '8558 0402 6610', ['8558 0402 6610']],
  ['JP_MY_NUMBER', '扶養の母は202601011230', ['202601011230']],
  ['JP_MY_NUMBER', 'my number is 123456789018', ['123456789018']],
  ['JP_CORPORATE_NUMBER', '法人番号7000012050002', ['7000012050002']],
  ['JP_CORPORATE_NUMBER', '登録番号T7000012050002', ['7000012050002']],
  ['JP_DRIVER_LICENSE', '免許証番号は309012345620です', ['309012345620']],
  ['JP_DRIVER_LICENSE', '運転免許の番号：第309012345620号', ['第309012345620号']],
  ['JP_PASSPORT', 'パスポート番号はTR1234567です', ['TR1234567']],
  ['JP_PASSPORT', '旅券番号：MZ0012345', ['MZ0012345']],
  ['JP_RESIDENCE_CARD', '在留カード番号AB12345678CD', ['AB12345678CD']],
  ['JP_RESIDENCE_CARD', 'AB12345678CDです', ['AB12345678CD']],
  ['JP_PENSION_NUMBER', '基礎年金番号は1234-567890です', ['1234-567890']],
  ['JP_HEALTH_INSURANCE', '保険証の記号・番号は12345・678です', ['12345・678']],
  ['JP_HEALTH_INSURANCE', '健康保険証 記号1234 番号56', ['1234 番号56']],
  ['JP_HEALTH_INSURANCE', '保険者番号06130012', ['06130012']],
  ['JP_LICENSE_PLATE', '品川 300 あ 12-34', ['品川 300 あ 12-34']],
  ['JP_LICENSE_PLATE', '車は横浜501さ・・45です', ['横浜501さ・・45']],
  ['ADDRESS', '石川県金沢市彦三町2-14-9メゾン浅野川203です', ['石川県金沢市彦三町2-14-9メゾン浅野川203']],
  ['ADDRESS', '〒950-0087 新潟県新潟市中央区東大通2-7-12 大橋第三ビル6F', ['〒950-0087 新潟県新潟市中央区東大通2-7-12 大橋第三ビル6F']],
  ['ADDRESS', '〒７３０－００４２　広島市中区国泰寺町１丁目９番８号', ['〒730-0042 広島市中区国泰寺町1丁目9番8号']],
  ['ADDRESS', '住所は同じで川口市芝新町8-3-501です', ['川口市芝新町8-3-501']],
  ['ADDRESS', '実家は吹田市千里山西5丁目3-22、母宛て', ['吹田市千里山西5丁目3-22']],
  ['ADDRESS', '神奈川県相模原市緑区橋本6-2-1-1803 平成13年', ['神奈川県相模原市緑区橋本6-2-1-1803']],
  ['ADDRESS', '大阪市住之江区南港北1-14-16コスモ咲洲タワー1207　東 光', ['大阪市住之江区南港北1-14-16コスモ咲洲タワー1207']],
  ['ADDRESS', 'さいたま市大宮区桜木町二丁目三番地', ['さいたま市大宮区桜木町二丁目三番地']],
  ['ADDRESS', 'Room 802, 3-11-5 Kami-Ikebukuro, Toshima-ku, Tokyo 170-0012', ['Room 802, 3-11-5 Kami-Ikebukuro, Toshima-ku, Tokyo 170-0012']],
  ['ADDRESS', '芝、港区田町四丁目の店', ['港区田町四丁目']],
  ['ADDRESS', '京都府京都市中京区寺町通御池上る上本能寺前町488番地', ['京都府京都市中京区寺町通御池上る上本能寺前町488番地']]
]

const CLEAN: readonly string[] = [
  '123456789012', '1234-5678-9012', '伝票番号1234-5678-9018', '追跡番号は123456789018です', 'マイナンバー間違えて出しちゃった', '12桁の番号をお願いします',
  '免許証番号は309012345630です', '免許証の更新は10月1日', 'パスポートの更新', 'TR1234567', '年金手帳をなくしました', '名古屋公演のチケット2枚', '東京ブルー 500個',
  '大阪市の天気は25度', '市区町村の窓口で3日', '新宿区役所に10時', '横浜市内は12円', '整理番号は第318号です', '第2次世界大戦の3-1', '契約番号 TK-4471-E、4月16日'
]

describe('Japan', () => {
  test.each(FOUND)('%s in %j', (type, text, expected) => {
    expect(valuesOf(type, text)).toEqual(expected)
  })

  test.each(CLEAN)('nothing in %j', (text) => {
    expect(allDefaults(text)).toEqual([])
  })

  test('a number that fails the check is no My Number, whatever the words say', () => {
    expect(valuesOf('JP_MY_NUMBER', 'マイナンバーは123456789019です')).toEqual([])
  })

  test('the message before gives context', () => {
    expect(valuesOf('JP_MY_NUMBER', '123456789018', '個人番号12桁をお願いいたします。')).toEqual(['123456789018'])
    expect(valuesOf('JP_MY_NUMBER', '123456789018')).toEqual([])
  })
})
