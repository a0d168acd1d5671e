// What a purge or a policy would leave alone, why, and until when.

import { formatDay, formatNumber, say } from '../state/language.ts'

const TEXTS = {
  en: {
    legalHold: (count: string) => `${count} held back by a legal hold, until it is lifted`,
    minimumRetention: (count: string, until: string | undefined) => `${count} held back by a minimum retention${until === undefined ? '' : `; the last may go on ${until}`}`
  },
  ja: {
    legalHold: (count: string) => `${count}件：リーガルホールド中（解除されるまで保全）`,
    minimumRetention: (count: string, until: string | undefined) => `${count}件：最低保存期間中${until === undefined ? '' : `（最後の1件は${until}以降に削除可能）`}`
  }
}

export interface HeldBackItem {
  readonly why: 'legalHold' | 'minimumRetention'
  readonly conversations: number
  readonly until?: string
}

export function HeldBack ({ items }: { readonly items: readonly HeldBackItem[] }) {
  const texts = say(TEXTS)
  if (items.length === 0) return null
  return (
    <ul class='held-back'>
      {items.map(({ why, conversations, until }) => (
        <li key={why}><svg aria-hidden='true' class='lock' viewBox='0 0 16 16'><path d='M4.5 7V5a3.5 3.5 0 0 1 7 0v2h.5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1Zm1.6 0h3.8V5a1.9 1.9 0 0 0-3.8 0Z' /></svg>{texts[why](formatNumber(conversations), until === undefined ? undefined : formatDay(until))}</li>
      ))}
    </ul>
  )
}
