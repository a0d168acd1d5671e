// What a dry run found or a purge did: messages, values by type, what was held back. No text.

import { Bars } from '../../parts/bars.tsx'
import { groupOf, titleOf } from '../../parts/entity-types.ts'
import { HeldBack, type HeldBackItem } from '../../parts/held-back.tsx'
import { formatNumber, say } from '../../state/language.ts'

const TEXTS = {
  en: {
    messages: 'Messages', values: 'Values', byType: 'Values by type', atMost: 'Values by type, at most', heldBack: 'Held back', again: (count: string) => `${count} of the ids had been erased before.`, failed: (count: string) => `${count} could not be read: nothing can be redacted in them; they can be erased.`
  },
  ja: {
    messages: '発言', values: '値', byType: '種類別の値', atMost: '種類別の値（最大）', heldBack: '保留', again: (count: string) => `${count}件は以前に消去済みです。`, failed: (count: string) => `${count}件は読み取れないため値を除去できません（消去は可能です）。`
  }
}

interface Props {
  readonly outcome: {
    readonly messages: number
    readonly counts: Readonly<Record<string, number>>
    readonly heldBack: readonly HeldBackItem[]
    readonly alreadyErased?: number
    readonly failed?: number
  }
  /** Values of a redaction are known only when it is done. */
  readonly isAtMost: boolean
}

export function Outcome ({ outcome: { messages, counts, heldBack, alreadyErased = 0, failed = 0 }, isAtMost }: Props) {
  const texts = say(TEXTS)
  const values = Object.entries(counts).map(([type, count]) => ({ name: titleOf(type), group: groupOf(type), count })).sort((a, b) => b.count - a.count)
  return (
    <div class='outcome'>
      <dl class='facts'>
        <div><dt>{texts.messages}</dt><dd>{formatNumber(messages)}</dd></div>
        <div><dt>{texts.values}</dt><dd>{formatNumber(values.reduce((sum, { count }) => sum + count, 0))}</dd></div>
      </dl>
      {heldBack.length > 0 && <><h3>{texts.heldBack}</h3><HeldBack items={heldBack} /></>}
      {alreadyErased > 0 && <p class='hint'>{texts.again(formatNumber(alreadyErased))}</p>}
      {failed > 0 && <p class='note bad'>{texts.failed(formatNumber(failed))}</p>}
      {values.length > 0 && <><h3>{isAtMost ? texts.atMost : texts.byType}</h3><Bars items={values} /></>}
    </div>
  )
}
