import { describe, expect, it } from 'vitest'
import { chooseReader } from '../../src/evaluation/datasets/index.ts'
import { evaluateDataset, type Evaluation } from '../../src/evaluation/evaluate.ts'
import { changedData, compareWithBaseline } from '../../src/evaluation/gate.ts'
import { toJson } from '../../src/evaluation/json.ts'
import { maskShape, maskValue } from '../../src/evaluation/report/error-list.ts'
import { reportPage } from '../../src/evaluation/report/page.ts'
import { WORDS } from '../../src/evaluation/report/words.ts'
import { evaluationTable } from '../../src/evaluation/table.ts'
import { typeMap } from '../../src/evaluation/type-map.ts'
import { writeData } from './datasets/read-all.ts'

const PROVENANCE = { createdAt: '2026-01-01T00:00:00.000Z', command: 'sumi evaluate <x>', versions: { sumi: '1', node: '20', os: 'linux' }, machine: 'm', data: [{ path: 'd', sha256: 'abc' }] }

async function evaluated (found: 'all' | 'nothing'): Promise<Evaluation> {
  const lines = ['Ada <b>Lovelace</b> hunter2', '私は髙見Ａda 4111'].map((text, index) => JSON.stringify({ id: `r${index}`, text, language: index === 0 ? 'en' : 'ja', entities: [{ start: 0, end: 3, type: 'PERSON' }, { start: 4, end: 6, type: 'SHOE_SIZE' }] }))
  const path = writeData(`report-${found}.jsonl`, [...lines, '{broken'].join('\n'))
  const reader = await chooseReader(path)
  if (reader === undefined) throw new Error('no reader')
  return await evaluateDataset({ path, reader, map: typeMap(), offsetUnit: undefined }, [{
    name: 'sumi',
    details: { model: 'sumi-ner@1' },
    mostUnderWay: 1,
    close: async () => {},
    predict: async () => ({ spans: found === 'all' ? [{ message: 0, start: 0, end: 3, type: 'PERSON', score: 0.9, source: 'model' }, { message: 0, start: 8, end: 10, type: 'PERSON', score: 0.6, source: 'rule' }] : [] })
  }])
}

const page = (evaluation: Evaluation, isTextShown = false, isPartial = false): string =>
  reportPage({ results: new Map([['d<1>', evaluation]]), provenance: PROVENANCE, isPartial, isTextShown, language: 'ja' })

describe('the report', () => {
  it('is one page without script or anything from outside', async () => {
    const html = page(await evaluated('all'))
    expect(html).not.toMatch(/<script|https?:\/\/|@import|url\(/iu)
    expect(html.match(/<svg/gu)?.length).toBe(3)
    expect(html).toContain('lang="ja"')
    expect(html).toContain('d&lt;1&gt;')
    expect(html).toContain('sumi evaluate &lt;x&gt;')
    expect(html).not.toMatch(/undefined|NaN|\[object/u)
  })

  it('masks the text of errors unless told otherwise, and escapes it then', async () => {
    const [masked, shown] = [page(await evaluated('nothing')), page(await evaluated('nothing'), true)]
    expect(masked).not.toMatch(/Ada|hunter2|Lovelace|髙見/u)
    expect(masked).toContain('<mark>Xxx</mark>')
    expect(page(await evaluated('all'))).toContain('<u>xx</u>')
    expect(shown).toContain('<mark>Ada</mark> &lt;b&gt;Lovelace&lt;/b&gt; hunter2')
    expect(shown).toContain(WORDS.errorsShown[1])
  })

  it('says what is partial, left out or unmapped', async () => {
    expect(page(await evaluated('all'))).not.toContain(WORDS.partial[0])
    const html = page(await evaluated('all'), false, true)
    for (const text of [WORDS.partial[0], 'not valid JSON', 'SHOE_SIZE (2)']) expect(html).toContain(text)
  })

  it('holds for nothing found', async () => {
    expect(page(await evaluated('nothing'))).not.toMatch(/undefined|NaN/u)
  })
})

it.each([['Ada-99', 'Xxx-00'], ['髙見さん', '○○○○'], ['Ａ１ｶﾞ', 'X0○○'], ['é\u0301 ½', 'x○ ○'], ['a@b.c', 'x@x.x'], ['𠮷', '○']])('masks %s as %s', (text, masked) => {
  expect(maskShape(text)).toBe(masked)
})

it.each([['Ada-99 x', 'Xxx-00 x'], ['a#b$c', 'x○x○x'], ['!!## ;', '○○○○ ○'], ['😀🔑', '○○'], ['東京都1-2', '○○○0-0'], ['a@b.c', 'x@x.x']])('masks the value %s as %s', (text, masked) => {
  expect(maskValue(text)).toBe(masked)
})

it('JSON and table hold no text of the data', async () => {
  const evaluation = await evaluated('nothing')
  for (const text of [JSON.stringify(toJson(evaluation)), evaluationTable('d', evaluation)]) expect(text).not.toMatch(/hunter2|Lovelace|髙見/u)
  expect(evaluationTable('d', evaluation)).toContain('line 3: not valid JSON')
})

describe('the gate', () => {
  it('tells what is worse by how many points', async () => {
    const baseline = { provenance: { data: [{ path: 'd', sha256: 'abc' }] }, results: { d: toJson(await evaluated('all')) } }
    const rows = compareWithBaseline(JSON.parse(JSON.stringify(baseline)), new Map([['d', await evaluated('nothing')]]))
    expect(rows.find(({ figure }) => figure === 'leaked values')).toMatchObject({ before: 0, now: 1, worseBy: 100 })
    expect(rows.find(({ figure }) => figure === 'removed of other text')?.worseBy).toBeLessThan(0)
    expect(compareWithBaseline(baseline, new Map([['d', await evaluated('all')]])).every(({ worseBy }) => worseBy === 0)).toBe(true)
    expect(compareWithBaseline(baseline, new Map([['other', await evaluated('all')]]))).toEqual([])
    expect(changedData(baseline, [{ path: 'd', sha256: 'xyz' }, { path: 'e', sha256: 'abc' }])).toEqual(['d'])
  })
})
