// @fastify/swagger and @fastify/swagger-ui: the OpenAPI document at /docs/json and its page at /docs, from this server alone.

import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { VERSION } from '../../package.ts'
import type { App } from '../types.ts'

export async function useSwagger (app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Sumi', version: VERSION, description: 'Finds personal data in customer conversations, and redacts, masks and purges it.' },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key, sumi_…' } } }
    }
  })
  await app.register(swaggerUi, { routePrefix: '/docs', uiConfig: { docExpansion: 'list', persistAuthorization: false } })
}
