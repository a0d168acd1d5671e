// Every setting of the server in one schema. The only reader of process.env.

import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { envSchema } from 'env-schema'
import { Type, type Static } from 'typebox'
import { AppError } from './errors.ts'
import { PACKAGE_ROOT } from './package.ts'

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

export interface Config {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Absolute path. */
  readonly dataDir: string
  /** The PostgreSQL database that keeps everything instead of the data folder; undefined: the data folder does. */
  readonly database: DatabaseConfig | undefined
  /** The first admin's API key; undefined: one is made at the first start. */
  readonly adminKey: string | undefined
  /** Master key of stored conversations: absolute path of its file, or the key in base64; neither: `master.key` in the data folder. */
  readonly masterKeyFile: string | undefined
  readonly masterKey: string | undefined
  /** Masking policy, absolute path; undefined: the one that an admin put through the API, or else the shipped one. */
  readonly maskingPolicyFile: string | undefined
  /** Reveals of original values an hour for one API key. */
  readonly revealsPerHour: number
  /** When the retention policies run: a cron pattern in UTC, or 'off'. */
  readonly retentionCron: string
  /** Users' rules, absolute path; undefined: those that an admin put through the API. */
  readonly rulesFile: string | undefined
  /** Where bulk jobs read and write, absolute paths; undefined: the server takes none. */
  readonly jobsInput: string | undefined
  readonly jobsOutput: string | undefined
  /** Absolute path. */
  readonly modelDir: string
  readonly workers: number
  /** Calls that may wait for a worker; more are answered QUEUE_FULL. */
  readonly maxQueue: number
  readonly bodyLimitBytes: number
  /** UTF-16 code units over all messages of one conversation. */
  readonly maxTextChars: number
  readonly maxMessages: number
  /** Milliseconds from the arrival of a request; also the most that a caller may ask for. */
  readonly deadlineMs: number
  /** Requests a minute for one API key; 0: no limit. */
  readonly rateLimitPerMinute: number
  readonly logLevel: LogLevel
  /** Presidio's analyzer at the root of this port; undefined: not. 0: any free port. */
  readonly presidioAnalyzerPort: number | undefined
  readonly presidioAnonymizerPort: number | undefined
  /** Presidio's API lets in who sends no API key, as role service. */
  readonly presidioOpen: boolean
}

export interface DatabaseConfig {
  /** Holds a password: never logged. */
  readonly url: string
  readonly poolSize: number
  readonly statementTimeoutMs: number
  readonly tls: 'auto' | 'off' | 'require' | 'verify'
  /** Absolute path. */
  readonly caFile: string | undefined
}

export interface Setting {
  readonly name: string
  /** Completes the sentence "NAME must be …". */
  readonly description: string
  /** undefined: no default. */
  readonly default: unknown
}

