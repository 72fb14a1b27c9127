interface Classification {
  readonly code: string
  readonly hint?: string
}

/** SQLSTATE → what it means to a user. The whole code is looked up first, then its class. */
const byState: Readonly<Record<string, Classification>> = {
  '42601': { code: 'invalid-sql' },
  '42P01': { code: 'missing-relation' },
  '3F000': { code: 'missing-relation', hint: 'The schema does not exist.' },
  '42703': { code: 'binding-failed' },
  '42883': { code: 'binding-failed' },
  '42702': { code: 'binding-failed' },
  '42803': { code: 'binding-failed' },
  '42804': { code: 'binding-failed' },
  '42P07': { code: 'relation-exists' },
  '42P06': { code: 'relation-exists' },
  '42P02': { code: 'wrong-parameters' },
  '42P18': { code: 'wrong-parameters' },
  '42501': { code: 'permission-denied', hint: 'Ask for the right, or set `role` in profiles.yml.' },
  '42809': { code: 'wrong-relation-type' },
  '2BP01': { code: 'dependent-objects' },
  '22012': { code: 'query-failed', hint: 'Divide by nullif(…, 0) to get null instead.' },
  '25006': { code: 'read-only-database', hint: 'The server is a replica or was set to read-only.' },
  '28P01': { code: 'authentication-failed', hint: 'Correct `user` and `password` in profiles.yml.' },
  '28000': {
    code: 'authentication-failed',
    hint: 'Check `user`, `dbname` and `sslmode` in profiles.yml against the pg_hba.conf of the server.',
  },
  '3D000': { code: 'missing-database', hint: 'Create it, or correct `dbname` in profiles.yml.' },
  '40001': { code: 'write-conflict', hint: 'Two connections changed the same thing at once; run again.' },
  '40P01': { code: 'write-conflict', hint: 'Two connections waited for each other; run again.' },
  '53100': { code: 'disk-full', hint: 'Free space on the disk of the server, then run again.' },
  '53200': { code: 'out-of-memory', hint: 'Lower `threads` in profiles.yml, or `work_mem` on the server.' },
  '53300': { code: 'too-many-connections', hint: 'Lower `threads` in profiles.yml, or end other sessions.' },
  '55P03': { code: 'lock-timeout', hint: 'Another session holds a lock on it; run again when it is done.' },
  '57P03': { code: 'server-not-ready', hint: 'The server is starting up or shutting down; try again soon.' },
}

const byClass: Readonly<Record<string, Classification>> = {
  '08': { code: 'connection-lost' },
  '0A': { code: 'unsupported-by-database' },
  '21': { code: 'query-failed' },
  '22': { code: 'conversion-failed', hint: 'A value does not fit the type it is cast to.' },
  '23': { code: 'constraint-violated' },
  '25': { code: 'transaction-failed' },
  '28': { code: 'authentication-failed' },
  '40': { code: 'transaction-failed' },
  '42': { code: 'invalid-sql' },
  '53': { code: 'out-of-resources' },
  '57': {
    code: 'connection-lost',
    hint: 'The server ended the session. What was not committed is undone; run again.',
  },
  '58': { code: 'io-failed' },
}

export function classify(state: string, message: string): Classification {
  if (state === '57014') return ofCancel(message)
  if (/bind message supplies/.test(message)) return { code: 'wrong-parameters' }
  return byState[state] ?? byClass[state.slice(0, 2)] ?? { code: 'query-failed' }
}

/** One SQLSTATE stands for the user's cancel and for the limits that a server sets. */
function ofCancel(message: string): Classification {
  return /timeout/.test(message)
    ? { code: 'query-timeout', hint: 'Raise statement_timeout for this user, or make the query cheaper.' }
    : { code: 'query-cancelled' }
}
