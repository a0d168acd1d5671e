// Copies a text to the clipboard and says so.

import { useState } from 'preact/hooks'
import { say } from '../state/language.ts'

const TEXTS = { en: { copied: 'Copied', failed: 'Copying failed' }, ja: { copied: 'コピーしました', failed: 'コピーできませんでした' } }
const SHOWN_MS = 2_000

export function CopyButton ({ label, text }: { readonly label: string, readonly text: () => string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = async (): Promise<void> => {
    setState(await navigator.clipboard.writeText(text()).then(() => 'copied' as const, () => 'failed' as const))
    setTimeout(() => { setState('idle') }, SHOWN_MS)
  }
  return <button type='button' onClick={() => { void copy() }}><span aria-live='polite'>{state === 'idle' ? label : say(TEXTS)[state]}</span></button>
}
