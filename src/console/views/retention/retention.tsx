// Retention: policies as sentences, which of them wins, legal holds, when the policies run.

import { say } from '../../state/language.ts'
import { may } from '../../state/session.ts'
import { Holds } from './holds.tsx'
import { OrderOfRules } from './order-of-rules.tsx'
import { Policies } from './policies.tsx'
import { Schedule } from './schedule.tsx'

const TEXTS = {
  en: { title: 'Retention', lead: 'How long conversations are kept, what of them goes, and what must stay.' },
  ja: { title: '保存期間', lead: '会話をいつまで保存し、何を除去し、何を残すか。' }
}

export function Retention () {
  const texts = say(TEXTS)
  return (
    <>
      <h1>{texts.title}</h1>
      <p class='lead'>{texts.lead}</p>
      {may('managePolicies') && <Policies />}
      <div class='beside'>
        {may('manageHolds') && <Holds />}
        {may('managePolicies') && <OrderOfRules />}
      </div>
      {may('managePolicies') && <Schedule />}
    </>
  )
}
