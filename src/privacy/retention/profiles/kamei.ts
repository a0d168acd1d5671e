// 仮名加工情報: whoever holds the text cannot tell who it is about without other information, which is kept apart. Japan's APPI.

import { operatorFor, typesOfGroups, type Profile } from './profile.ts'

/** 個人識別符号, and what does harm by itself when misused: removed, not pseudonymised. */
const REMOVED = [...typesOfGroups('government', 'health', 'payment', 'credentials'), 'DATE_OF_BIRTH', 'IMEI', 'MAC_ADDRESS'] as const
const PSEUDONYMISED = ['PERSON', 'USERNAME', 'EMAIL_ADDRESS', 'PHONE_NUMBER', 'ADDRESS', 'IP_ADDRESS'] as const

export const KAMEI: Profile = {
  name: 'kamei',
  en: 'Pseudonymised information (Japan, kamei kako joho)',
  ja: '仮名加工情報',
  law: [
    '個人情報の保護に関する法律 2条5項・41条1項、同規則31条: what identifies a person is removed or replaced in a way that has no rule by which it can be restored; identification codes (個人識別符号) and what does financial harm when misused (card and account numbers) are removed whole.',
    '41条2項、規則32条: the mapping (削除情報等) is kept apart, sealed by a key of its own, read only with a reason by the role supervisor, and each reading is audited; it ends after a year.',
    '41条7項: do not compare the text with other information to find the person; the mapping is for cases in which the law lets you.'
  ],
  limits: [
    'Text that passes through POST /v1/redact has pseudonyms that nothing can restore: there is no mapping of what is not stored.',
    'Pseudonyms are keyed hashes, the same for one person in all conversations of a store; whoever has the data folder and its master key could try names.',
    'What a person is described by without a name (a rare job, an event) is not removed: look at samples before you call a set 仮名加工情報.'
  ],
  operators: { ...operatorFor(REMOVED, { type: 'hide' }), ...operatorFor(PSEUDONYMISED, { type: 'hash' }), DEFAULT: { type: 'hide' } },
  policies: {
    'kamei-codes': { title: '個人識別符号・財産的被害のおそれのある記述の削除', timeZone: 'Asia/Tokyo', when: { after: 'P1D', from: 'created' }, what: { scope: 'values', types: REMOVED }, action: 'redact' },
    'kamei-pseudonyms': { title: '氏名等の仮名化', timeZone: 'Asia/Tokyo', when: { after: 'P30D', from: 'lastActivity' }, what: { scope: 'values' }, action: 'pseudonymise', mapping: 'P1Y' }
  },
  listsRemoved: false
}
