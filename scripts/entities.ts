// Writes docs/entities.md from src/entities.ts: `node --import tsx scripts/entities.ts`. A test compares the two.

import { writeFileSync } from 'node:fs'
import { BUILT_IN_ENTITY_TYPES, ENTITIES, type BuiltInEntityType } from '../src/entities.ts'
import { RECOGNIZERS } from '../src/detection/rules/index.ts'

const MODEL_TYPES: ReadonlySet<string> = new Set(['PERSON', 'ADDRESS', 'LOCATION', 'ORGANIZATION', 'USERNAME', 'PASSWORD', 'DATE_OF_BIRTH', 'EMAIL_ADDRESS', 'PHONE_NUMBER'])

/** The whole page. */
export function entitiesPage (): string {
  const rows = BUILT_IN_ENTITY_TYPES.map((type) => {
    const { group, country = '', isDefault, en, ja, presidio } = ENTITIES[type]
    return `| \`${type}\` | ${en} | ${ja} | ${group} | ${country} | ${isDefault ? 'yes' : ''} | ${findersOf(type)} | ${presidio ?? ''} |`
  })
  return `# Entity types

Made from \`src/entities.ts\` by \`scripts/entities.ts\`. "Default": found when a caller names no types; the others are asked for with \`entities\`.
"Checked": a rule also checks digits, dates or lengths. Users' own types are named \`CUSTOM_…\`.

| type | | | group | country | default | found by | Presidio's name |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}

/** What finds a type: 'model', 'rules', 'rules, checked', or both; '' for nothing. */
export function findersOf (type: BuiltInEntityType): string {
  const rules = RECOGNIZERS.filter((recognizer) => recognizer.type === type)
  const byRules = rules.length === 0 ? [] : [rules.some(({ validate }) => validate !== undefined) ? 'rules, checked' : 'rules']
  return [...(MODEL_TYPES.has(type) ? ['model'] : []), ...byRules].join(' + ')
}

if (process.argv[1]?.endsWith('scripts/entities.ts') === true) writeFileSync(new URL('../docs/entities.md', import.meta.url), entitiesPage())
