// GET /problems/{code}: what an error's `type` points to.

import { Type } from 'typebox'
import { AppError, ERRORS } from '../../errors.ts'
import { problems } from '../schemas/problem.ts'
import { Closed } from '../schemas/shared.ts'
import type { App } from '../types.ts'

const schema = {
  summary: 'What an error code means',
  tags: ['errors'],
  params: Closed({ code: Type.String({ description: 'An error code, e.g. QUEUE_FULL' }) }),
  response: { 200: Closed({ code: Type.String(), status: Type.Integer(), title: Type.String() }), ...problems('NOT_FOUND') }
}

export function problemsRoute (app: App): void {
  app.get('/problems/:code', { schema }, async ({ params: { code } }) => {
    if (!isErrorCode(code)) throw new AppError('NOT_FOUND')
    return { code, ...ERRORS[code] }
  })
}

function isErrorCode (name: string): name is keyof typeof ERRORS {
  return Object.hasOwn(ERRORS, name)
}
