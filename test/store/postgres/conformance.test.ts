import { afterAll, beforeAll, describe } from 'vitest'
import { openPostgresStore } from '../../../src/store/postgres/open.ts'
import { describeStore } from '../conformance.ts'
import { NEEDS_POSTGRES, openSealer, POSTGRES, startPostgres, type TestPostgres } from '../../helpers/postgres.ts'

describe.skipIf(POSTGRES === undefined)(`PostgreSQL${NEEDS_POSTGRES}`, () => {
  let postgres: TestPostgres
  beforeAll(async () => { postgres = await startPostgres() })
  afterAll(async () => { await postgres.end() })

  describeStore('PostgreSQL', async () => await openPostgresStore({ url: postgres.url, schema: await postgres.newSchema(), poolSize: 3, sealer: async () => openSealer }))
})
