import { describe, expect, test } from 'vitest'
import { NAMES } from '../../../src/detection/rules/names.ts'
import { createScanner } from '../../../src/detection/rules/scan.ts'

const scan = createScanner(NAMES)
const namesIn = (text: string) => [...new Set(scan(text, () => true).map(({ start, end }) => text.slice(start, end)))]

describe('NAMES', () => {
  test.each([
    ['my name is john smith and i need help', 'john smith'],
    ['My full name is Ana de la Cruz.', 'Ana de la Cruz'],
    ['the name\'s Bond, James Bond', 'Bond'],
    ['Name: Marisol Etcheverry-Quade\nDOB: x', 'Marisol Etcheverry-Quade'],
    ['Account holder: Gottlieb Ammerschläger', 'Gottlieb Ammerschläger'],
    ['From: Niamh Gallagher-Osei <n@x.ie>', 'Niamh Gallagher-Osei'],
    ['this is Delphine speaking', 'Delphine'],
    ['this is tobias speaking', 'tobias'],
    ['I\'m Oluwaseun, let\'s get it blocked', 'Oluwaseun'],
    ['Hi Will, Tamsin here, taking over', 'Tamsin'],
    ['Thanks Mr Okonjo-Reyes.', 'Okonjo-Reyes'],
    ['Thank you Mrs Raghunathan. Breakfast is', 'Raghunathan'],
    ['see J. Halloran. signed by J. Halloran.', 'J. Halloran'],
    ['Dr. Abiodun\'s office', 'Abiodun'],
    ['mrs pargeter is 90', 'pargeter'],
    ['Dear Petra,\nthank you', 'Petra'],
    ['Kind regards,\nMatteo\nAccount Safety', 'Matteo'],
    ['my husband Ignatius signed it', 'Ignatius'],
    ['can I speak to Angel?', 'Angel'],
    ['担当の猪股と申します。', '猪股'],
    ['私は小鳥遊ひかると申します', '小鳥遊ひかる'],
    ['小鳥遊様、ありがとうございます', '小鳥遊'],
    ['田中 太郎様', '田中 太郎'],
    ['林さんにも伝えます', '林'],
    ['ルシア様', 'ルシア'],
    ['【お名前】南 千秋\n', '南 千秋'],
    ['担当:ジョンソン 今月のご請求は', 'ジョンソン'],
    ['会員:愛甲 ゆず希 2003年', '愛甲 ゆず希'],
    ['名前は小鳥遊ひかるです', '小鳥遊ひかる'],
    ['受付の諸星が承ります', '諸星'],
    ['夫は伊藤 剛士、phone', '伊藤 剛士'],
    ['母の東 フミ子宛て', '東 フミ子'],
    ['五十嵐 美緒(いがらし みお)', '五十嵐 美緒'],
    ['名義 SANAE KURODA\n', 'SANAE KURODA']
  ])('%j → %j', (text, expected) => {
    expect(namesIn(text)).toContain(expected)
  })

  test.each([
    'this is great, thanks',
    'I\'m Happy. I am in London',
    'Hi there, Hello team, Dear Sir or Madam,',
    'Dear Customer Support,',
    'Thanks Monday works',
    'Thank you, Order 123 arrived',
    'it\'s Friday.',
    'product name: unknown',
    'my name is on the account',
    'Ms Word and MS Teams',
    'Best regards,\nCustomer Service',
    'call me back please, call me tomorrow',
    'the order was sent by mail.',
    'お客様のお名前をお願いします',
    'ご契約者様、皆様、各位様',
    '娘さんと息子さん、母さん、お父さん',
    'スタッフさん、ドライバーさんに聞きました',
    'どういうことですか、と言う話です',
    '4名様で承りました',
    '名前は何ですか',
    '担当者名:未定',
    '仕様です。模様がある。'
  ])('no name in %j', (text) => {
    expect(namesIn(text)).toEqual([])
  })
})
