// What the accuracy table measures on: the project's own test sets, always, and public sets from the development data where it is there.

import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EntityType } from '../../src/entities.ts'
import { PACKAGE_ROOT } from '../../src/package.ts'
import { unpackDeveval } from './deveval.ts'

export interface TableSet {
  /** As the table names it. */
  readonly title: string
  readonly path: string
  /** Rows of the table beside "all types"; a public set labels other things too and has these rows alone. */
  readonly types: readonly EntityType[]
  readonly hasAllRow: boolean
}

const FIXTURES = join(PACKAGE_ROOT, 'test', 'fixtures')
const OWN_TYPES: readonly EntityType[] = ['PERSON', 'ADDRESS', 'PASSWORD']
const LANGUAGES: ReadonlyArray<readonly [file: string, title: string]> = [['en.jsonl', 'English'], ['ja.jsonl', 'Japanese']]
const OWN_NOTES: Readonly<Record<string, string>> = {
  handwritten: 'hand-written, looked at while rules were made',
  'handwritten-2': 'hand-written, second set, for measuring only'
}

/** Test splits that no training data of ours contains; types as the sets label them. */
const PUBLIC: ReadonlyArray<readonly [name: string, title: string, types: readonly EntityType[]]> = [
  ['en_multidogo_test', 'MultiDoGO test (customer service chats, lower case)', ['PERSON']],
  ['en_uner_ewt_test', 'UNER English EWT test (web, reviews, mail)', ['PERSON', 'LOCATION']],
  ['en_uner_pud_test', 'UNER English PUD (news, Wikipedia)', ['PERSON', 'LOCATION']],
  ['en_pii_syn_nano', 'PII synthetic (sentences with numbers and passwords)', ['PERSON', 'EMAIL_ADDRESS', 'PASSWORD', 'US_SSN']],
  ['ja_wikipedia_annotated_devtest', 'Japanese Wikipedia dev + test', ['PERSON', 'LOCATION']]
]

/** Every folder `handwritten*` of the fixtures, by language. @param most records of a set; they are taken evenly. */
export function ownSets (folder: string, most: number): TableSet[] {
  return readdirSync(FIXTURES).filter((name) => name.startsWith('handwritten')).sort().flatMap((name) =>
    LANGUAGES.filter(([file]) => existsSync(join(FIXTURES, name, file))).map(([file, language]) => ({
      title: `**${language}** support conversations (${OWN_NOTES[name] ?? name})`,
      path: thinned(join(FIXTURES, name, file), join(folder, `${name}-${file}`), most),
      types: OWN_TYPES,
      hasAllRow: true
    })))
}

export async function publicSets (folder: string, most: number): Promise<TableSet[]> {
  const sets: TableSet[] = []
  for (const [name, title, types] of PUBLIC) {
    sets.push({ title, path: thinned(await unpackDeveval(name, folder), join(folder, `${name}-part.jsonl`), most), types, hasAllRow: false })
  }
  return sets
}

/** Messages without personal data, one a line, as a labelled set without labels. */
export function hardNegatives (folder: string, most: number): string {
  const path = join(folder, 'hard-negatives.jsonl')
  const lines = ['en', 'ja'].flatMap((language) => readFileSync(join(FIXTURES, 'hard-negatives', `${language}.txt`), 'utf8').split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((text) => JSON.stringify({ text, language, entities: [] })))
  writeFileSync(path, `${lines.slice(0, most).join('\n')}\n`)
  return path
}

function thinned (from: string, to: string, most: number): string {
  const lines = readFileSync(from, 'utf8').trim().split('\n')
  if (lines.length <= most) {
    if (from !== to) copyFileSync(from, to)
    return to
  }
  const step = lines.length / most
  writeFileSync(to, `${Array.from({ length: most }, (_, index) => lines[Math.floor(index * step)]).join('\n')}\n`)
  return to
}
