import { startPostgres } from '/work/main/test/helpers/postgres.ts'
const pg = await startPostgres()
console.log(await pg.newDatabase())
setTimeout(async () => { await pg.end(); process.exit(0) }, Number(process.argv[2] ?? 60) * 1000)