/** Each `description` completes the sentence "NAME must be …". */
const SCHEMA = Type.Object({
  SUMI_HOST: Type.String({ default: '127.0.0.1', minLength: 1, pattern: '^\\S+$', description: 'a host name or an IP address' }),
  SUMI_PORT: wholeNumber(0, 65_535, 8787),
  SUMI_DATA_DIR: Type.String({ default: './data', minLength: 1, description: 'the path of a folder' }),
  SUMI_DATABASE_URL: Type.Optional(Type.String({ pattern: '^postgres(?:ql)?://[^\\s/]*/[^\\s/]+$', description: 'like postgres://user:password@host:5432/database: everything is kept in this PostgreSQL instead of SUMI_DATA_DIR, docs/postgres.md' })),
  SUMI_DATABASE_POOL: wholeNumber(2, 1_000, 10),
  SUMI_DATABASE_TIMEOUT_MS: wholeNumber(100, 3_600_000, 30_000),
  SUMI_DATABASE_TLS: Type.Enum(['auto', 'off', 'require', 'verify'], { default: 'auto', description: 'auto, off, require or verify; auto: off for a database on this machine, verify for any other' }),
  SUMI_DATABASE_CA_FILE: Type.Optional(Type.String({ minLength: 1, description: 'the path of a file with the certificates (PEM) that SUMI_DATABASE_TLS=verify believes; those of the system where absent' })),
  SUMI_ADMIN_KEY: Type.Optional(Type.String({ pattern: '^sumi_[A-Za-z0-9_.~+/=-]{27,251}$', description: 'sumi_ and then letters, digits or _.~+/=-, 32 to 256 characters in all' })),
  SUMI_MASTER_KEY_FILE: Type.Optional(Type.String({ minLength: 1, description: 'the path of a file with 32 bytes in base64, the master key of stored conversations, and in lines of their own further keys that it is rotated to; master.key in SUMI_DATA_DIR where absent' })),
  SUMI_MASTER_KEY: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9+/_-]{43}=?(?:,[A-Za-z0-9+/_-]{43}=?){0,3}$', description: '32 bytes in base64, instead of SUMI_MASTER_KEY_FILE; further keys after commas' })),
  SUMI_MASKING_POLICY_FILE: Type.Optional(Type.String({ minLength: 1, description: 'the path of a file with a masking policy, docs/conversations.md' })),
  SUMI_REVEALS_PER_HOUR: wholeNumber(0, 1_000_000, 30),
  SUMI_RETENTION_CRON: Type.String({ default: '0 * * * *', pattern: '^(?:off|\\S+(?: +\\S+){4})$', description: 'a cron pattern of five fields, in UTC, or off: when the retention policies run' }),
  SUMI_RULES_FILE: Type.Optional(Type.String({ minLength: 1, description: 'the path of a file with rules of your own, docs/rules.md' })),
  SUMI_JOBS_INPUT: Type.Optional(Type.String({ minLength: 1, description: 'the path of a folder: bulk jobs read below it and nowhere else, docs/jobs.md' })),
  SUMI_JOBS_OUTPUT: Type.Optional(Type.String({ minLength: 1, description: 'the path of a folder: bulk jobs write into new folders in it and nowhere else' })),
  SUMI_MODEL_DIR: Type.String({ default: join(PACKAGE_ROOT, 'models', 'sumi-ner'), minLength: 1, description: 'the path of a folder' }),
  SUMI_WORKERS: wholeNumber(1, 256, availableParallelism()),
  SUMI_MAX_QUEUE: wholeNumber(1, 100_000, 1_000),
  SUMI_BODY_LIMIT_BYTES: wholeNumber(1024, 100 * 1024 * 1024, 4 * 1024 * 1024),
  SUMI_MAX_TEXT_CHARS: wholeNumber(1, 50_000_000, 1_000_000),
  SUMI_MAX_MESSAGES: wholeNumber(1, 1_000_000, 5_000),
  SUMI_DEADLINE_MS: wholeNumber(1, 3_600_000, 30_000),
  SUMI_RATE_LIMIT_PER_MINUTE: wholeNumber(0, 10_000_000, 6_000),
  SUMI_LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { default: 'info', description: 'fatal, error, warn, info, debug, trace or silent' }),
  SUMI_PRESIDIO_ANALYZER_PORT: Type.Optional(Type.Integer({ minimum: 0, maximum: 65_535, description: 'a whole number from 0 to 65535' })),
  SUMI_PRESIDIO_ANONYMIZER_PORT: Type.Optional(Type.Integer({ minimum: 0, maximum: 65_535, description: 'a whole number from 0 to 65535' })),
  SUMI_PRESIDIO_OPEN: Type.Boolean({ default: false, description: 'true or false, and false unless SUMI_HOST is a loopback address' })
})

/** Addresses that only this machine reaches. Source: RFC 6890, RFC 6761 §6.3. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i

/**
 * Reads the settings from environment variables.
 * @throws AppError INVALID_CONFIG: one sentence that names the setting, never its value.
 */
