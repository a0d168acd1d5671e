// Storage limitation and erasure as the GDPR asks for: values go when the case is long over, everything goes after three years.

import type { Profile } from './profile.ts'

export const GDPR_ERASURE: Profile = {
  name: 'gdpr-erasure',
  en: 'Erasure and storage limitation (GDPR)',
  ja: '消去および保存期間の制限（GDPR）',
  law: [
    'GDPR Art. 5(1)(e): identifiable data is kept no longer than its purpose needs.',
    'GDPR Art. 17(1): erasure at the request of a person: POST /v1/purge with { subject }.',
    'GDPR Art. 17(3)(b), (e): a legal obligation or claim comes first: minimum retention and legal holds.'
  ],
  limits: [
    'The periods are examples: put those of your own record of processing (Art. 30) in their place.',
    'Backups that you made are yours to expire; bodies in them are unreadable once the key is destroyed, unless the backup holds the key files too.',
    'Copies outside Sumi are not found (Art. 17(2) and Art. 19 are yours).'
  ],
  operators: { DEFAULT: { type: 'hide' } },
  policies: {
    'gdpr-values': { title: 'All values go 90 days after the last message', when: { after: 'P90D', from: 'lastActivity' }, what: { scope: 'values' }, action: 'redact' },
    'gdpr-erasure': { title: 'Conversations go after three years', when: { after: 'P3Y', from: 'lastActivity' }, what: { scope: 'conversation' }, action: 'erase' },
    'gdpr-records': { title: 'Records of redaction go after three years', where: { store: 'records' }, when: { after: 'P3Y', from: 'created' }, what: { scope: 'conversation' }, action: 'erase' }
  },
  listsRemoved: false
}
