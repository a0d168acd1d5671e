// Where the tiny models are, copies of them to damage, and texts that are hard on offsets.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'

export const KINDS = ['bert', 'bert-uncased', 'sumi', 'roberta', 'xlmr', 'deberta', 'spm-bpe'] as const

export function tinyModel (name: string): string {
  return join(import.meta.dirname, '../../fixtures/tiny-models', name)
}

/** Copies a tiny model, changes it and hands the folder to `use`; the folder is gone afterwards. */
export async function withCopy<T> (name: string, change: (dir: string) => Promise<unknown>, use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'sumi-model-'))
  try {
    await cp(tinyModel(name), dir, { recursive: true })
    await change(dir)
    return await use(dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

/** Changes a JSON file of a model folder; `change` edits the parsed value. */
export async function editJson (dir: string, file: string, change: (value: any) => void): Promise<void> {
  const path = join(dir, file)
  const value = JSON.parse(await readFile(path, 'utf8').catch(() => '{}'))
  change(value)
  await writeFile(path, JSON.stringify(value))
}

const FRAGMENTS = [
  'Hello', 'my name is', 'John', 'Smith', 'O\'Brien', 'JOHN', 'McDonald', 'jsmith_88', 'London', 'NW1', '6XE', 'the', 'I\'m', 'don\'t', '12', '48213', '4111',
  'お世話になっております', '田中太郎', '東京都', '港区', '4丁目', '様', 'です。', 'カード', 'パスワード', '、', '「', '」',
  ' ', '  ', '\n', '\r\n', '\n\n', '\t', '\u3000', '\u00a0', '.', ',', '-', '!', '@', '…', '—',
  'ﾀﾅｶ', 'ｶﾞ', 'ﾊﾟ', '４１１１', 'Ｊｏｈｎ', '㌔', '①', 'ﬁ', 'ﬀ', '½', '㈱', '™',
  'café', 'cafe\u0301', 'Zürich', 'e\u0301\u0323', 'か\u3099', 'İstanbul', 'straße', 'Иван', 'Γιώργος', '김철수', '\u1100\u1161', 'สมชาย', 'Ǆ',
  '🙂', '👩‍👩‍👧‍👦', '🇯🇵', '𠮷野家', '𝐉𝐨𝐡𝐧', '\ud83d', '\ude42', '\u0000', '\u0007', '\u200b', '\ufeff', '\u00ad', '\ufffd', '▁', '##', 'Ġ', '～'
]

/** Text in both languages with everything that makes offsets go wrong. No literal special tokens. */
export const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) }
)
