// Stored conversations: find them under the masks, and read one as a role may see it. Which one is open stays in the page: ids are not put into addresses.

import { useState } from 'preact/hooks'
import { say } from '../../state/language.ts'
import { may } from '../../state/session.ts'
import { NO_QUERY } from './api.ts'
import { ConversationList } from './conversation-list.tsx'
import { OneConversation } from './one-conversation.tsx'
import { Proposals } from './proposals.tsx'
import { SearchForm } from './search-form.tsx'

const TEXTS = {
  en: { title: 'Conversations', lead: 'Everything personal is masked for your role. You can search by what you do not see: it is compared without being shown.' },
  ja: { title: '会話', lead: '個人情報は権限に応じて伏せられています。見えない値でも、表示せずに照合して検索できます。' }
}

export function Conversations () {
  const texts = say(TEXTS)
  const [query, setQuery] = useState(NO_QUERY)
  const [chosen, setChosen] = useState<string | null>(null)
  if (chosen !== null) return <OneConversation key={chosen} id={chosen} onBack={() => { setChosen(null) }} />
  return (
    <>
      <h1>{texts.title}</h1>
      <p class='lead'>{texts.lead}</p>
      {may('manageRules') && <Proposals />}
      <SearchForm query={query} onSearch={setQuery} />
      <ConversationList query={query} onChoose={setChosen} />
    </>
  )
}
