import { describe, expect, test } from 'vitest'
import { readCredentials } from './credentials.ts'

const least = { type: 'postgres', host: 'db', user: 'me', password: 'hush', dbname: 'shop', schema: 'dev' }

function attempt(change: object): string {
  try {
    readCredentials({ ...least, ...change }, '/')
    return ''
  } catch (error) {
    return JSON.stringify(error)
  }
}

describe('an output of profiles.yml', () => {
  test('needs host, user, password, dbname and schema', () => {
    expect(readCredentials(least, '/project')).toEqual({
      host: 'db',
      port: 5432,
      user: 'me',
      password: 'hush',
      database: 'shop',
      schema: 'dev',
      role: null,
      searchPath: null,
      applicationName: 'waypoint',
      connectTimeout: 10,
      keepalivesIdle: 0,
      retries: 1,
      ssl: { mode: 'prefer', cert: null, key: null, rootCert: null },
    })
  })

  test('knows pass and database as other words, and numbers that environment variables give as text', () => {
    const { password, dbname, ...rest } = least
    expect(
      readCredentials({ ...rest, pass: password, database: dbname, port: '5433', retries: '3' }, '/'),
    ).toMatchObject({ password: 'hush', database: 'shop', port: 5433, retries: 3 })
  })

  test('paths of certificates are relative to the project', () => {
    const ssl = { sslmode: 'verify-full', sslcert: 'my.crt', sslkey: 'my.key', sslrootcert: '/etc/ca.crt' }
    expect(readCredentials({ ...least, ...ssl }, '/project').ssl).toEqual({
      mode: 'verify-full',
      cert: '/project/my.crt',
      key: '/project/my.key',
      rootCert: '/etc/ca.crt',
    })
  })

  test.each([
    ['no host', { host: undefined }, /`host`/, /Add `host`/],
    ['a misspelt key in its place', { host: undefined, hots: 'db' }, /`host`/, /`hots`/],
    ['no password', { password: undefined }, /`password`/, /env_var/],
    ['two passwords', { pass: 'other' }, /`pass` and `password`/, /Keep `password`/],
    ['a port that is none', { port: 'five' }, /`port`.*1 to 65535/, /profiles.yml/],
    ['a port out of range', { port: 70_000 }, /1 to 65535/, /profiles.yml/],
    ['an unknown sslmode', { sslmode: 'verify' }, /`sslmode: verify`/, /verify-full/],
    ['a certificate without a key', { sslcert: 'a' }, /`sslcert` is given alone/, /sslkey/],
    ['autocommit', { autocommit: true }, /autocommit/, /transaction: false/],
    ['a list', { user: ['me'] }, /`user`.*text/, /profiles.yml/],
  ])('%s is refused with what to do', (_name, change, message, hint) => {
    expect(() => readCredentials({ ...least, ...change }, '/')).toThrow(
      expect.objectContaining({
        code: 'invalid-profile',
        message: expect.stringMatching(message),
        hint: expect.stringMatching(hint),
      }),
    )
  })

  test('no message repeats a secret', () => {
    expect(attempt({ pass: 'hush-hush' })).not.toContain('hush')
    expect(attempt({ port: 'hush' })).not.toContain('hush')
    expect(attempt({ connect_timeout: 'hush' })).not.toContain('hush')
  })
})
