// @fastify/helmet: security headers. The policy also lets Swagger UI run: its scripts and styles come from this server.

import helmet from '@fastify/helmet'
import type { App } from '../types.ts'

export async function useHelmet (app: App): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        scriptSrc: ["'self'"],
        // Swagger UI sets style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"]
      }
    },
    // Sumi itself speaks plain HTTP; whoever puts TLS in front of it decides on HSTS.
    strictTransportSecurity: false
  })
}
