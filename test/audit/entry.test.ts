import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { AUDIT_ACTIONS } from '../../src/audit/entry.ts'

it('docs/audit.md names every action', () => {
  const text = readFileSync(new URL('../../docs/audit.md', import.meta.url), 'utf8')
  expect(AUDIT_ACTIONS.filter((action) => !text.includes(`\`${action}\``))).toEqual([])
})
