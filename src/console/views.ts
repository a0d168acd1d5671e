// Every view in one table, in the order of the navigation. A new view is one folder under views/ and one row here.

import type { ComponentType } from 'preact'
import type { Texts } from './state/language.ts'
import { Audit } from './views/audit/audit.tsx'
import { Conversations } from './views/conversations/conversations.tsx'
import { Health } from './views/health/health.tsx'
import { Purge } from './views/purge/purge.tsx'
import { Retention } from './views/retention/retention.tsx'
import { TryIt } from './views/try-it/try-it.tsx'

export interface View {
  /** The part of the address after `#`. */
  readonly name: string
  readonly title: Texts<string>
  /** Shown to roles with any of these permissions; the server refuses the others anyway. */
  readonly permissions: readonly string[]
  readonly Component: ComponentType
}

export const VIEWS: readonly View[] = [
  { name: 'try', title: { en: 'Try it', ja: '試す' }, permissions: ['detect'], Component: TryIt },
  { name: 'conversations', title: { en: 'Conversations', ja: '会話' }, permissions: ['readConversations'], Component: Conversations },
  { name: 'retention', title: { en: 'Retention', ja: '保存期間' }, permissions: ['managePolicies', 'manageHolds'], Component: Retention },
  { name: 'purge', title: { en: 'Purge', ja: '削除' }, permissions: ['purge'], Component: Purge },
  { name: 'audit', title: { en: 'Audit', ja: '監査' }, permissions: ['readAudit'], Component: Audit },
  { name: 'health', title: { en: 'Health', ja: '稼働状況' }, permissions: ['detect', 'readAudit'], Component: Health }
]
