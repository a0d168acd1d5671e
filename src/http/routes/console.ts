// GET /console: the admin console, files of the build with a policy that lets nothing come from elsewhere.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import serveStatic from '@fastify/static'
import { AppError } from '../../errors.ts'
import { PACKAGE_ROOT } from '../../package.ts'
import type { App } from '../types.ts'

/** Made by scripts/build-console.mjs. */
const FILES = join(PACKAGE_ROOT, 'dist', 'console')

/** No inline script or style, no frame, no form target, nothing from another origin. */
const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"
].join('; ')

export async function consoleRoute (app: App): Promise<void> {
  if (!existsSync(FILES)) {
    app.get('/console', { schema: { hide: true } }, () => { throw new AppError('NOT_FOUND', 'the console is not built: npm run build') })
    return
  }
  await app.register(async (scope) => {
    scope.addHook('onSend', async (_request, reply) => { reply.header('content-security-policy', POLICY).header('cache-control', 'no-cache') })
    scope.get('/console', { schema: { hide: true } }, async (_request, reply) => await reply.redirect('/console/'))
    await scope.register(serveStatic, { root: FILES, prefix: '/console/', decorateReply: false, schemaHide: true })
  })
}
