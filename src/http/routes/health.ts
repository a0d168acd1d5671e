// /health/live: the process runs. /health/ready: the model answered, and Sumi is not stopping.

import { Type } from 'typebox'
import { AppError } from '../../errors.ts'
import { problems } from '../schemas/problem.ts'
import { Closed } from '../schemas/shared.ts'
import type { App, RouteContext } from '../types.ts'

const config = { rateLimit: false } as const
const Alive = Closed({ status: Type.Literal('ok') })
const Ready = Closed({ status: Type.Literal('ok'), model: Type.String({ description: 'Name and version of the model' }) })

export function healthRoutes (app: App, { privacy, isReady }: RouteContext): void {
  app.get('/health/live', { config, schema: { summary: 'Is the process alive?', tags: ['health'], response: { 200: Alive } } }, async () => ({ status: 'ok' as const }))

  const schema = { summary: 'Can it take work?', tags: ['health'], response: { 200: Ready, ...problems('NOT_READY') } }
  app.get('/health/ready', { config, schema }, async () => {
    if (!isReady()) throw new AppError('NOT_READY')
    return { status: 'ok' as const, model: privacy.modelId }
  })
}
