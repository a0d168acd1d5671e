// Keys and tokens: the formats that issuers publish, and high entropy beside words such as 'api key'.

import { around } from './around.ts'
import { giu, gu, WORD_START } from './syntax.ts'
import type { Pattern, Recognizer } from './recognizer.ts'

const START = '(?<![0-9A-Za-z_])'
const END = '(?![0-9A-Za-z_])'

/** Source of the formats: the issuers' documentation and GitHub's list of secret scanning patterns, as of 2025. */
const ISSUED: readonly Pattern[] = [
  { id: 'AWS access key id', regex: gu`${START} (?:AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AROA|ANPA|ANVA) [A-Z2-7]{16} ${END}`, score: 0.97 },
  { id: 'GitHub token', regex: gu`${START} (?: gh[pousr]_ [0-9A-Za-z]{30,255} | github_pat_ [0-9A-Za-z_]{50,255} ) ${END}`, score: 0.99 },
  { id: 'GitLab token', regex: gu`${START} gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|imt|oas)- [0-9A-Za-z_\-]{20,300}`, score: 0.99 },
  { id: 'Slack token', regex: gu`${START} xox[abeoprs] (?: \.xox[bp] )? -[0-9A-Za-z\-]{10,250}`, score: 0.99 },
  { id: 'Slack app token', regex: gu`${START} xapp-[0-9]-[0-9A-Za-z\-]{10,250}`, score: 0.99 },
  { id: 'webhook URL', regex: gu`https:// (?: hooks\.slack\.com/(?:services|workflows)/ | (?:ptb\.|canary\.)?discord(?:app)?\.com/api/webhooks/ | [a-z0-9\-]{1,60}\.webhook\.office\.com/ ) (?<value> [0-9A-Za-z/_@\-]{20,250} )`, score: 0.97 },
  { id: 'Stripe key', regex: gu`${START} (?: [srp]k_(?:live|test|prod)_ [0-9A-Za-z]{10,247} | whsec_ [0-9A-Za-z+/=]{20,100} )`, score: 0.99 },
  { id: 'Google API key', regex: gu`${START} AIza [0-9A-Za-z_\-]{35} (?![0-9A-Za-z_\-])`, score: 0.98 },
  { id: 'Google OAuth', regex: gu`${START} (?: ya29\.[0-9A-Za-z_\-]{20,300} | GOCSPX-[0-9A-Za-z_\-]{28} )`, score: 0.98 },
  { id: 'Anthropic key', regex: gu`${START} sk-ant-[0-9A-Za-z_\-]{20,200}`, score: 0.99 },
  { id: 'OpenAI key', regex: gu`${START} sk-(?:proj-|svcacct-|admin-|None-)? (?= [A-Za-z_\-]{0,60} [0-9] ) [0-9A-Za-z_\-]{20,250}`, score: 0.97 },
  { id: 'other AI service', regex: gu`${START} (?: hf_[A-Za-z]{30,45} | gsk_[0-9A-Za-z]{40,60} | r8_[0-9A-Za-z]{30,45} | pplx-[0-9a-zA-Z]{40,60} | xai-[0-9A-Za-z]{60,100} ) ${END}`, score: 0.97 },
  { id: 'Twilio key', regex: gu`${START} (?:SK|AC) [0-9a-f]{32} ${END}`, score: 0.9 },
  { id: 'SendGrid key', regex: gu`${START} SG\.[0-9A-Za-z_\-]{16,32}\.[0-9A-Za-z_\-]{30,64}`, score: 0.99 },
  { id: 'Mailgun, Mailchimp key', regex: gu`${START} (?: key-[0-9a-f]{32} | [0-9a-f]{32}-us[0-9]{1,2} ) ${END}`, score: 0.95 },
  { id: 'npm or PyPI token', regex: gu`${START} (?: npm_[0-9A-Za-z]{36} | pypi-[0-9A-Za-z_\-]{50,250} | rubygems_[0-9a-f]{48} ) (?![0-9A-Za-z])`, score: 0.99 },
  { id: 'Telegram bot token', regex: gu`${START} [0-9]{8,10}:A[0-9A-Za-z_\-]{34} (?![0-9A-Za-z_\-])`, score: 0.97 },
  { id: 'Discord bot token', regex: gu`${START} [MNO][0-9A-Za-z_\-]{23,27}\.[0-9A-Za-z_\-]{6}\.[0-9A-Za-z_\-]{27,38} (?![0-9A-Za-z_\-])`, score: 0.95 },
  { id: 'Shopify, DigitalOcean, Square, Linear, Notion, Postman, Databricks token', regex: gu`${START} (?: shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32} | do[opr]_v1_[0-9a-f]{64} | EAAA[0-9A-Za-z_\-]{60} | sq0(?:atp|csp|idp)-[0-9A-Za-z_\-]{22,43} | lin_api_[0-9A-Za-z]{40} | secret_[0-9A-Za-z]{43} | ntn_[0-9A-Za-z]{40,60} | PMAK-[0-9a-f]{24}-[0-9a-f]{34} | dapi[0-9a-f]{32} | dop_v1_[0-9a-f]{64} | sntrys_[0-9A-Za-z+/=_]{40,200} | NRAK-[0-9A-Z]{27} | glc_[0-9A-Za-z+/=]{32,200} | hvs\.[0-9A-Za-z_\-]{24,200} | AGE-SECRET-KEY-1[0-9A-Z]{58} ) (?![0-9A-Za-z])`, score: 0.98 },
  { id: 'Sumi key', regex: gu`${START} sumi_[0-9A-Za-z_\-]{27,200}`, score: 0.99 },
  { id: 'Azure storage key', regex: giu`AccountKey= (?<value> [0-9A-Za-z+/]{80,90}={0,2} )`, score: 0.98 },
  { id: 'JSON web token', regex: gu`${START} eyJ[0-9A-Za-z_\-]{8,2000}\.eyJ[0-9A-Za-z_\-]{8,4000}\.[0-9A-Za-z_\-]{0,2000}`, score: 0.98 },
  { id: 'private key', regex: gu`-----BEGIN [A-Z0-9\x20]{0,30}PRIVATE\x20KEY(?:\x20BLOCK)?----- (?: [0-9A-Za-z+/=\s:,.\\] | -(?!-) ){0,20000}? -----END [A-Z0-9\x20]{0,30}PRIVATE\x20KEY(?:\x20BLOCK)?-----`, score: 1 },
  { id: 'private key, cut off', regex: gu`-----BEGIN [A-Z0-9\x20]{0,30}PRIVATE\x20KEY(?:\x20BLOCK)?----- [0-9A-Za-z+/=\s\\]{20,20000}`, score: 0.97 }
]

