// All SQL of the PostgreSQL store: the schema as numbered migrations, and every statement. Tables are found by the search path, which is the schema.

/** The schema, step by step: the version of a database is the number of steps that were done. A step that was released never changes. */
export const MIGRATIONS: readonly string[] = [
  `
  -- Names of conversations and labels are JSON strings without their quotes: PostgreSQL's text cannot hold U+0000 or half a surrogate pair.
  CREATE TABLE records (
    collection text NOT NULL,
    key_hash bytea NOT NULL,
    record text NOT NULL,
    created_ms bigint,
    expires_ms bigint,
    PRIMARY KEY (collection, key_hash)
  );
  CREATE INDEX records_created ON records (created_ms) WHERE collection = 'retention';
  CREATE INDEX records_expires ON records (expires_ms) WHERE collection = 'retention' AND expires_ms IS NOT NULL;

  CREATE TABLE conversations (
    key text COLLATE "C" PRIMARY KEY,
    created_ms bigint NOT NULL,
    channel text,
    tags text[] NOT NULL,
    subjects text[] NOT NULL,
    terms text[] NOT NULL,
    record text NOT NULL
  );
  CREATE INDEX conversations_created ON conversations (created_ms, key);
  CREATE INDEX conversations_subjects ON conversations USING gin (subjects);
  CREATE INDEX conversations_terms ON conversations USING gin (terms);

  -- hashes: that of the leaf, then those of the perfect subtrees that end with it, 32 bytes each.
  CREATE TABLE audit (
    seq bigint PRIMARY KEY,
    line text NOT NULL,
    hashes bytea NOT NULL,
    at_ms bigint NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    reference text
  );
  CREATE INDEX audit_action ON audit (action, seq);
  CREATE INDEX audit_actor ON audit (actor, seq);
  CREATE INDEX audit_reference ON audit (reference, seq) WHERE reference IS NOT NULL;
  CREATE INDEX audit_at ON audit USING brin (at_ms);
  CREATE TABLE audit_head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    size bigint NOT NULL,
    hash text NOT NULL,
    frontier bytea NOT NULL
  );
  INSERT INTO audit_head (size, hash, frontier) VALUES (0, repeat('0', 64), '');

  CREATE TABLE vault_keys (name text PRIMARY KEY, bytes bytea NOT NULL, written_at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE vault_bodies (name text PRIMARY KEY, bytes bytea NOT NULL, written_at timestamptz NOT NULL DEFAULT now());
  ALTER TABLE vault_bodies ALTER COLUMN bytes SET STORAGE EXTERNAL;
  CREATE TABLE secrets (name text PRIMARY KEY, bytes bytea NOT NULL);
  CREATE TABLE spent (name text NOT NULL, at_ms bigint NOT NULL);
  CREATE INDEX spent_name ON spent (name, at_ms);
  `,
  `
  -- What the planner samples of a column outlives its rows: nothing is sampled of columns that nobody searches. The change of type is none; it drops what was sampled.
  ALTER TABLE records ALTER COLUMN record TYPE text;
  ALTER TABLE records ALTER COLUMN record SET STATISTICS 0, ALTER COLUMN key_hash SET STATISTICS 0;
  ALTER TABLE conversations ALTER COLUMN record TYPE text;
  ALTER TABLE conversations ALTER COLUMN record SET STATISTICS 0;
  ALTER TABLE vault_keys ALTER COLUMN bytes TYPE bytea;
  ALTER TABLE vault_keys ALTER COLUMN bytes SET STATISTICS 0;
  ALTER TABLE vault_bodies ALTER COLUMN bytes SET STATISTICS 0;

  -- Windows of shared limits. Lost in a crash of the database, and then counted anew: so that no place waits for a disk.
  CREATE UNLOGGED TABLE windows (name text PRIMARY KEY, ends_ms bigint NOT NULL, taken int NOT NULL, granted int NOT NULL) WITH (fillfactor = 50);

  -- A wrapped key is written only under the header that it was wrapped by. Whoever changes the header waits for those who write, and they for
  -- him; in plpgsql each statement sees what was committed before it began, also while it waited for the lock.
  CREATE FUNCTION is_header (header bytea) RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    RETURN EXISTS (SELECT FROM secrets WHERE name = 'vault header' AND sha256(bytes) = header);
  END $$;
  CREATE FUNCTION create_key (key_name text, key_bytes bytea, header bytea, header_lock bigint) RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(header_lock);
    IF NOT is_header(header) THEN RETURN false; END IF;
    INSERT INTO vault_keys (name, bytes) VALUES (key_name, key_bytes);
    RETURN true;
  END $$;
  CREATE FUNCTION replace_key (key_name text, key_bytes bytea, header bytea, header_lock bigint) RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(header_lock);
    IF NOT is_header(header) THEN RETURN false; END IF;
    UPDATE vault_keys SET bytes = key_bytes WHERE name = key_name;
    RETURN FOUND;
  END $$;
  CREATE FUNCTION replace_header (header_bytes bytea, header bytea, header_lock bigint) RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(header_lock);
    IF NOT is_header(header) THEN RETURN false; END IF;
    UPDATE secrets SET bytes = header_bytes WHERE name = 'vault header';
    RETURN true;
  END $$;
  `
]

