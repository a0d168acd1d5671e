import { describe, expect, test } from 'vitest'
import { allDefaults, valuesOf } from './scan-values.ts'
import type { EntityType } from '../../../src/entities.ts'

/** Keys are put together here so that no scanner of repositories takes them for real ones. */
const glue = (...parts: readonly string[]): string => parts.join('')
const AWS = glue('AK', 'IA', 'IOSFODNN7EXAMPLE')
const GITHUB = glue('gh', 'p_', 'Zk81LmQwErTy62uIoPaSdFgHjKl930xCvBnM')
const STRIPE = glue('sk', '_live_', '9aTq2LmZ81xPdVw3RkYbN0Hc')
const SLACK = glue('xo', 'xb-', '123456789012-abcdefABCDEF123456')
const GOOGLE = glue('AI', 'za', 'SyA1234567890abcdefghijklmnopqrstuv')
const ANTHROPIC = glue('sk-', 'ant-', 'api03-abcdefghijklmnop1234567890')
const JWT = glue('eyJ', 'hbGciOiJIUzI1NiJ9', '.', 'eyJ', 'zdWIiOiIxMjM0In0', '.', 'abc123-_XYZ')
const SENDGRID = glue('SG', '.', 'abcdefghijklmnopqrstuv', '.', 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG')
const PEM = glue('-----BEGIN RSA PRIV', 'ATE KEY-----\nMIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu\n-----END RSA PRIV', 'ATE KEY-----')

const FOUND: ReadonlyArray<readonly [EntityType, string, readonly string[]]> = [
  ['PASSWORD', 'my password is Hunter2!', ['Hunter2!']],
  ['PASSWORD', 'my password is sunshine', ['sunshine']],
  ['PASSWORD', 'the old password was Kolobezka!77 (I know)', ['Kolobezka!77']],
  ['PASSWORD', 'pw: x9#kLm22', ['x9#kLm22']],
  ['PASSWORD', 'pass: banana', ['banana']],
  ['PASSWORD', 'pwd=Tr0ub4dor&3', ['Tr0ub4dor&3']],
  ['PASSWORD', 'payslip PDF password \'Niamh-0703\' does not open', ['Niamh-0703']],
  ['PASSWORD', 'i forgot my pass word, it was something like Gr4pe-sunday or Gr4pe-monday', ['Gr4pe-sunday', 'Gr4pe-monday']],
  ['PASSWORD', 'i KNOW my pw is right its pickleRick&morty9', ['pickleRick&morty9']],
  ['PASSWORD', 'says wrong pw. i use hebden-otter-42', ['hebden-otter-42']],
  ['PASSWORD', 'wifi password is bluewhale55 but nope', ['bluewhale55']],
  ['PASSWORD', 'login is wren / hunter2!', ['hunter2!']],
  ['PASSWORD', 'username bob, password s3cr3t99', ['s3cr3t99']],
  ['PASSWORD', 'DB_PASS=q9V!teaSpoon', ['q9V!teaSpoon']],
  ['PASSWORD', '{"password": "swordfish"}', ['swordfish']],
  ['PASSWORD', 'my PIN is 4821', ['4821']],
  ['PASSWORD', 'he knows my pin (1989), change it', ['1989']],
  ['PASSWORD', 'I put in 7392, that\'s always been my PIN!', ['7392']],
  ['PASSWORD', 'your verification code is 482913', ['482913']],
  ['PASSWORD', 'OTP: 551 203', ['551 203']],
  ['PASSWORD', 'G-482913 or 771204 is your Google verification code', ['G-482913', '771204']],
  ['PASSWORD', 'Mom\'s maiden name is Featherstonehaugh', ['Featherstonehaugh']],
  ['PASSWORD', 'answer to my security question: Churro', ['Churro']],
  ['PASSWORD', 'パスワードはKinako!2020nekoなんだけど', ['Kinako!2020neko']],
  ['PASSWORD', 'パスワードはずっとKinako!2020nekoです', ['Kinako!2020neko']],
  ['PASSWORD', 'パス：abcd1234', ['abcd1234']],
  ['PASSWORD', 'パスワードはhimawariです', ['himawari']],
  ['PASSWORD', '引き継ぎパスはtaruto9Xmです', ['taruto9Xm']],
  ['PASSWORD', 'パスワードも変わりました。minato#Koki-88 です。', ['minato#Koki-88']],
  ['PASSWORD', 'ネットワーク暗証番号は4956ね', ['4956']],
  ['PASSWORD', '暗証はたしか2580やと思う', ['2580']],
  ['PASSWORD', '認証コードは482913です', ['482913']],
  ['PASSWORD', '合言葉は「さくら」です', ['さくら']],
  ['PASSWORD', '母の旧姓は佐々木です', ['佐々木']],
  ['PASSWORD', '秘密の質問の答えはポチです', ['ポチ']],
  ['USERNAME', 'username: soggy_biscuit_91', ['soggy_biscuit_91']],
  ['USERNAME', 'user is xX_mudkip_overlord_Xx', ['xX_mudkip_overlord_Xx']],
  ['USERNAME', 'his handle is @bogdan-pushes', ['@bogdan-pushes']],
  ['USERNAME', 'login is wren / hunter2!', ['wren']],
  ['USERNAME', 'acct name grumpycat_of_oslo, country Norway', ['grumpycat_of_oslo']],
  ['USERNAME', 'ログインIDはneko_2020です', ['neko_2020']],
  ['USERNAME', 'ユーザー名は「まっしろ大福ω」', ['まっしろ大福ω']],
  ['USERNAME', 'ID:mochigome_daisuki', ['mochigome_daisuki']],
  ['SECRET', `key ${AWS} leaked`, [AWS]],
  ['SECRET', `トークンは${GITHUB}です`, [GITHUB]],
  ['SECRET', STRIPE, [STRIPE]],
  ['SECRET', SLACK, [SLACK]],
  ['SECRET', GOOGLE, [GOOGLE]],
  ['SECRET', ANTHROPIC, [ANTHROPIC]],
  ['SECRET', JWT, [JWT]],
  ['SECRET', SENDGRID, [SENDGRID]],
  ['SECRET', PEM, [PEM]],
  ['SECRET', 'Authorization: Bearer abcdef1234567890', ['abcdef1234567890']],
  ['SECRET', 'postgres://app:s3cr3t-pw@db.internal:5432/app', ['s3cr3t-pw']],
  ['SECRET', 'https://bob:hunter2@example.com/', ['hunter2']],
  ['SECRET', 'api key: 9f8a7b6c5d4e3f2a1b0c9d8e', ['9f8a7b6c5d4e3f2a1b0c9d8e']],
  ['SECRET', 'Server=db;User=app;Password=Xy9$wq;', ['Xy9$wq']]
]

const CLEAN: readonly string[] = [
  'please reset my password',
  'my password is wrong',
  'the password is not working, it says incorrect password',
  'password is expired',
  'password: ********',
  'your password must be at least 8 characters',
  'password is case sensitive',
  'I forgot my password and my PIN',
  'the PIN was entered wrong three times',
  'パスワードを忘れました',
  'パスワードの再設定をお願いします',
  'パスワードはURLから再設定してください',
  'パスワードは8文字以上にしてください',
  '暗証番号を忘れちゃって',
  '認証コードが届きません',
  'error code 482913',
  'promo code SAVE20, order code 12345678',
  'the user is unable to log in',
  'my account is locked',
  'ユーザー名は何ですか',
  'the token ring network is a secret to nobody',
  'key points: read the manual',
  'go through the mountain pass: it is safe',
  'boarding pass is on my phone',
  'boarding pass: B12X99',
  'No pass thrown:80',
  'nothing happened to my account yet.What now',
  '最上階でもWi-Fiのパスワードは必要ですか?',
  'sk-learn and sk_test are names',
  'the magic word is please'
]

describe('credentials', () => {
  test.each(FOUND)('%s in %j', (type, text, expected) => {
    expect(valuesOf(type, text)).toEqual(expected)
  })

  test.each(CLEAN)('nothing in %j', (text) => {
    expect(allDefaults(text)).toEqual([])
  })
})
