// Which written names are one person: `Ms. Delacroix`, `delacroix` and `Ana Delacroix`; 田中様, 田中太郎 and タナカ.

import { isReadingOf } from './name-readings.ts'

const HONORIFIC_BEFORE = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam)\.?\s+/u
const HONORIFIC_AFTER = /(?:様|さま|さん|君|くん|ちゃん|氏|殿|先生)$/u
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u
const HAN_OR_KANA = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々ヶ・\s]+$/u

/** Groups the names of one conversation into persons. A short form that fits two persons is taken for the one with the longest name. */
export class PersonRegister {
  /** Written form → fullest form of the same person. */
  readonly #fullest = new Map<string, string>()
  readonly #persons: string[] = []

  /** @param names every name of the conversation. */
  constructor (names: readonly string[]) {
    const forms = [...new Set(names.map(plainName))].sort((a, b) => b.length - a.length)
    for (const form of forms) {
      const person = this.#persons.find((full) => isFormOf(form, full))
      if (person === undefined) this.#persons.push(form)
      this.#fullest.set(form, person ?? form)
    }
  }

  /** Stable key of the person: the fullest written form in the conversation. */
  keyOf (name: string): string {
    const plain = plainName(name)
    return this.#fullest.get(plain) ?? plain
  }
}

function plainName (name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replace(/[\s\u3000]+/gu, ' ').trim()
  return plain.replace(HONORIFIC_BEFORE, '').replace(HONORIFIC_AFTER, '').trim()
}

/** Whether `short` can be a shorter way to write `full`. */
function isFormOf (short: string, full: string): boolean {
  if (HAN_OR_KANA.test(short) && HAN_OR_KANA.test(full)) {
    const [a, b] = [short.replace(/[\s・]/gu, ''), full.replace(/[\s・]/gu, '')]
    if (a === b || (a.length >= 2 && (b.startsWith(a) || b.endsWith(a)))) return true
    return KANA.test(a) ? isReadingOf(a, b) : KANA.test(b) && isReadingOf(b, a)
  }
  const words = new Set(full.split(/[\s.]+/u).filter(Boolean))
  const asked = short.split(/[\s.]+/u).filter(Boolean)
  const initials = new Set([...words].map((word) => word[0]))
  return asked.some((word) => word.length > 1) && asked.every((word) => words.has(word) || (word.length === 1 && initials.has(word)))
}
