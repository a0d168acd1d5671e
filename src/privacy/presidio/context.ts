// What the use cases of Presidio's API work with.

import type { CustomRuleService } from '../../detection/custom/service.ts'
import type { PrivacyContext } from '../context.ts'

export interface PresidioContext extends PrivacyContext {
  readonly customRules: CustomRuleService
}
