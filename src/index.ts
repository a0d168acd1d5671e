// The library: the same pipeline and pool as the server, in the caller's own process. Re-exports and `createSumi` only.

export { createSumi } from './library.ts'
export type { RedactedConversation, RedactedText, Sumi, SumiOptions } from './library.ts'
export { AppError, type ErrorCode } from './errors.ts'
export { BUILT_IN_ENTITY_TYPES, DEFAULT_ENTITY_TYPES, ENTITIES, type EntityInfo, type EntityType } from './entities.ts'
export type { Conversation, DetectionOptions, Engine, Evidence, Finding, FindingSource, Language, Message, Role } from './conversation.ts'
export type { AllowEntry, DenyEntry, RuleSet, UserPattern, UserRule } from './rule-set.ts'
export type { AccessRole } from './access/roles.ts'
export type { Operator, Operators } from './redaction/operator.ts'
export type { Counts, DetectResult, MaskOptions, RedactOptions } from './privacy/privacy.ts'
