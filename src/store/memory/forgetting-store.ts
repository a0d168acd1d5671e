// A store that keeps nothing: for the library and the command line without a data folder, so that their memory stays flat.

import { randomBytes } from 'node:crypto'
import { chainFact, EMPTY_CHAIN, headAfter } from '../../audit/chain.ts'
import { makeSigningKey, signerOf, type Signer } from '../../audit/signing.ts'
import { treeOver } from '../../audit/tree.ts'
import { AppError } from '../../errors.ts'
import type { LocalEngine } from '../engine.ts'
import { engineOver } from '../local-engine.ts'
import type { Store } from '../store.ts'
import { createTypedStore } from '../typed-store.ts'
import type { SealedFiles } from '../vault-files.ts'

/** Commits succeed and are forgotten; every question is answered with nothing. */
export function createForgettingStore (): Store {
  const signer = signerOf(makeSigningKey()) as Signer
  return createTypedStore(engineOver(createForgettingEngine()), { referenceKey: new Uint8Array(randomBytes(32)), signer })
}

const NO_FILES: SealedFiles = {
  async read () { return undefined }, async create () { return true }, async replace () { return false }, async remove () {}, async list () { return [] }, async count () { return 0 }, async listSettled () { return [] }
}

function createForgettingEngine (): LocalEngine {
  let head = EMPTY_CHAIN
  return {
    auditTree: treeOver(() => 0, async () => { throw new AppError('INVALID_REQUEST', 'this store keeps no audit log') }),
    async commit ({ facts }) {
      return facts.map((fact) => {
        const entry = chainFact(head, fact)
        head = headAfter(entry)
        return entry
      })
    },
    get: () => undefined,
    values: () => [],
    async listAudit () { return [] },
    vault: { keys: NO_FILES, bodies: NO_FILES, async readHeader () { return undefined }, async writeHeader () { return true } },
    async compact () {},
    async close () {}
  }
}
