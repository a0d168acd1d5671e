// All SQL of bulk jobs on PostgreSQL beside that of pg-boss, in pg-boss's schema. pg-boss carries the messages; what is true stands in these tables.

export const JOBS_SCHEMA = 'sumi_jobs'
/** Of the tables below; pg-boss counts its own. */
export const TABLES_VERSION = 1
/** 'sumi', 'jobs'. */
const SETUP_LOCK = '1937075561, 1785684595'

export const SETUP = {
  lock: `SELECT pg_advisory_lock(${SETUP_LOCK})`,
  unlock: `SELECT pg_advisory_unlock(${SETUP_LOCK})`,
  tables: `
    CREATE TABLE IF NOT EXISTS bulk_version (one boolean PRIMARY KEY DEFAULT true CHECK (one), version int NOT NULL);
    INSERT INTO bulk_version (version) VALUES (${TABLES_VERSION}) ON CONFLICT DO NOTHING;
    CREATE TABLE IF NOT EXISTS bulk_job (
      id text PRIMARY KEY,
      output text NOT NULL UNIQUE,
      place bigint GENERATED ALWAYS AS IDENTITY,
      record text NOT NULL,
      state text NOT NULL,
      changed_at text NOT NULL,
      error text,
      generation int NOT NULL DEFAULT 1,
      input text,
      tally text NOT NULL
    );
    CREATE TABLE IF NOT EXISTS bulk_chunk (
      job text NOT NULL REFERENCES bulk_job ON DELETE CASCADE,
      number int NOT NULL,
      chunk text NOT NULL,
      result text,
      failed int NOT NULL DEFAULT 0,
      PRIMARY KEY (job, number)
    );
    CREATE INDEX IF NOT EXISTS bulk_chunk_open ON bulk_chunk (job, number) WHERE result IS NULL;
    CREATE INDEX IF NOT EXISTS bulk_chunk_failed ON bulk_chunk (job, number) WHERE failed > 0;
    CREATE TABLE IF NOT EXISTS bulk_lease (message uuid PRIMARY KEY, worker bigint NOT NULL);`,
  version: 'SELECT version FROM bulk_version',
  /** Held by the process's own connection for as long as it lives: whoever looks for it knows. */
  alive: 'SELECT pg_advisory_lock($1::bigint)'
} as const

export const JOB = {
  insert: 'INSERT INTO bulk_job (id, output, record, state, changed_at, tally) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING',
  byId: 'SELECT * FROM bulk_job WHERE id = $1',
  byOutput: 'SELECT * FROM bulk_job WHERE output = $1',
  list: 'SELECT * FROM bulk_job ORDER BY place DESC LIMIT 1000',
  /** Chunks may refer to it meanwhile. */
  lock: 'SELECT * FROM bulk_job WHERE id = $1 FOR NO KEY UPDATE',
  setState: 'UPDATE bulk_job SET state = $2, changed_at = $3, error = $4, generation = generation + $5::int WHERE id = $1',
  setInput: 'UPDATE bulk_job SET input = $2 WHERE id = $1',
  setTally: 'UPDATE bulk_job SET tally = $2 WHERE id = $1',
  states: 'SELECT id, state, generation FROM bulk_job WHERE id = ANY($1::text[])'
} as const

export const CHUNK = {
  clear: 'DELETE FROM bulk_chunk WHERE job = $1',
  insert: 'INSERT INTO bulk_chunk (job, number, chunk) SELECT $1, number, chunk FROM unnest($2::int[], $3::text[]) AS new (number, chunk)',
  get: 'SELECT chunk, result FROM bulk_chunk WHERE job = $1 AND number = $2',
  done: 'UPDATE bulk_chunk SET result = $3, failed = $4 WHERE job = $1 AND number = $2 AND result IS NULL',
  undo: 'UPDATE bulk_chunk SET result = NULL, failed = 0 WHERE job = $1 AND number = $2',
  isOpen: 'SELECT EXISTS (SELECT FROM bulk_chunk WHERE job = $1 AND result IS NULL) AS is_open',
  open: 'SELECT number FROM bulk_chunk WHERE job = $1 AND result IS NULL AND number > $2 ORDER BY number LIMIT $3',
  page: 'SELECT chunk, result FROM bulk_chunk WHERE job = $1 AND number > $2 ORDER BY number LIMIT $3',
  failedPage: 'SELECT chunk, result FROM bulk_chunk WHERE job = $1 AND number > $2 AND failed > 0 ORDER BY number LIMIT $3'
} as const

export const LEASE = {
  take: 'INSERT INTO bulk_lease (message, worker) VALUES ($1, $2::bigint) ON CONFLICT DO NOTHING RETURNING message',
  lock: 'SELECT message FROM bulk_lease WHERE message = $1 AND worker = $2::bigint FOR UPDATE',
  drop: 'DELETE FROM bulk_lease WHERE message = $1 AND worker = $2::bigint RETURNING message',
  ofWorker: 'SELECT message FROM bulk_lease WHERE worker = $1::bigint'
} as const

/** pg-boss hands out what is due and was not started; what is given back uncounted and at once is made so. */
export const MESSAGE = {
  handBack: `
    WITH dropped AS (DELETE FROM bulk_lease WHERE message = $2 AND worker = $3::bigint RETURNING message)
    UPDATE ${JOBS_SCHEMA}.job AS message SET state = 'retry', started_on = NULL, start_after = now()
    FROM dropped WHERE message.name = $1 AND message.id = dropped.message AND message.state = 'active'`,
  /** Those whose worker is gone: nobody holds its lock, or none was named in time. pg_locks shows a 64-bit key in two halves. */
  sweep: `
    WITH gone AS (
      SELECT message.id FROM ${JOBS_SCHEMA}.job AS message LEFT JOIN bulk_lease ON bulk_lease.message = message.id
      WHERE message.name = $1 AND message.state = 'active' AND CASE
        WHEN bulk_lease.worker IS NULL THEN message.started_on < now() - interval '10 seconds'
        ELSE NOT EXISTS (
          SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND (classid::bigint << 32) | objid::bigint = bulk_lease.worker
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        ) END
      FOR UPDATE OF message SKIP LOCKED
    ), dropped AS (DELETE FROM bulk_lease USING gone WHERE bulk_lease.message = gone.id)
    UPDATE ${JOBS_SCHEMA}.job AS message SET state = 'retry', started_on = NULL, start_after = now()
    FROM gone WHERE message.name = $1 AND message.id = gone.id AND message.state = 'active' RETURNING message.id`
} as const
