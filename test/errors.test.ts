import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AppError, ERRORS } from '../src/errors.ts'

test('docs/errors.md has one row for each code, with its status', () => {
  const page = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| (\d{3}) \| [^|]+\. \| [^|]+\. \|$/gm)].map(([, code, status]) => [code, Number(status)])
  expect(rows.sort()).toEqual(Object.entries(ERRORS).map(([code, { status }]) => [code, status]).sort())
})

test('an error without a message has the title of its code', () => {
  expect(new AppError('QUEUE_FULL')).toMatchObject({ name: 'AppError', code: 'QUEUE_FULL', status: 503, message: ERRORS.QUEUE_FULL.title })
})
