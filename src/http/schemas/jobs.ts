// Schemas of bulk jobs.

import { Type } from 'typebox'
import { DEFAULT_CHUNK, MOST_CHUNK_RECORDS } from '../../jobs/job.ts'
import { PROFILE_NAMES } from '../../privacy/retention/profiles/profiles.ts'
import { DETECTION_OPTIONS } from './conversation.ts'
import { OperatorsSchema } from './operators.ts'
import { Closed, OneOf, ShortText } from './shared.ts'

const { entities, threshold, engine, context } = DETECTION_OPTIONS
const Count = Type.Integer({ minimum: 0 })
const Nullable = (description: string) => Type.Union([Type.String(), Type.Null()], { description })

export const JobBody = Closed({
  input: ShortText(1_000, 'A file or folder below SUMI_JOBS_INPUT: .jsonl or .ndjson, also with .gz, one conversation a line', 1),
  output: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$', description: 'Name of a new folder in SUMI_JOBS_OUTPUT' }),
  action: Type.Optional(OneOf(['redact', 'detect'] as const, 'Default redact')),
  operators: Type.Optional(OperatorsSchema),
  profile: Type.Optional(OneOf(PROFILE_NAMES, 'Operators by a named profile instead of `operators`, docs/privacy.md')),
  entities,
  threshold,
  engine,
  context,
  chunkRecords: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_CHUNK_RECORDS, description: `Records of one part at most; default ${DEFAULT_CHUNK.records}` }))
}, { examples: [{ input: 'tickets/2024', output: 'tickets-2024', operators: { CREDIT_CARD: { type: 'mask', keepLast: 4 } } }] })

export const JobAnswer = Closed({
  id: Type.String(),
  action: Type.String({ description: 'redact or detect' }),
  state: OneOf(['waiting', 'running', 'paused', 'failed', 'cancelled', 'finished'] as const, 'failed: it stopped for `error`, and goes on when resumed'),
  input: Type.String(),
  output: Type.String(),
  createdAt: Type.String(),
  changedAt: Type.String({ description: 'When it came into this state' }),
  model: Type.String({ description: 'Name and version of the model' }),
  configHash: Type.String({ description: 'Changes with everything that decides what comes out' }),
  total: Type.Union([Closed({ records: Count, bytes: Count, chunks: Count, inputHash: Type.String() }), Type.Null()], { description: 'Null until the input was read once; bytes are those of the content, decompressed' }),
  done: Closed({ records: Count, bytes: Count, chunks: Count }),
  failed: Type.Integer({ description: 'Records that failed; they are in no part' }),
  messages: Count,
  counts: Type.Record(Type.String(), Type.Integer(), { description: 'Findings by type' }),
  error: Type.Union([Closed({ code: Type.String(), detail: Type.String() }), Type.Null()])
}, {
  examples: [{
    id: 'r4udE69wrk7Wr74GAuV6CA',
    action: 'redact',
    state: 'running',
    input: 'tickets/2024',
    output: 'tickets-2024',
    createdAt: '2026-01-31T09:30:00.000Z',
    changedAt: '2026-01-31T09:30:01.000Z',
    model: 'sumi-ner@0.2.0',
    configHash: 'a55d…',
    total: { records: 100_000, bytes: 52_428_800, chunks: 200, inputHash: '7b99…' },
    done: { records: 4_000, bytes: 2_097_152, chunks: 8 },
    failed: 1,
    messages: 9_000,
    counts: { PERSON: 3_100 },
    error: null
  }]
})

export const JobsAnswer = Closed({ jobs: Type.Array(JobAnswer) }, { description: 'The newest first' })
export const JobParams = Closed({ id: ShortText(40, 'Id of the job', 1) })

export const FailuresQuery = Closed({
  after: Type.Optional(Type.String({ pattern: '^\\d{1,9}\\.\\d{1,15}$', description: '`next` of the page before' })),
  limit: Type.Optional(Type.String({ pattern: '^(?:[1-9]\\d{0,2}|1000)$', description: 'At most so many, 1 to 1000; default 100' }))
})

export const FailuresAnswer = Closed({
  failures: Type.Array(Closed({ file: Type.String({ description: 'Below the input' }), line: Type.Integer(), code: Type.String() })),
  next: Nullable('For `after`; null at the end')
}, { examples: [{ failures: [{ file: '2024-01.jsonl', line: 17, code: 'INVALID_JSON' }], next: null }] })
