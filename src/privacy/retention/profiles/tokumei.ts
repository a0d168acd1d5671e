// 匿名加工情報: nobody can tell who it was about, and it cannot be restored. Japan's APPI. The answer lists the types of items removed, to be published.

import type { Profile } from './profile.ts'

export const TOKUMEI: Profile = {
  name: 'tokumei',
  en: 'Anonymised information (Japan, tokumei kako joho)',
  ja: '匿名加工情報',
  law: [
    '個人情報の保護に関する法律 2条6項・43条1項、同規則34条: what identifies a person, identification codes, codes that link to other information and peculiar descriptions are removed so that they cannot be restored.',
    '43条3項、規則36条: the items of information about persons in the set are published; the answer lists the types that were removed, by title.',
    '43条5項: do not try to find the person.'
  ],
  limits: [
    'Equal values are not told apart: every value becomes its type alone, so no conversation can be linked by them. Ids that you send (conversation, message, author) are yours to leave out.',
    'Peculiar descriptions (規則34条4号) in free text, such as a very high age told in other words or a rare event, need a person who looks; Sumi removes the types of docs/entities.md.',
    'Stored conversations keep their times, channel and tags.'
  ],
  operators: { DEFAULT: { type: 'hide' } },
  policies: {
    'tokumei-values': { title: '匿名加工（すべての値の削除）', timeZone: 'Asia/Tokyo', when: { after: 'P30D', from: 'lastActivity' }, what: { scope: 'values' }, action: 'redact' }
  },
  listsRemoved: true
}
