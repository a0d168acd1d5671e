// Brazil: CPF and CNPJ.

import { brCnpj, brCpf } from '../../checksums-world.ts'
import { gu } from '../syntax.ts'
import { END, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const BR: readonly Recognizer[] = [
  {
    // Two check digits: one number of eleven digits in a hundred passes.
    id: 'br-cpf',
    type: 'BR_CPF',
    country: 'BR',
    trigger: 'digit',
    patterns: [
      { id: 'with marks', regex: gu`${START} [0-9]{3}\.[0-9]{3}\.[0-9]{3} [\-/\x20] [0-9]{2} ${END}`, score: 0.95 },
      { id: 'with a dash', regex: gu`${START} [0-9]{3}[\x20]?[0-9]{3}[\x20]?[0-9]{3}-[0-9]{2} ${END}`, score: 0.75 },
      { id: 'bare digits', regex: gu`${START} [0-9]{11} ${END}`, score: 0.4 }
    ],
    context: ['cpf', 'meu cpf', 'cadastro de pessoa física', 'cadastro de pessoas físicas', 'receita federal', 'contribuinte', 'brazilian tax id', 'ブラジル納税者番号'],
    antiContext: NOT_AN_ID.filter((word) => word !== 'fatura' && word !== 'pedido'),
    validate: requires(brCpf)
  },
  {
    id: 'br-cnpj',
    type: 'BR_CNPJ',
    country: 'BR',
    trigger: 'digit',
    patterns: [
      { id: 'with marks', regex: gu`${START} [0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}/[0-9A-Z]{4}-[0-9]{2} ${END}`, score: 0.95 },
      { id: 'bare digits', regex: gu`${START} [0-9]{14} ${END}`, score: 0.45 }
    ],
    context: ['cnpj', 'cadastro nacional da pessoa jurídica', 'empresa', 'razão social', 'brazilian company'],
    antiContext: NOT_AN_ID,
    validate: requires(brCnpj)
  }
]
