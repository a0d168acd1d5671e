// Schema of the operators a caller may choose, one branch an operator, told apart by `type`.

import { Type, type TSchema } from 'typebox'
import type { Operator, Operators, OperatorType } from '../../redaction/operator.ts'
import { Closed } from './shared.ts'

const Count = Type.Optional(Type.Integer({ minimum: 0, maximum: 100 }))

const FIELDS: Readonly<Record<OperatorType, Record<string, TSchema>>> = {
  replace: { with: Type.Optional(Type.String({ maxLength: 200, description: 'A fixed text in place of a tag like [PERSON_1]' })) },
  redact:  {},
  hide:    {},
  mask:    { char: Type.Optional(Type.String({ minLength: 1, maxLength: 2 })), keepFirst: Count, keepLast: Count },
  hash:    { key: Type.Optional(Type.String({ minLength: 16, maxLength: 200, description: 'Your own key; without it, the key of this store' })) },
  initial: {},
  domain:  {},
  year:    {},
  keep:    {}
}

const OperatorSchema = Type.Unsafe<Operator>({
  type: 'object',
  required: ['type'],
  discriminator: { propertyName: 'type' },
  oneOf: Object.entries(FIELDS).map(([type, fields]) => Closed({ type: Type.Literal(type), ...fields }))
})

export const OperatorsSchema = Type.Unsafe<Operators>({
  type: 'object',
  additionalProperties: OperatorSchema,
  maxProperties: 500,
  description: 'Entity type → operator; DEFAULT for the types not named. Without it every value becomes a tag like [PERSON_1].',
  examples: [{ DEFAULT: { type: 'replace' }, CREDIT_CARD: { type: 'mask', keepLast: 4 } }]
})
