// /v1/jobs: many conversations at once, from files to files below the two folders that the operator of the server named.

import type { BulkOptions } from '../../privacy/bulk.ts'
import type { JobStatus } from '../../jobs/job.ts'
import { AppError } from '../../errors.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import { optionsOf } from '../answers.ts'
import { actorOf } from '../authentication.ts'
import { FailuresAnswer, FailuresQuery, JobAnswer, JobBody, JobParams, JobsAnswer } from '../schemas/jobs.ts'
import { AUTHENTICATED, problems } from '../schemas/problem.ts'
import type { App, RouteContext } from '../types.ts'

const PAGE = 100

const common = { tags: ['jobs'], security: [{ key: [] }] }
const ACTING = [...AUTHENTICATED, 'INVALID_REQUEST', 'NOT_FOUND', 'CONFLICT', 'STORE_LOCKED', 'STORE_CORRUPT', 'STORAGE_FAILED'] as const
const submitSchema = {
  ...common,
  summary: 'Redact or detect in a file or folder of conversations',
  description: 'Taken, not waited for. Parts, a list of failed records and a manifest are written to the output folder; a manifest means that all of it is there. The same request again answers the same job. Interactive requests go first.',
  body: JobBody,
  response: { 200: JobAnswer, 202: JobAnswer, ...problems(...ACTING, 'INVALID_JSON', 'INVALID_TEXT', 'UNKNOWN_ENTITY_TYPE', 'INVALID_OPERATOR', 'NOT_READY') }
}
const listSchema = { ...common, summary: 'List the jobs', response: { 200: JobsAnswer, ...problems(...AUTHENTICATED, 'CONFLICT') } }
const getSchema = { ...common, summary: 'How far a job is', params: JobParams, response: { 200: JobAnswer, ...problems(...ACTING) } }
const failuresSchema = { ...common, summary: 'The records of a job that failed', description: 'Line numbers and codes, no text.', params: JobParams, querystring: FailuresQuery, response: { 200: FailuresAnswer, ...problems(...ACTING) } }
const SUMMARIES = { pause: 'Stop a job; what was done stays', resume: 'Go on with a job that is paused or failed', cancel: 'End a job for good; its parts stay, without a manifest' } as const

export function jobsRoutes (app: App, { jobs: given }: RouteContext): void {
  const config = { permission: 'runJobs' } as const
  const jobs = (): Jobs => {
    if (given === undefined) throw new AppError('CONFLICT', 'this server takes no jobs: set SUMI_JOBS_INPUT and SUMI_JOBS_OUTPUT')
    return given
  }
  app.post('/v1/jobs', { schema: submitSchema, config }, async (request, reply) => {
    const { input, output, action = 'redact', operators, profile, chunkRecords } = request.body
    const options: BulkOptions = { ...optionsOf(request.body), ...(operators === undefined ? {} : { operators }), ...(profile === undefined ? {} : { profile }) }
    const { isNew, ...status } = await jobs().submit(actorOf(request), { input, output, action, options, ...(chunkRecords === undefined ? {} : { chunkRecords }) })
    return await reply.code(isNew ? 202 : 200).send(jobAnswer(status))
  })
  app.get('/v1/jobs', { schema: listSchema, config }, async (request) => ({ jobs: (await jobs().list(actorOf(request))).map(jobAnswer) }))
  app.get('/v1/jobs/:id', { schema: getSchema, config }, async (request) => jobAnswer(await jobs().get(actorOf(request), request.params.id)))
  app.get('/v1/jobs/:id/failures', { schema: failuresSchema, config }, async (request) => {
    const { after, limit } = request.query
    const { failures, next } = await jobs().failures(actorOf(request), request.params.id, after, limit === undefined ? PAGE : Number(limit))
    return { failures: failures.map((failure) => ({ ...failure })), next }
  })
  for (const what of ['pause', 'resume', 'cancel'] as const) {
    app.post(`/v1/jobs/:id/${what}`, { schema: { ...getSchema, summary: SUMMARIES[what] }, config }, async (request) => jobAnswer(await jobs()[what](actorOf(request), request.params.id)))
  }
}

function jobAnswer ({ total, done, error, counts, ...rest }: JobStatus) {
  return { ...rest, total: total === null ? null : { ...total }, done: { ...done }, counts: counts as Record<string, number>, error: error === null ? null : { ...error } }
}
