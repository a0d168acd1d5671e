// Every error code of Sumi in one table. Messages hold names, sizes and offsets; never submitted text or a found value.

/** `status` is the HTTP status; `title` the fixed, short summary of the problem type (RFC 9457). */
interface ErrorInfo {
  readonly status: number
  readonly title: string
}

export const ERRORS = {
  INVALID_JSON:             { status: 400, title: 'The body is not valid JSON' },
  INVALID_REQUEST:          { status: 400, title: 'The request does not match the schema' },
  INVALID_TEXT:             { status: 400, title: 'The text is not well-formed Unicode' },
  EMPTY_CONVERSATION:       { status: 400, title: 'The conversation has no messages' },
  TOO_MANY_MESSAGES:        { status: 413, title: 'The conversation has too many messages' },
  UNKNOWN_ENTITY_TYPE:      { status: 400, title: 'An entity type is not known' },
  UNKNOWN_ROLE:             { status: 400, title: 'The role is not known' },
  INVALID_OPERATOR:         { status: 400, title: 'An operator is not valid' },
  INVALID_PATTERN:          { status: 400, title: 'A pattern of a rule is not valid' },
  INVALID_POLICY:           { status: 400, title: 'A policy is not valid' },
  INVALID_RULES:            { status: 400, title: 'A rule set is not valid' },
  PRESIDIO_REQUEST:         { status: 400, title: 'A request to the Presidio API cannot be read' },
  PRESIDIO_PARAMETER:       { status: 422, title: 'A parameter of the Presidio API is not valid' },
  UNAUTHENTICATED:          { status: 401, title: 'A valid API key is needed' },
  FORBIDDEN:                { status: 403, title: 'The role of this API key may not do this' },
  NOT_FOUND:                { status: 404, title: 'Not found' },
  METHOD_NOT_ALLOWED:       { status: 405, title: 'The method is not allowed here' },
  CONFLICT:                 { status: 409, title: 'The request conflicts with the current state' },
  ON_HOLD:                  { status: 409, title: 'A legal hold keeps the conversation' },
  RETAINED:                 { status: 409, title: 'A minimum retention keeps the conversation' },
  PRECONDITION_FAILED:      { status: 412, title: 'The resource is not in the state that the request names' },
  BODY_TOO_LARGE:           { status: 413, title: 'The body is too large' },
  TEXT_TOO_LARGE:           { status: 413, title: 'The text is too large' },
  RULES_TOO_LARGE:          { status: 413, title: 'A rule set is too large, or needs too much work' },
  UNSUPPORTED_MEDIA_TYPE:   { status: 415, title: 'The media type is not supported' },
  RATE_LIMITED:             { status: 429, title: 'Too many requests' },
  INTERNAL:                 { status: 500, title: 'Something went wrong inside Sumi' },
  PRESIDIO_REFUSED:         { status: 500, title: 'The Presidio API refuses the request, as Presidio does' },
  DETECTION_FAILED:         { status: 500, title: 'Detection failed; nothing was redacted' },
  STORAGE_FAILED:           { status: 507, title: 'The store could not write; earlier data is unharmed' },
  QUEUE_FULL:               { status: 503, title: 'The detection queue is full' },
  NOT_READY:                { status: 503, title: 'Sumi is starting or stopping' },
  DATABASE_UNAVAILABLE:     { status: 503, title: 'The database cannot be reached; nothing was done' },
  DEADLINE_EXCEEDED:        { status: 504, title: 'The deadline passed before the work was done' },
  INVALID_CONFIG:           { status: 500, title: 'The configuration is not valid' },
  MODEL_INVALID:            { status: 500, title: 'The model cannot be loaded' },
  STORE_LOCKED:             { status: 500, title: 'Another process owns the data folder' },
  DATABASE_SCHEMA:          { status: 500, title: 'The database has a schema that this version of Sumi does not know' },
  STORE_CORRUPT:            { status: 500, title: 'A file of the store is damaged' },
  AUDIT_BROKEN:             { status: 500, title: 'The audit chain does not verify' }
} as const satisfies Record<string, ErrorInfo>

export type ErrorCode = keyof typeof ERRORS

/** The one error that crosses module borders. `message` is safe to show: it never holds submitted text. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode

  constructor (code: ErrorCode, message: string = ERRORS[code].title, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }

  get status (): number {
    return ERRORS[this.code].status
  }
}
