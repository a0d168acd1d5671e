// Calls to Sumi's own API with the session's key. A 401 ends the session; every failure is an `ApiError` with the problem's code.

import { key, signOut } from './session.ts'

export class ApiError extends Error {
  readonly code: string
  readonly status: number
  readonly retryAfterS: number | undefined

  constructor (code: string, status: number, detail: string, retryAfterS?: number) {
    super(detail)
    this.code = code
    this.status = status
    this.retryAfterS = retryAfterS
  }
}

export interface CallOptions {
  readonly signal?: AbortSignal
  readonly headers?: Readonly<Record<string, string>>
  /** Another key than the session's: at sign-in. */
  readonly as?: string
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** @throws ApiError: the problem's code; 'UNREACHABLE' when no answer came. */
export async function call<T> (method: Method, path: string, body?: unknown, options: CallOptions = {}): Promise<T> {
  return await (await raw(method, path, body, options)).json() as T
}

/** The whole answer, for downloads and streams. */
export async function raw (method: Method, path: string, body?: unknown, { signal, headers = {}, as }: CallOptions = {}): Promise<Response> {
  const secret = as ?? key.value
  // A header can hold no other characters; such a key can be none.
  if (secret !== null && !/^[\x21-\x7e]+$/.test(secret)) throw new ApiError('UNAUTHENTICATED', 401, '')
  const answer = await fetch(path, {
    method,
    cache: 'no-store',
    headers: { ...headers, ...(secret === null ? {} : { authorization: `Bearer ${secret}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal })
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiError('UNREACHABLE', 0, '')
  })
  if (answer.ok) return answer
  if (answer.status === 401 && as === undefined) signOut('expired')
  const problem = await answer.json().catch(() => ({})) as { code?: string, detail?: string, title?: string }
  const retryAfter = Number(answer.headers.get('retry-after'))
  throw new ApiError(problem.code ?? `HTTP_${answer.status}`, answer.status, problem.detail ?? problem.title ?? '', retryAfter > 0 ? retryAfter : undefined)
}

/** True for an error that only says that a newer call took over. */
export function isAborted (error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
