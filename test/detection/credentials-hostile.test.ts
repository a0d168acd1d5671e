// Credential rules on long texts that begin their patterns again and again: read to the end, in the time that vitest allows a test.

import { expect, test } from 'vitest'
import { CREDENTIALS } from '../../src/detection/rules/credentials.ts'
import { createScanner } from '../../src/detection/rules/scan.ts'

const scan = createScanner(CREDENTIALS)
const SEEDS: readonly string[] = [
  'password ', 'pw ', 'my password is a', 'pass=1', 'password: a1 ', 'set my password to ', 'password from a1b2c to ', 'passphrase is a b ', 'passphrase: a-', 'user a pass ', 'u: a p: ',
  'login a / ', 'log in as a with ', 'wifi a / ', 'a/b1', '/ a1b2c3 are my ', 'creds: a:', 'password Aa1!bcde ', 'with a1b2c3 ', 'passwords a1, ', 'password (', 'password\n', '--password ', '<password>',
  '"password":"', 'DB_PASSWORD="', 'PASS=', 'password &', 'pwd=a;', ';a=', '&a=', 'curl -u a:', 'mysql a ', 'mysql -p', 'sshpass -p', 'redis-cli ', 'sqlplus a/', '/user:a ', '/home/',
  'the code ', 'code is ', 'code they sent me in to on ', '4-digit code ', '123456 ', '123 456 ', '12 34 ', '1 2 3 4 ', 'PIN ', 'pin is it 1', 'pin from 1234 to ', 'use 123456 to ', 'recovery code a1-b2', 'a1-', 'authenticator says ',
  'security question , answer ', 'maiden name is a b ', 'answer ', 'word is ', 'password hint ', 'memorable date 1/', 'St. ',
  'パスワードは', 'パスワード変更→', 'パスワードに', 'パスワードはabcdとefghの', 'じゃなくて', '暗証番号1234', '暗証番号', '認証コード', 'コード', 'パスフレーズは a', 'ID/パスワード:a', '合言葉は', '秘密の質問は「', 'ペットの名前は', 'で登録したパスワード', '123456が',
  '://a:', 'postgres://a:b', 'secret_', 'token a1', 'api_key_key', 'bearer a'
]
const VALUE = 'hunter2-Zebra!99'

test.each(SEEDS)('100,000 characters of %j', (seed) => {
  const text = `${seed.repeat(Math.ceil(100_000 / seed.length))}\nmy password: ${VALUE}`
  const found = scan(text, (type) => type === 'PASSWORD' || type === 'SECRET')
  expect(found.some(({ start, end }) => end === text.length && start <= text.length - VALUE.length)).toBe(true)
})
