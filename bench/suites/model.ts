// The model alone, on one core: whole messages as the detector asks for them, and the bare graph by batch and length.

import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { Bench } from 'tinybench'
import { findOnnxFile } from '../../src/detection/ner/files.ts'
import { loadNerModel } from '../../src/detection/ner/model.ts'
import { loadTokenizer } from '../../src/detection/ner/tokenizer.ts'
import { createEncoder, type Encoder } from '../../src/detection/ner/tokens.ts'
import { PACKAGE_ROOT } from '../../src/package.ts'
import { againstFirst, rowOf, type Row, type Suite } from '../suite.ts'
import { textOf, THIRTY_WORDS } from '../texts.ts'

const MODEL_DIR = join(PACKAGE_ROOT, 'models', 'sumi-ner')
const TEXTS: ReadonlyArray<readonly [string, string]> = [
  ['a message of 30 words', THIRTY_WORDS],
  ['10000 characters, both languages', textOf(10_000)]
]
const BATCHES = [1, 4, 16]
const LENGTHS = [32, 64, 128, 256]

export const MODEL: Suite = {
  name: 'model',
  about: 'The shipped model on one core. "spans": from text to findings, as in a worker; "graph": ONNX Runtime alone, batch × tokens, against batch 1 of the same length.',
  async run () {
    const startedAt = performance.now()
    const model = await loadNerModel(MODEL_DIR, { threads: 1 })
    const load: Row = { suite: 'model', name: 'load', extra: { ms: performance.now() - startedAt } }
    const encoder = createEncoder(await loadTokenizer(MODEL_DIR))
    const bench = new Bench({ time: 3_000, warmupTime: 500, iterations: 10, warmupIterations: 2 })
    for (const [name, text] of TEXTS) bench.add(`spans, ${name}`, async () => { await model.spans(text, '') })
    await bench.run()
    await model.close()
    return [load, ...TEXTS.map(([name, text]) => rowOf('model', bench, `spans, ${name}`, 'tokens', encoder.encode(text).ids.length)), ...await graphRows(encoder)]
  }
}

async function graphRows (encoder: Encoder): Promise<Row[]> {
  const session = await InferenceSession.create(join(MODEL_DIR, await findOnnxFile(MODEL_DIR)), { executionProviders: ['cpu'], intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 })
  const { ids } = encoder.encode(textOf(20_000))
  const rows: Row[] = []
  for (const length of LENGTHS) {
    const bench = new Bench({ time: 700, warmupTime: 150, iterations: 5, warmupIterations: 1 })
    const name = (batch: number): string => `graph, ${batch} × ${length} tokens`
    for (const batch of BATCHES) {
      const feeds = feedsOf(session, ids, batch, length)
      bench.add(name(batch), async () => { await session.run(feeds) })
    }
    await bench.run()
    rows.push(...againstFirst(BATCHES.map((batch) => rowOf('model', bench, name(batch), 'tokens', batch * length)), `1 × ${length}`))
  }
  await session.release()
  return rows
}

/** Real tokens, one text after the other; masks of ones, segments of zeros. */
function feedsOf ({ inputMetadata }: InferenceSession, ids: readonly number[], batch: number, length: number): Record<string, Tensor> {
  return Object.fromEntries(inputMetadata.map((input) => {
    const values = Array.from({ length: batch * length }, (_, at) => valueOf(input.name, ids[at % ids.length] ?? 0))
    const isInt32 = input.isTensor && input.type === 'int32'
    return [input.name, isInt32 ? new Tensor('int32', Int32Array.from(values), [batch, length]) : new Tensor('int64', BigInt64Array.from(values, BigInt), [batch, length])]
  }))
}

function valueOf (input: string, id: number): number {
  if (input === 'input_ids') return id
  return input === 'attention_mask' ? 1 : 0
}
