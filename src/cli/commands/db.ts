// `sumi db migrate | import | export`: the PostgreSQL database of SUMI_DATABASE_URL. docs/postgres.md.

import { resolve } from 'node:path'
import { Command } from 'commander'
import { systemClock } from '../../clock.ts'
import { readConfig, type DatabaseConfig } from '../../config.ts'
import { AppError } from '../../errors.ts'
import { exportRecords, importRecords, type Move, type Moved } from '../../privacy/move-records.ts'
import { migrate } from '../../store/postgres/migrate.ts'
import { DEFAULT_SCHEMA, openPostgres } from '../../store/postgres/pool.ts'

interface FolderOption { readonly dataDir: string }

const FOLDER = ['--data-dir <folder>', 'the data folder'] as const

export function dbCommand (): Command {
  const db = new Command('db').description('the PostgreSQL database of SUMI_DATABASE_URL: tables, and moving a data folder in and out')
  db.command('migrate')
    .description('make the tables of Sumi, or bring them up to date; stop the servers before')
    .action(async () => {
      const database = databaseOf()
      const pool = await openPostgres(database.url, database)
      try {
        const { from, to } = await migrate(pool, DEFAULT_SCHEMA)
        process.stdout.write(from === to ? `the schema is up to date: version ${to}\n` : `schema version ${from} → ${to}\n`)
      } finally {
        await pool.end()
      }
    })
  db.command('import')
    .description('move a data folder into the database; run it again if it was interrupted')
    .requiredOption(...FOLDER)
    .action(async ({ dataDir }: FolderOption) => { tell(await importRecords(moveOf(dataDir))) })
  db.command('export')
    .description('move the database into a new data folder; run it again if it was interrupted')
    .requiredOption(...FOLDER)
    .action(async ({ dataDir }: FolderOption) => { tell(await exportRecords(moveOf(dataDir))) })
  return db
}

function databaseOf (): DatabaseConfig {
  const { database } = readConfig()
  if (database === undefined) throw new AppError('INVALID_CONFIG', 'set SUMI_DATABASE_URL')
  return database
}

function moveOf (dataDir: string): Move {
  const { masterKeyFile: file, masterKey: value } = readConfig()
  return { dataDir: resolve(dataDir), database: databaseOf(), masterKey: { file, value }, clock: systemClock }
}

function tell ({ records, bodies, auditSize, root, compared }: Moved): void {
  const counts = Object.entries(records).filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`)
  process.stdout.write(`${[...counts, `bodies ${bodies}`, `audit entries ${auditSize}`].join(', ')}\nthe audit logs have the same root ${root}; ${compared} conversations were opened in both places and are the same\n`)
}