export function readConfig (env: Readonly<NodeJS.ProcessEnv> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('SUMI_')))
  refuseUnknown(Object.keys(given))
  const values = parse(given)
  if (values.SUMI_MASTER_KEY_FILE !== undefined && values.SUMI_MASTER_KEY !== undefined) throw new AppError('INVALID_CONFIG', 'set SUMI_MASTER_KEY_FILE or SUMI_MASTER_KEY, not both')
  if (values.SUMI_PRESIDIO_OPEN && !LOOPBACK.test(values.SUMI_HOST)) throw wrongSetting('SUMI_PRESIDIO_OPEN')
  return {
    host: values.SUMI_HOST,
    port: values.SUMI_PORT,
    dataDir: resolve(values.SUMI_DATA_DIR),
    database: values.SUMI_DATABASE_URL === undefined
      ? undefined
      : {
          url: values.SUMI_DATABASE_URL,
          poolSize: values.SUMI_DATABASE_POOL,
          statementTimeoutMs: values.SUMI_DATABASE_TIMEOUT_MS,
          tls: values.SUMI_DATABASE_TLS,
          caFile: values.SUMI_DATABASE_CA_FILE === undefined ? undefined : resolve(values.SUMI_DATABASE_CA_FILE)
        },
    adminKey: values.SUMI_ADMIN_KEY,
    masterKeyFile: values.SUMI_MASTER_KEY_FILE === undefined ? undefined : resolve(values.SUMI_MASTER_KEY_FILE),
    masterKey: values.SUMI_MASTER_KEY,
    maskingPolicyFile: values.SUMI_MASKING_POLICY_FILE === undefined ? undefined : resolve(values.SUMI_MASKING_POLICY_FILE),
    revealsPerHour: values.SUMI_REVEALS_PER_HOUR,
    retentionCron: values.SUMI_RETENTION_CRON,
    rulesFile: values.SUMI_RULES_FILE === undefined ? undefined : resolve(values.SUMI_RULES_FILE),
    jobsInput: values.SUMI_JOBS_INPUT === undefined ? undefined : resolve(values.SUMI_JOBS_INPUT),
    jobsOutput: values.SUMI_JOBS_OUTPUT === undefined ? undefined : resolve(values.SUMI_JOBS_OUTPUT),
    modelDir: resolve(values.SUMI_MODEL_DIR),
    workers: values.SUMI_WORKERS,
    maxQueue: values.SUMI_MAX_QUEUE,
    bodyLimitBytes: values.SUMI_BODY_LIMIT_BYTES,
    maxTextChars: values.SUMI_MAX_TEXT_CHARS,
    maxMessages: values.SUMI_MAX_MESSAGES,
    deadlineMs: values.SUMI_DEADLINE_MS,
    rateLimitPerMinute: values.SUMI_RATE_LIMIT_PER_MINUTE,
    logLevel: values.SUMI_LOG_LEVEL,
    presidioAnalyzerPort: values.SUMI_PRESIDIO_ANALYZER_PORT,
    presidioAnonymizerPort: values.SUMI_PRESIDIO_ANONYMIZER_PORT,
    presidioOpen: values.SUMI_PRESIDIO_OPEN
  }
}

/** Every setting with its meaning and default, for the help text and the documentation. */
export const SETTINGS: readonly Setting[] = Object.entries(SCHEMA.properties).map(([name, schema]) => {
  const { description = '', default: fallback } = schema as unknown as { readonly description?: string, readonly default?: unknown }
  return { name, description, default: fallback }
})

function wholeNumber (minimum: number, maximum: number, fallback: number) {
  return Type.Integer({ minimum, maximum, default: fallback, description: `a whole number from ${minimum} to ${maximum}` })
}

/** A misspelt setting that is silently ignored would run Sumi with a value that nobody chose. */
function refuseUnknown (names: readonly string[]): void {
  const unknown = names.find((name) => !Object.hasOwn(SCHEMA.properties, name))
  if (unknown === undefined) return
  throw new AppError('INVALID_CONFIG', `${unknown} is not a setting of Sumi; the settings are ${Object.keys(SCHEMA.properties).join(', ')}`)
}

function parse (given: Readonly<NodeJS.ProcessEnv>): Static<typeof SCHEMA> {
  // env-schema turns strings into numbers; spaces and forms like 0x10 would become numbers that nobody meant.
  for (const [name, value] of Object.entries(given)) if (value !== value?.trim() || /^[-+]?0x/i.test(value ?? '')) throw wrongSetting(name)
  try {
    return envSchema<Static<typeof SCHEMA>>({ schema: SCHEMA, data: given, env: false })
  } catch (error) {
    throw wrongSetting(faultyNames(error)[0] ?? 'a setting')
  }
}

function wrongSetting (name: string): AppError {
  const description = SETTINGS.find((setting) => setting.name === name)?.description ?? 'another value'
  return new AppError('INVALID_CONFIG', `${name} must be ${description}`)
}

/** The settings that Ajv complained of, from paths like '/SUMI_PORT'. */
function faultyNames (error: unknown): readonly string[] {
  if (!(error instanceof Error && 'errors' in error && Array.isArray(error.errors))) return []
  return error.errors.map(({ instancePath }: { instancePath: string }) => instancePath.slice(1))
}