/** Names of advisory locks; `lock-key.ts` makes the keys. */
export const LOCK = { start: 'start', audit: 'audit', lead: 'lead', fence: 'fence', header: 'vault header' } as const

export const SCHEMA = {
  /** $1: schema. */
  version: 'SELECT has_schema_privilege(schemaname, \'USAGE\') AS may_use FROM pg_tables WHERE schemaname = $1 AND tablename = \'schema_version\'',
  read: 'SELECT version FROM schema_version',
  begin: (schema: string) => `CREATE SCHEMA IF NOT EXISTS "${schema}"; CREATE TABLE IF NOT EXISTS "${schema}".schema_version (one boolean PRIMARY KEY DEFAULT true CHECK (one), version int NOT NULL)`,
  write: 'INSERT INTO schema_version (version) VALUES ($1) ON CONFLICT (one) DO UPDATE SET version = EXCLUDED.version',
  lock: 'SELECT pg_advisory_xact_lock($1::bigint)',
  settings: 'SELECT current_setting(\'transaction_read_only\') AS read_only, pg_is_in_recovery() AS is_standby, current_setting(\'server_version_num\')::int AS server, current_setting(\'server_encoding\') AS encoding'
} as const

export const COMMIT = {
  /** One round trip: the sequencer's lock, then the head as it is under it. */
  begin: (fences: readonly string[], auditKey: string | undefined) => [
    'BEGIN',
    // Another session of this process holds each fence as long as its turns hold. To get one means that it is gone.
    `SELECT ${fences.length === 0 ? 'false' : fences.map((fence) => `pg_try_advisory_xact_lock(${BigInt(fence)})`).join(' OR ')} AS is_lost, pg_current_xact_id()::text AS xid`,
    ...auditKey === undefined ? [] : [`SELECT pg_advisory_xact_lock(${BigInt(auditKey)})`, 'SELECT size::text, hash, frontier FROM audit_head']
  ].join('; '),
  putRecords: `
    INSERT INTO records SELECT * FROM json_to_recordset($1) AS new (collection text, key_hash bytea, record text, created_ms bigint, expires_ms bigint)
    ON CONFLICT (collection, key_hash) DO UPDATE SET record = EXCLUDED.record, created_ms = EXCLUDED.created_ms, expires_ms = EXCLUDED.expires_ms`,
  deleteRecords: 'DELETE FROM records USING json_to_recordset($1) AS old (collection text, key_hash bytea) WHERE records.collection = old.collection AND records.key_hash = old.key_hash',
  putConversations: `
    INSERT INTO conversations SELECT * FROM json_to_recordset($1) AS new (key text, created_ms bigint, channel text, tags text[], subjects text[], terms text[], record text)
    ON CONFLICT (key) DO UPDATE SET created_ms = EXCLUDED.created_ms, channel = EXCLUDED.channel, tags = EXCLUDED.tags, subjects = EXCLUDED.subjects, terms = EXCLUDED.terms, record = EXCLUDED.record`,
  deleteConversations: 'DELETE FROM conversations WHERE key = ANY($1::text[])',
  putAudit: 'INSERT INTO audit SELECT * FROM unnest($1::bigint[], $2::text[], $3::bytea[], $4::bigint[], $5::text[], $6::text[], $7::text[])',
  head: 'UPDATE audit_head SET size = $1::bigint, hash = $2, frontier = $3',
  notify: 'SELECT pg_notify($1, $2)',
  end: 'COMMIT',
  undo: 'ROLLBACK',
  outcome: 'SELECT pg_xact_status($1::xid8) AS status'
} as const

export const READ = {
  get: 'SELECT record FROM records WHERE collection = $1 AND key_hash = $2',
  values: 'SELECT record FROM records WHERE collection = $1',
  /** $1: key hashes or null; $2: expires by; $3: created before. */
  retention: `
    SELECT record FROM records WHERE collection = 'retention' AND ($1::bytea[] IS NULL OR key_hash = ANY($1))
    AND ($2::bigint IS NULL OR expires_ms <= $2) AND ($3::bigint IS NULL OR created_ms < $3)`,
  conversation: 'SELECT record FROM conversations WHERE key = $1',
  conversations: (conditions: readonly string[]) => `SELECT record FROM conversations WHERE ${['true', ...conditions].join(' AND ')} ORDER BY created_ms, key LIMIT`,
  audit: (conditions: readonly string[]) => `SELECT line FROM audit WHERE ${conditions.join(' AND ')} ORDER BY seq LIMIT`,
  treeNode: 'SELECT substring(hashes FROM $2 FOR 32) AS hash FROM audit WHERE seq = $1',
  auditSize: 'SELECT size::text FROM audit_head',
  auditLast: 'SELECT (SELECT size FROM audit_head)::text AS size, (SELECT coalesce(max(seq) + 1, 0) FROM audit)::text AS entries'
} as const

