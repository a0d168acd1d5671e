// The frame of the console: sign-in, or navigation and the view of now.

import { useEffect, useRef } from 'preact/hooks'
import { call, isAborted } from './state/api.ts'
import { language, say } from './state/language.ts'
import { go, route } from './state/route.ts'
import { key, may, me, signOut, type Me } from './state/session.ts'
import { nextTheme, theme } from './state/theme.ts'
import { ErrorNote } from './parts/error-note.tsx'
import { useAsync } from './parts/use-async.ts'
import { SignIn } from './views/sign-in/sign-in.tsx'
import { VIEWS } from './views.ts'

const TEXTS = {
  en: { skip: 'Skip to content', signOut: 'Sign out', signedIn: (role: string, id: string) => `Signed in as ${role} (${id})`, language: '日本語', theme: { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' }, views: 'Views', nothing: 'This key’s role may see no view of the console.', tagline: 'ink for personal data' },
  ja: { skip: '本文へ', signOut: 'サインアウト', signedIn: (role: string, id: string) => `${role}（${id}）でサインイン中`, language: 'English', theme: { system: 'テーマ：自動', light: 'テーマ：ライト', dark: 'テーマ：ダーク' }, views: '画面', nothing: 'このキーの権限で表示できる画面はありません。', tagline: '個人情報に、墨を。' }
}

export function App () {
  const texts = say(TEXTS)
  return (
    <>
      <a class='skip' href='#content' onClick={(event) => { event.preventDefault(); document.getElementById('content')?.focus() }}>{texts.skip}</a>
      <header class='bar'>
        <a class='brand' href='#'><span aria-hidden='true' class='seal'>墨</span><span>Sumi</span><small>{texts.tagline}</small></a>
        <div class='bar-tools'>
          {me.value !== null && <span class='who'>{texts.signedIn(me.value.role, me.value.id)}</span>}
          <button type='button' class='quiet' lang={language.value === 'en' ? 'ja' : 'en'} onClick={() => { language.value = language.value === 'en' ? 'ja' : 'en' }}>{texts.language}</button>
          <button type='button' class='quiet' onClick={nextTheme}>{texts.theme[theme.value]}</button>
          {key.value !== null && <button type='button' class='quiet' onClick={() => { signOut() }}>{texts.signOut}</button>}
        </div>
      </header>
      {key.value === null ? <main id='content' tabIndex={-1}><SignIn /></main> : <SignedIn />}
    </>
  )
}

function SignedIn () {
  const texts = say(TEXTS)
  const who = useAsync(async (signal) => await call<Me>('GET', '/v1/me', undefined, { signal }), [key.value])
  useEffect(() => { if (who.value !== undefined) me.value = who.value }, [who.value])
  const heading = useRef<HTMLElement>(null)
  useEffect(() => { heading.current?.focus({ preventScroll: true }) }, [route.value])
  if (who.error !== undefined && !isAborted(who.error)) return <main id='content' tabIndex={-1}><ErrorNote error={who.error} onRetry={who.again} /></main>
  if (me.value === null) return <main id='content' tabIndex={-1} aria-busy='true' />
  const views = VIEWS.filter(({ permissions }) => permissions.some(may))
  const view = views.find(({ name }) => name === route.value) ?? views[0]
  return (
    <div class='frame'>
      <nav aria-label={texts.views}>
        {views.map(({ name, title }) => (
          <a key={name} href={`#${name}`} aria-current={view?.name === name ? 'page' : undefined} onClick={() => { go(name) }}>{say(title)}</a>
        ))}
      </nav>
      <main id='content' tabIndex={-1} ref={heading}>
        {view === undefined ? <p class='empty'>{texts.nothing}</p> : <view.Component key={view.name} />}
      </main>
    </div>
  )
}