const KEY_NAME = String.raw`(?: (?:api|access|secret|auth|client|private|signing|encryption|master|license|service|shared|account|webhook|consumer|app|admin|deploy|bearer|refresh|session|oauth|personal [\x20_-] access) [\x20_-]? (?:api [\x20_-]?)? (?:key|token|secret|credential)s? (?: [\x20_-]? (?:id|key|value) )? (?: _[a-z0-9]{1,20} ){0,2} (?![0-9a-z_]) | (?: token | secret | apikey | bearer ) (?![0-9a-z]) | (?:API|シークレット|アクセス|秘密(?=鍵)|秘密|認証|暗号|ライセンス|プロダクト) [\x20]? (?:キー|トークン|鍵) | トークン | シークレット )`
/** Long, without spaces, with letters and digits mixed: enough beside a word that names it. */
const RANDOM = String.raw`(?= [0-9A-Za-z_\-+/=.~]{0,80} [0-9] ) (?= [0-9A-Za-z_\-+/=.~]{0,80} [A-Za-z] ) [0-9A-Za-z_\-+/=.~]{16,512} (?<![.\-])`

const NAMED: readonly Pattern[] = [
  { id: 'random after key or token', regex: giu`${WORD_START} (?:[a-z0-9]{1,30}_){0,3} ${KEY_NAME} (?: [\x20] (?:is|was|ending|value|here) )? ["']? [\x20]? (?: [:=は→] | です )? [\x20]{0,2} ["'\x60]? (?! https?: ) (?<value> ${RANDOM} ) (?![0-9A-Za-z])`, score: 0.85 },
  { id: 'hexadecimal after key or token', regex: giu`${WORD_START} (?:[a-z0-9]{1,30}_){0,3} ${KEY_NAME} (?: [\x20] (?:is|was) )? ["']? [\x20]? [:=は] [\x20]{0,2} ["'\x60]? (?<value> [0-9a-f]{16,128} ) (?![0-9a-z])`, score: 0.85 },
  { id: 'random a few words after key or token', regex: giu`${WORD_START} (?:[a-z0-9]{1,30}_){0,3} ${KEY_NAME} (?! [_0-9a-z] | [\x20]? [:=] ) [^\n.!?:=_]{0,40}? (?: [:=,\-→はがをに] | として | \( | 「 | (?<![a-z]) (?:is|was|to|as) ) [\x20]{0,2} (?: (?:currently|still|now|namely|probably|just) [\x20] )? ["'\x60「]? (?! https?: ) (?<value> ${RANDOM} ) (?![0-9A-Za-z])`, score: 0.8 },
  { id: 'random after a bare key', regex: gu`(?<![A-Za-z]) (?:key|Key|KEY)s? [\x20]? [:=]? [\x20]{0,2} ["'\x60]? (?= [0-9A-Za-z_\-]{0,60} [a-z] ) (?= [0-9A-Za-z_\-]{0,60} [A-Z] ) (?= [0-9A-Za-z_\-]{0,60} [0-9] ) (?<value> [0-9A-Za-z_\-]{18,128} ) (?![0-9A-Za-z])`, score: 0.8 },
  { id: 'random before its name', regex: giu`(?<![0-9a-z_\-]) (?<value> ${RANDOM} ) [\x20] (?:is|was|as|for) [\x20] (?: (?:our|my|the|your|an?|their|this) [\x20] )? (?: [a-z]{2,12} [\x20] )? (?:api|access|secret|auth|signing|client|private|webhook|bearer) [\x20_-]? (?:key|token|secret)`, score: 0.8 },
  { id: 'Authorization header', regex: giu`authorization ["']? [\x20]? [:=] [\x20]? ["']? (?: (?:bearer|basic|token|digest|apikey) [\x20]{1,2} )? (?<value> [0-9a-z_\-+/=.~:]{8,4000} )`, score: 0.95 },
  { id: 'Bearer', regex: giu`${WORD_START} bearer [\x20]{1,2} (?= [0-9a-z_\-+/=.~]{0,60} [0-9] ) (?<value> [0-9a-z_\-+/=.~]{16,4000} ) (?![0-9a-z])`, score: 0.9 },
  { id: 'password in a URL', regex: giu`(?<![a-z0-9+.\-]) [a-z] [a-z0-9+.\-]{1,20} :// [^\s:/?#@"'<>]{0,80} : (?! // ) (?<value> [^\s/"'<>@]{1,200} ) @ [0-9a-z\[]`, score: 0.95 },
  { id: 'password in a connection string', regex: giu`(?<![a-z]) (?:password|pwd) [\x20]? = [\x20]? (?! \$? \{ ) (?<value> [^;\s"']{3,128} ) ;`, score: 0.9 },
  { id: 'secret in a query', regex: giu`[?&] (?:access_token|api_?key|apikey|auth|token|sig|signature|secret|client_secret|password|x-amz-signature|code) = (?<value> [0-9a-z_\-+/=.~%]{12,2000} )`, score: 0.85 }
]

const NEAR_NAME = /key|token|secret|credential|bearer|authorization|:\/\/|pwd|password|キー|トークン|シークレット|鍵|[?&](?:auth|sig|code)/giu

export const SECRETS: readonly Recognizer[] = [
  { id: 'secret', type: 'SECRET', trigger: 'always', patterns: ISSUED },
  { id: 'secret-by-name', type: 'SECRET', trigger: 'always', patterns: [], find: around(NEAR_NAME, 80, 4100, NAMED), validate: (value) => looksRandom(value) ? undefined : false }
]

/** Rejects words and placeholders. Measure: Shannon entropy in bits a character; random hexadecimal has about 3.5, English words 2.5. */
function looksRandom (value: string): boolean {
  if (value.length < 16) return !/^(?:[*•x]+|<.*>|\$\{.*\}|\{\{.*\}\}|%s)$/iu.test(value)
  const counts = new Map<string, number>()
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= count / value.length * Math.log2(count / value.length)
  return bits >= 2.8
}
