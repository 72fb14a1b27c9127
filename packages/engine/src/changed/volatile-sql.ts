import type { SqlToken } from './sql-tokens.ts'

/** What gives another value at another time, with or without parentheses behind it. */
const VOLATILE_WORDS: ReadonlySet<string> = new Set([
  'current_date',
  'current_time',
  'current_timestamp',
  'localtime',
  'localtimestamp',
  'sysdate',
  'tablesample',
  'current_user',
  'session_user',
  'current_role',
])

const VOLATILE_FUNCTIONS: ReadonlySet<string> = new Set(
  `now today getdate age clock_timestamp statement_timestamp transaction_timestamp  timeofday get_current_timestamp get_current_time sysdatetime getutcdate unix_timestamp  random rand randn setseed uuid uuidv4 uuidv7 gen_random_uuid newid uuid_generate_v1 uuid_generate_v4 gen_random_bytes random_normal uniform shuffle nextval currval lastval txid_current pg_current_xact_id pg_backend_pid getenv getvariable current_setting current_query current_schema current_schemas  current_database current_catalog in_search_path version inet_client_addr query query_table   pg_read_file pg_read_binary_file dblink read_text read_blob glob getcurrentconnection `.split(
    ' ',
  ),
)

/** The names in an SQL text that make its result depend on more than what it reads. */
export function volatileNames(tokens: readonly SqlToken[]): readonly string[] {
  const found = new Set<string>()
  tokens.forEach(({ kind, value }, index) => {
    if (kind !== 'word') return
    const next = tokens[index + 1]?.value
    if (tokens[index - 1]?.value === '.') return
    if (VOLATILE_WORDS.has(value) && !namesColumn(tokens, index)) found.add(value)
    else if (next === '(' && VOLATILE_FUNCTIONS.has(value)) found.add(`${value}()`)
    else if (value === 'using' && next === 'sample') found.add('using sample')
  })
  return [...found]
}

/** `as current_date` only names a column. */
function namesColumn(tokens: readonly SqlToken[], index: number): boolean {
  return tokens[index - 1]?.value === 'as'
}
