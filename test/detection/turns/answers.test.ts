import { describe, expect, test } from 'vitest'
import { normalize } from '../../../src/detection/normalize.ts'
import { answerCandidates } from '../../../src/detection/turns/answers.ts'
import { readMessage } from '../../../src/detection/turns/message.ts'

function answers (question: string, answer: string): string[] {
  const messages = [readMessage('agent', normalize(question)), readMessage('customer', normalize(answer))]
  return [...new Set(answerCandidates(messages, 1, []).map(({ type, start, end }) => `${type} ${normalize(answer).text.slice(start, end)}`))].sort()
}

describe('answerCandidates', () => {
  test.each<[string, string, string[]]>([
    ['What\'s your Social Security number?', '412 87 6093', ['US_SSN 412 87 6093']],
    ['Could I get the sixteen digits please?', 'Sure it\'s uh 5160 4279 4215 5656.', ['CREDIT_CARD 5160 4279 4215 5656']],
    ['カードの表の16桁を。', 'はい、4222、4363、1105、8747。', ['CREDIT_CARD 4222、4363、1105、8747']],
    ['And the CVV, the three digits on the back?', '907', ['CARD_SECURITY_CODE 907']],
    ['裏面のセキュリティコード3桁もお願いいたします。', '３８６', ['CARD_SECURITY_CODE 386']],
    ['Thanks. Expiry?', '11/28', ['CARD_EXPIRY 11/28']],
    ['Expiry and CVV please', '11/28 and 907', ['CARD_EXPIRY 11/28', 'CARD_SECURITY_CODE 907']],
    ['what is the account PIN?', '8051', ['PASSWORD 8051']],
    ['アカウントの暗証番号をお願いします。', '8051です', ['PASSWORD 8051']],
    ['What is your password?', 'sunflower', ['PASSWORD sunflower']],
    ['秘密の質問「母の旧姓は？」のお答えはいかがでしょうか。', 'ささがわ', ['PASSWORD ささがわ']],
    ['What\'s the answer to your security question, \'first pet\'?', 'Churro', ['PASSWORD Churro']],
    ['And your date of birth?', 'March the ninth, nineteen seventy-four.', ['DATE_OF_BIRTH March the ninth, nineteen seventy-four']],
    ['生年月日もお願いできますか。', '昭和十九年の十一月二日です。', ['DATE_OF_BIRTH 昭和十九年の十一月二日']],
    ['How old are you?', '13', ['AGE 13']],
    ['And a mobile number for the engineer?', '07700 900461 or 07700900877', ['PHONE_NUMBER 07700 900461', 'PHONE_NUMBER 07700900877']],
    ['What\'s the email on the account?', 'dave dot kowalczyk at mail-example dot com', ['EMAIL_ADDRESS dave dot kowalczyk at mail-example dot com']],
    ['What is your username?', 'soggy_biscuit_91', ['USERNAME soggy_biscuit_91']],
    ['Which account?', 'zeke_the_dino, or zekes_mum', ['USERNAME zeke_the_dino', 'USERNAME zekes_mum']],
    ['Please type your account holder\'s name.', 'will butcher', ['PERSON will butcher']],
    ['what\'s your booking code and surname?', 'K9RWPD mbeki-thornhill', ['PERSON mbeki-thornhill']],
    ['May I take your name too?', 'Hope. Hope Santangelo. Born 14 Feb 1958.', ['PERSON Hope', 'PERSON Hope Santangelo']],
    ['お名前をフルネームでお願いいたします。', '中村茂三です。', ['PERSON 中村茂三']],
    ['What is the NEW address?', 'still 27 Tanglewood Mews, Leith, Edinburgh EH6 8QX', ['ADDRESS 27 Tanglewood Mews, Leith, Edinburgh EH6 8QX']],
    ['Your postcode?', 'EH6 8QX', ['POSTAL_CODE EH6 8QX']],
    ['Account number and sort code please', '31926819 and 60-16-13', ['BANK_ACCOUNT 31926819', 'BANK_ACCOUNT 60-16-13']]
  ])('%j, answered %j', (question, answer, expected) => {
    expect(answers(question, answer)).toEqual(expected)
  })

  test.each([
    ['Please never share the security code, we don\'t need it.', '907'],
    ['暗証番号はおっしゃらなくて大丈夫でございます。', '2580'],
    ['What is your password?', 'I forgot'],
    ['パスワードを入力してください。', 'わかりません'],
    ['Did you reset your password?', 'yesterday'],
    ['Your CVV?', 'the order was 907 dollars and 118 of it shipping, which I paid with the other card last week'],
    ['Your CVV?', 'it cost $907'],
    ['What product name is it?', 'blue lagoon'],
    ['May I have your name?', 'why do you need it'],
    ['What is your e-mail address?', '14 Larkspur Close'],
    ['How can I help?', '412-87-6093'],
    ['Your order number?', '8840221'],
    ['How old are you?', '13 orders']
  ])('%j, answered %j, types nothing', (question, answer) => {
    expect(answers(question, answer)).toEqual([])
  })

  test('the question may be four messages back and in two messages, but not from the same writer', () => {
    const read = (role: 'agent' | 'customer', text: string) => readMessage(role, normalize(text))
    const later = [read('agent', 'Your CVV?'), read('agent', 'thanks'), read('customer', 'ok'), read('customer', 'one sec'), read('customer', '907')]
    expect(answerCandidates(later, 4, []).map(({ type }) => type)).toEqual(['CARD_SECURITY_CODE'])
    expect(answerCandidates([read('customer', 'Your CVV?'), read('customer', '907')], 1, [])).toEqual([])
  })
})
