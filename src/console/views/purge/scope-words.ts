// What a purge was asked for, in words, as its receipt has it: without ids.

import { formatDay, formatNumber, say } from '../../state/language.ts'
import type { ReceiptScope } from './api.ts'

const TEXTS = {
  en: {
    conversationIds: ({ count = 0 }: ReceiptScope) => count === 1 ? 'One conversation' : `${formatNumber(count)} conversations by id`,
    subject: ({ identifiers = 0 }: ReceiptScope) => `A person, by ${identifiers === 1 ? 'one identifier' : `${formatNumber(identifiers)} identifiers`}`,
    policy: ({ policy = '' }: ReceiptScope) => `Policy ${policy}`,
    policies: () => 'All policies',
    expired: () => 'All that was due',
    createdBefore: ({ createdBefore = '' }: ReceiptScope) => `Begun before ${formatDay(createdBefore)}`
  } as Record<string, (scope: ReceiptScope) => string>,
  ja: {
    conversationIds: ({ count = 0 }: ReceiptScope) => `会話${formatNumber(count)}件（ID指定）`,
    subject: ({ identifiers = 0 }: ReceiptScope) => `本人（識別情報${formatNumber(identifiers)}件）`,
    policy: ({ policy = '' }: ReceiptScope) => `ポリシー ${policy}`,
    policies: () => 'すべてのポリシー',
    expired: () => '期限切れすべて',
    createdBefore: ({ createdBefore = '' }: ReceiptScope) => `${formatDay(createdBefore)}より前に開始`
  } as Record<string, (scope: ReceiptScope) => string>
}

export function scopeWords (scope: ReceiptScope): string {
  return say(TEXTS)[scope.kind]?.(scope) ?? scope.kind
}
