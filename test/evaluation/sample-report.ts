// A report over synthetic conversations with two systems that make seeded mistakes of every kind: what the page looks like, without a model.

import { chooseReader } from '../../src/evaluation/datasets/index.ts'
import { evaluateDataset, type Evaluation } from '../../src/evaluation/evaluate.ts'
import { generateRecords } from '../../src/evaluation/generate/generate.ts'
import { drawFrom, seededRandom } from '../../src/evaluation/random.ts'
import type { PredictedSpan } from '../../src/evaluation/record.ts'
import { reportPage, type ReportInput } from '../../src/evaluation/report/page.ts'
import type { System } from '../../src/evaluation/systems/system.ts'
import { typeMap } from '../../src/evaluation/type-map.ts'
import { toJsonLine } from '../../src/evaluation/writers.ts'
import { writeData } from './datasets/read-all.ts'

const PROVENANCE: ReportInput['provenance'] = {
  createdAt: '2026-01-01T00:00:00.000Z',
  command: 'sumi evaluate support.jsonl --system sumi --system presidio=http://localhost:5002 --sweep --html report.html',
  versions: { sumi: '0.1.0', node: '20.20.2', os: 'linux 6.1.0 x64' },
  machine: 'a machine, 2 cores',
  data: [{ path: 'support.jsonl', sha256: '4f'.repeat(32) }]
}

/** @param found share of the labelled values that the system finds at all. */
function careless (name: string, seed: number, found: number): System {
  const draw = drawFrom(seededRandom(seed))
  return {
    name,
    details: { engine: 'hybrid', model: 'sumi-ner@0.1.0', 'onnx/model_quantized.onnx': 'ab'.repeat(32) },
    mostUnderWay: 1,
    close: async () => {},
    async predict ({ conversation, spans }) {
      const answers = spans.filter(() => draw.chance(found)).map((span): PredictedSpan => {
        const score = draw.int(40, 100) / 100
        const isRight = draw.chance(score)
        const end = isRight || span.end - span.start < 3 || draw.chance(0.3) ? span.end : span.end - 2
        return { ...span, end, type: isRight || draw.chance(0.6) ? span.type : 'USERNAME', score, source: draw.chance(0.7) ? 'model' : 'rule' }
      })
      const [first] = conversation.messages
      const isAlarm = first !== undefined && first.text.length > 8 && draw.chance(0.05) && spans.every(({ message }) => message > 0)
      return { spans: isAlarm ? [...answers, { message: 0, start: 0, end: 6, type: 'PERSON', score: 0.55, source: 'model' }] : answers }
    }
  }
}

/** The evaluation behind the page: 300 conversations, one broken line, labels without a type. */
export async function sampleEvaluation (): Promise<Evaluation> {
  const lines = [...generateRecords({ count: 300, languages: ['en', 'ja'], seed: 7 })].map(toJsonLine)
  const odd = `${JSON.stringify({ text: 'shoe size 42', entities: [{ start: 10, end: 12, type: 'SHOE_SIZE' }] })}\n{broken\n`
  const path = writeData('support.jsonl', lines.join('') + odd)
  const reader = await chooseReader(path)
  if (reader === undefined) throw new Error('no reader')
  return await evaluateDataset({ path, reader, map: typeMap(), offsetUnit: undefined },
    [careless('sumi', 1, 0.96), careless('presidio=http://localhost:5002/a-path-that-is-rather-long', 2, 0.7)])
}

export function samplePage (evaluation: Evaluation, change: Partial<ReportInput> = {}): string {
  return reportPage({ results: new Map([['support.jsonl', evaluation]]), provenance: PROVENANCE, isPartial: false, isTextShown: false, language: 'en', ...change })
}