export const VAULT = {
  read: (table: string) => `SELECT bytes FROM ${table} WHERE name = $1`,
  create: (table: string) => `INSERT INTO ${table} (name, bytes) VALUES ($1, $2)`,
  replace: (table: string) => `UPDATE ${table} SET bytes = $2 WHERE name = $1`,
  remove: (table: string) => `DELETE FROM ${table} WHERE name = ANY($1::text[])`,
  /** $3: the header of the vault, as SHA-256. */
  createKey: 'SELECT FROM create_key($1, $2, $3, $4) AS is_done WHERE is_done',
  replaceKey: 'SELECT FROM replace_key($1, $2, $3, $4) AS is_done WHERE is_done',
  /** Told to all. */
  replaceHeader: 'SELECT pg_notify($4, $5) FROM replace_header($1, $2, $3) AS is_done WHERE is_done',
  list: (table: string) => `SELECT name FROM ${table}`,
  /** $1: bytes that others begin with. */
  listBut: (table: string) => `SELECT name FROM ${table} WHERE substring(bytes FROM 1 FOR length($1::bytea)) <> $1`,
  count: (table: string) => `SELECT count(*)::int AS count FROM ${table}`,
  countBut: (table: string) => `SELECT count(*)::int AS count FROM ${table} WHERE substring(bytes FROM 1 FOR length($1::bytea)) <> $1`,
  listSettled: (table: string) => `SELECT name FROM ${table} WHERE written_at < now() - interval '1 hour'`,
  readSecret: 'SELECT bytes FROM secrets WHERE name = $1',
  removeSecret: 'DELETE FROM secrets WHERE name = $1',
  writeSecret: 'INSERT INTO secrets (name, bytes) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET bytes = EXCLUDED.bytes',
  /** Also those of the indexes. The search tokens of a conversation stand in an index until it is vacuumed. */
  compact: 'VACUUM records, conversations, vault_keys, vault_bodies',
  noTimeout: 'SET statement_timeout = 0',
  usualTimeout: 'RESET statement_timeout'
} as const

export const TOGETHER = {
  listen: (channel: string) => `LISTEN "${channel}"`,
  tryLocks: 'SELECT array_agg(pg_try_advisory_lock(key) ORDER BY place) AS locked FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (key, place)',
  unlock: 'SELECT pg_advisory_unlock(key) FROM unnest($1::bigint[]) AS held (key)',
  others: 'SELECT count(*)::int AS others FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database() AND pid <> pg_backend_pid()',
  forgetSpent: 'DELETE FROM spent WHERE name = $1 AND at_ms <= $2',
  readSpent: 'SELECT at_ms::text FROM spent WHERE name = $1 ORDER BY at_ms DESC LIMIT $2',
  spend: 'INSERT INTO spent (name, at_ms) VALUES ($1, $2)',
  /** $1: name; $2: milliseconds; $3: most; $4: needed; $5: reserve. By the clock of the database alone. */
  share: `
    WITH asked AS (SELECT (extract(epoch FROM now()) * 1000)::bigint AS now_ms, least($3::int, greatest($4::int, least($5::int, $3::int / 20))) AS first)
    INSERT INTO windows AS w (name, ends_ms, taken, granted) SELECT $1, now_ms + $2::bigint, first, first FROM asked
    ON CONFLICT (name) DO UPDATE SET (ends_ms, taken, granted) = (
      SELECT CASE WHEN is_open THEN w.ends_ms ELSE EXCLUDED.ends_ms END, CASE WHEN is_open THEN w.taken + next ELSE EXCLUDED.taken END, CASE WHEN is_open THEN next ELSE EXCLUDED.granted END
      FROM (SELECT w.ends_ms > EXCLUDED.ends_ms - $2::bigint AS is_open, greatest(0, least($3::int - w.taken, greatest($4::int, least($5::int, ($3::int - w.taken) / 20)))) AS next) AS share
    )
    RETURNING granted, taken, ends_ms - (extract(epoch FROM now()) * 1000)::bigint AS ends_in_ms`,
  forgetWindows: 'DELETE FROM windows WHERE ends_ms < (extract(epoch FROM now()) * 1000)::bigint'
} as const
