import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { decode } from '../../../src/detection/ner/decode.ts'
import { readLabels, type LabelMap } from '../../../src/detection/ner/labels.ts'
import { relate } from '../../../src/detection/ner/relations.ts'
import { stateLogProbs } from '../../../src/detection/ner/scores.ts'
import { toSpans } from '../../../src/detection/ner/spans.ts'

const BIO = ['O', 'B-PER', 'I-PER', 'B-ADDRESS', 'I-ADDRESS', 'B-USERNAME', 'I-USERNAME']
const BIOES = ['O', 'B-PER', 'I-PER', 'E-PER', 'S-PER']
const PLAIN = ['O', 'PER', 'ADDRESS']
const NAMES = ['O', 'B-GIVENNAME', 'I-GIVENNAME', 'B-SURNAME', 'I-SURNAME', 'B-STREET', 'B-CITY', 'B-ZIPCODE']

/**
 * Decodes a text written as tokens with the label the model prefers: 'my name is John/B-PER Smith/I-PER'. A token is a run without
 * spaces; `|` cuts a run into tokens. The preferred label has probability `sure` (or what follows a second slash).
 */
function spansIn (labels: readonly string[], marked: string, sure = 0.9): string[] {
  const map = readLabels({ id2label: Object.fromEntries(labels.entries()) }, new Map())
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  const rows: number[][] = []
  for (const part of marked.split(/([\s|])/)) {
    if (part === '|' || part === '') continue
    if (/^\s$/.test(part)) {
      text += part
      continue
    }
    const [word = '', label = 'O', probability = String(sure)] = part.split('/')
    starts.push(text.length)
    text += word
    ends.push(text.length)
    rows.push(labels.map((name) => Math.log(name === label ? Number(probability) : (1 - Number(probability)) / (labels.length - 1))))
  }
  return run(map, text, { ids: starts, starts, ends }, rows)
}

