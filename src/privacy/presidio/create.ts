// Puts Presidio's use cases together over the same store and detection as Sumi's own, and refuses what a role may not do.

import { may, type Permission } from '../../access/roles.ts'
import { RECOGNIZERS } from '../../detection/rules/index.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../privacy.ts'
import { analyze } from './analyze.ts'
import { anonymize, deanonymize } from './anonymize.ts'
import type { PresidioContext } from './context.ts'
import { checkLanguage, SUPPORTED_ENTITIES } from './entities.ts'
import type { Presidio } from './presidio.ts'

export function createPresidio (context: PresidioContext): Presidio {
  return {
    async analyze (actor, ...rest) { allow(actor, 'detect'); return await analyze(context, ...rest) },
    async anonymize (actor, ...rest) { allow(actor, 'redact'); return await anonymize(context, actor, ...rest) },
    async deanonymize (actor, ...rest) { allow(actor, 'redact'); return await deanonymize(context, actor, ...rest) },
    recognizers (actor, language) {
      allow(actor, 'detect')
      checkLanguage(language)
      return [...RECOGNIZERS.map(({ id }) => id), context.detection.modelId, ...context.rules?.current().set.rules?.map(({ name }) => name) ?? []]
    },
    supportedEntities (actor, language) {
      allow(actor, 'detect')
      checkLanguage(language)
      return [...new Set([...SUPPORTED_ENTITIES, ...context.rules?.types() ?? []])].sort()
    }
  }
}

function allow ({ role }: Actor, permission: Permission): void {
  if (!may(role, permission)) throw new AppError('FORBIDDEN')
}
