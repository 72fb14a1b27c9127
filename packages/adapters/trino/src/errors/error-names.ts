export interface Classification {
  readonly code: string
  readonly hint?: string
}

const lostWorker =
  'A worker went away while it worked; the relation is as it was. `retry` continues; if it comes again, see the worker’s log for an OutOfMemoryError.'
const memory =
  'Lower `threads` in profiles.yml, give workers more memory (query.max-memory-per-node and the heap), or add workers.'
const noWorker =
  'The coordinator has no worker to give it to: start one, or see `select * from system.runtime.nodes`.'
const busy = 'The server takes no more statements now: run again later, or lower `threads`.'

/** Trino's name of an error → what it means to a user. */
const byName: Readonly<Record<string, Classification>> = {
  SYNTAX_ERROR: { code: 'invalid-sql' },
  TABLE_NOT_FOUND: { code: 'missing-relation' },
  SCHEMA_NOT_FOUND: { code: 'missing-relation', hint: 'The schema does not exist.' },
  CATALOG_NOT_FOUND: {
    code: 'missing-database',
    hint: 'Correct `database` in profiles.yml; `show catalogs` lists those of the server.',
  },
  COLUMN_NOT_FOUND: { code: 'binding-failed' },
  FUNCTION_NOT_FOUND: { code: 'binding-failed' },
  TYPE_NOT_FOUND: { code: 'binding-failed' },
  TYPE_MISMATCH: { code: 'binding-failed', hint: 'Trino casts nothing by itself: cast one side.' },
  AMBIGUOUS_NAME: { code: 'binding-failed' },
  EXPRESSION_NOT_AGGREGATE: { code: 'binding-failed' },
  EXPRESSION_NOT_IN_DISTINCT: { code: 'binding-failed' },
  MISMATCHED_COLUMN_ALIASES: { code: 'binding-failed' },
  INVALID_COLUMN_REFERENCE: { code: 'binding-failed' },
  INVALID_CAST_ARGUMENT: { code: 'conversion-failed', hint: 'try_cast gives null instead.' },
  INVALID_FUNCTION_ARGUMENT: { code: 'conversion-failed' },
  INVALID_LITERAL: { code: 'conversion-failed' },
  NUMERIC_VALUE_OUT_OF_RANGE: { code: 'conversion-failed' },
  DIVISION_BY_ZERO: { code: 'query-failed', hint: 'Divide by nullif(…, 0) to get null instead.' },
  TABLE_ALREADY_EXISTS: { code: 'relation-exists' },
  SCHEMA_ALREADY_EXISTS: { code: 'relation-exists' },
  ALREADY_EXISTS: { code: 'relation-exists' },
  CONSTRAINT_VIOLATION: { code: 'constraint-violated' },
  MERGE_TARGET_ROW_MULTIPLE_MATCHES: {
    code: 'constraint-violated',
    hint: 'The query gives a key of `unique_key` more than once: keep one row of each.',
  },
  PERMISSION_DENIED: {
    code: 'permission-denied',
    hint: 'Ask for the right, or set `roles` in profiles.yml.',
  },
  NOT_SUPPORTED: { code: 'unsupported-by-database' },
  ICEBERG_COMMIT_ERROR: {
    code: 'write-conflict',
    hint: 'Other statements changed the same table at once, again and again; run again when they are done.',
  },
  TRANSACTION_CONFLICT: { code: 'write-conflict', hint: 'Run again.' },
  USER_CANCELED: { code: 'query-cancelled' },
  ADMINISTRATIVELY_KILLED: { code: 'query-failed', hint: 'An administrator of the server ended it.' },
  ADMINISTRATIVELY_PREEMPTED: { code: 'query-failed', hint: 'The server gave its place to another one.' },
  EXCEEDED_TIME_LIMIT: {
    code: 'query-timeout',
    hint: 'Raise query.max-run-time, for one profile under `session_properties: {query_max_run_time: 2h}`.',
  },
  ABANDONED_QUERY: { code: 'connection-lost' },
  EXCEEDED_LOCAL_MEMORY_LIMIT: { code: 'out-of-memory', hint: memory },
  EXCEEDED_GLOBAL_MEMORY_LIMIT: { code: 'out-of-memory', hint: memory },
  CLUSTER_OUT_OF_MEMORY: { code: 'out-of-memory', hint: memory },
  EXCEEDED_SPILL_LIMIT: { code: 'disk-full', hint: 'Raise the spill limits of the server.' },
  NO_NODES_AVAILABLE: { code: 'no-worker', hint: noWorker },
  GENERIC_INSUFFICIENT_RESOURCES: { code: 'no-worker', hint: noWorker },
  NODE_NOT_FOUND: { code: 'worker-lost', hint: lostWorker },
  REMOTE_HOST_GONE: { code: 'worker-lost', hint: lostWorker },
  REMOTE_TASK_ERROR: { code: 'worker-lost', hint: lostWorker },
  REMOTE_TASK_MISMATCH: { code: 'worker-lost', hint: lostWorker },
  REMOTE_TASK_FAILED: { code: 'worker-lost', hint: lostWorker },
  PAGE_TRANSPORT_ERROR: { code: 'worker-lost', hint: lostWorker },
  PAGE_TRANSPORT_TIMEOUT: { code: 'worker-lost', hint: lostWorker },
  TOO_MANY_REQUESTS_FAILED: { code: 'worker-lost', hint: lostWorker },
  QUERY_QUEUE_FULL: { code: 'too-many-connections', hint: busy },
  SERVER_STARTING_UP: { code: 'server-not-ready', hint: 'Run again in half a minute.' },
  SERVER_SHUTTING_DOWN: { code: 'server-not-ready', hint: 'Run again when it is up.' },
  QUERY_TEXT_TOO_LARGE: { code: 'query-too-large', hint: 'Raise query.max-length of the server.' },
  QUERY_HAS_TOO_MANY_STAGES: {
    code: 'query-too-large',
    hint: 'Build one of the views it reads as a table: a view counts with all that it reads.',
  },
  STACK_OVERFLOW: {
    code: 'query-too-large',
    hint: 'Build one of the views it reads as a table: a view counts with all that it reads.',
  },
}

const byType: Readonly<Record<string, Classification>> = {
  USER_ERROR: { code: 'query-failed' },
  INSUFFICIENT_RESOURCES: { code: 'out-of-resources' },
  EXTERNAL: { code: 'io-failed', hint: 'The storage or the metastore of the catalog did not do its part.' },
  INTERNAL_ERROR: { code: 'query-failed' },
}

export function classify(name: string, type: string): Classification {
  return byName[name] ?? byType[type] ?? { code: 'query-failed' }
}