function run (map: LabelMap, text: string, tokens: { ids: number[], starts: number[], ends: number[] }, logits: readonly number[][]): string[] {
  const width = map.states.length + 1
  const logProbs = new Float32Array(tokens.ids.length * width)
  const flat = Float32Array.from(logits.flat())
  for (let i = 0; i < tokens.ids.length; i++) stateLogProbs(flat, i, map, 1, logProbs, i * width)
  const decoded = decode(logProbs, tokens.ids.length, relate(text, tokens), map)
  return toSpans(text, tokens, decoded, logProbs, map, new Map()).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`)
}

describe('decode', () => {
  it.each([
    // schemes
    [BIO, 'I am John/B-PER Smith/I-PER .', ['PERSON John Smith']],
    [BIO, 'John/B-PER Mary/B-PER', ['PERSON John', 'PERSON Mary']],
    [BIO, 'John/B-PER Baker/B-ADDRESS Street/I-ADDRESS', ['PERSON John', 'ADDRESS Baker Street']],
    [BIO, 'nothing here', []],
    [BIOES, 'John/S-PER and Ann/B-PER Mary/I-PER Lee/E-PER', ['PERSON John', 'PERSON Ann Mary Lee']],
    [BIOES, 'John/S-PER Mary/S-PER', ['PERSON John', 'PERSON Mary']],
    [PLAIN, 'John/PER Smith/PER at 12/ADDRESS Baker/ADDRESS', ['PERSON John Smith', 'ADDRESS 12 Baker']],
    // the scheme corrects the model
    [BIO, 'John/B-PER Smith/I-ADDRESS/0.4 went', ['PERSON John']],
    [BIO, 'a weak/I-PER/0.6 word', []],
    [BIO, 'a sure/I-PER/0.99 word', ['PERSON sure']],
    // words
    [BIO, 'John/B-PER|son/O/0.5 left', ['PERSON Johnson']],
    [BIO, 'John/B-PER/0.4|son/O/0.99 left', []],
    [BIO, 'Mc/B-PER|Don/B-PER|ald/B-PER', ['PERSON McDonald']],
    [BIO, 'the|se/B-PER/0.6 things', []],
    [BIO, '1/B-ADDRESS|2/O/0.4 Baker/I-ADDRESS', ['ADDRESS 12 Baker']],
    [BIO, 'js/B-USERNAME|88/O/0.5', ['USERNAME js88']],
    [BIO, 'John/B-PER|88', ['PERSON John']],
    [BIO, '田中/B-PER|様', ['PERSON 田中']],
    [BIOES, 'John/S-PER|son/S-PER', ['PERSON Johnson']],
    [PLAIN, 'John/PER|son/O/0.4', ['PERSON Johnson']],
    // lines
    [BIO, 'John/B-PER\nSmith/I-PER/0.99', ['PERSON John', 'PERSON Smith']],
    [BIO, '12/B-ADDRESS Baker/I-ADDRESS\nLondon/I-ADDRESS', ['ADDRESS 12 Baker\nLondon']],
    [BIO, '12/B-ADDRESS Baker/I-ADDRESS\r\nLondon/I-ADDRESS', ['ADDRESS 12 Baker\r\nLondon']],
    [BIO, '12/B-ADDRESS Baker/I-ADDRESS\n\nLondon/I-ADDRESS/0.99', ['ADDRESS 12 Baker', 'ADDRESS London']],
    [PLAIN, 'John/PER\nMary/PER', ['PERSON John', 'PERSON Mary']],
    [PLAIN, 'Baker/ADDRESS\nLondon/ADDRESS\n\nParis/ADDRESS', ['ADDRESS Baker\nLondon', 'ADDRESS Paris']],
    // names of one type
    [NAMES, 'John/B-GIVENNAME Smith/B-SURNAME', ['PERSON John Smith']],
    [NAMES, '太郎/B-GIVENNAME|田中/B-SURNAME', ['PERSON 太郎田中']],
    [NAMES, 'John/B-GIVENNAME and Smith/B-SURNAME', ['PERSON John', 'PERSON Smith']],
    [NAMES, 'John/B-GIVENNAME Ann/B-GIVENNAME', ['PERSON John', 'PERSON Ann']],
    [NAMES, 'Baker/B-STREET , Leeds/B-STREET', ['ADDRESS Baker', 'ADDRESS Leeds']],
    [NAMES, 'John/B-GIVENNAME\nSmith/B-SURNAME', ['PERSON John', 'PERSON Smith']]
  ])('%j %j', (labels, marked, expected) => {
    expect(spansIn(labels, marked)).toEqual(expected)
  })

  it('cuts a token that holds a line break', () => {
    const map = readLabels({ id2label: Object.fromEntries(BIO.entries()) }, new Map())
    const sure = (label: string) => BIO.map((name) => name === label ? 9 : 0)
    const tokens = (text: string) => ({ ids: [0], starts: [0], ends: [text.length] })
    expect(run(map, 'ab\n cd', tokens('ab\n cd'), [sure('B-PER')])).toEqual(['PERSON ab', 'PERSON cd'])
    expect(run(map, 'ab\n cd', tokens('ab\n cd'), [sure('B-ADDRESS')])).toEqual(['ADDRESS ab\n cd'])
    expect(run(map, 'ab\n \nab', tokens('ab\n \nab'), [sure('B-ADDRESS')])).toEqual(['ADDRESS ab', 'ADDRESS ab'])
  })

  it('finds the best of all paths', () => {
    const labels = readLabels({ id2label: { 0: 'O', 1: 'B-PER', 2: 'I-PER' } }, new Map())
    const unusual = Math.log(10)
    const probability = fc.double({ min: 0.001, max: 1, noNaN: true })
    fc.assert(fc.property(fc.array(fc.tuple(probability, probability, probability), { minLength: 1, maxLength: 6 }), (rows) => {
      const logProbs = Float32Array.from(rows.flat().map(Math.log))
      const relations = new Uint8Array(rows.length)
      const score = (path: readonly number[]) => path.reduce((sum, state, i) => sum + logProbs[i * 3 + state]! - (state === 2 && !path[i - 1] ? unusual : 0), 0)
      let best = -Infinity
      for (let n = 0; n < 3 ** rows.length; n++) best = Math.max(best, score(rows.map((_, i) => Math.floor(n / 3 ** i) % 3)))
      const path = rows.map(() => 0)
      for (const { first, last } of decode(logProbs, rows.length, relations, labels)) for (let i = first; i <= last; i++) path[i] = i === first ? 1 : 2
      // A span may begin with I- : give each span its better beginning.
      const options = path.map((state, i) => state === 1 ? [1, ...(path[i - 1] ? [] : [2])] : [state])
      const found = options.reduce<number[][]>((paths, states) => paths.flatMap((p) => states.map((state) => [...p, state])), [[]])
      expect(Math.max(...found.map(score))).toBeCloseTo(best, 4)
    }), { numRuns: 200 })
  })
})

describe('stateLogProbs', () => {
  const labels = readLabels({ id2label: { 0: 'O', 1: 'B-PER', 2: 'MISC', 3: 'I-PER' } }, new Map())
  const probabilities = (logits: number[], temperature: number) => {
    const out = new Float32Array(3)
    expect(stateLogProbs(Float32Array.from(logits), 0, labels, temperature, out, 0)).toBe(true)
    return [...out].map((value) => Math.round(Math.exp(value) * 1000) / 1000)
  }

  it('is a softmax that counts unknown labels as outside', () => {
    expect(probabilities([0, Math.log(2), 0, 0], 1)).toEqual([0.4, 0.4, 0.2])
  })

  it('is flatter at a higher temperature', () => {
    expect(probabilities([0, Math.log(4), 0, 0], 2)).toEqual([0.4, 0.4, 0.2])
  })

  it('takes logits of any size', () => {
    expect(probabilities([-1e30, 1e30, -1e30, -1e30], 1)).toEqual([0, 1, 0])
  })

  it.each([[[NaN, 0, 0, 0]], [[0, 0, Infinity, 0]], [[-Infinity, -Infinity, -Infinity, -Infinity]]])('refuses %j', (logits) => {
    expect(stateLogProbs(Float32Array.from(logits), 0, labels, 1, new Float32Array(3), 0)).toBe(false)
  })
})
