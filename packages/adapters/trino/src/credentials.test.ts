import { describe, expect, test } from 'vitest'
import { readCredentials } from './credentials.ts'

const least = { type: 'trino', host: 'lake', user: 'me', database: 'iceberg', schema: 'dev' }

function attempt(change: object): string {
  try {
    readCredentials({ ...least, ...change }, '/')
    return ''
  } catch (error) {
    return JSON.stringify(error)
  }
}

describe('an output of profiles.yml', () => {
  test('needs host, user, database and schema', () => {
    expect(readCredentials(least, '/project')).toEqual({
      host: 'lake',
      port: 8080,
      scheme: 'http',
      authentication: { method: 'none' },
      login: 'me',
      user: 'me',
      database: 'iceberg',
      schema: 'dev',
      roles: {},
      sessionProperties: {},
      headers: {},
      clientTags: [],
      source: 'waypoint',
      timezone: 'UTC',
      retries: 3,
      landing: null,
      tls: { verify: true, authority: null, certificate: null, key: null },
    })
  })

  test('speaks HTTPS where something secret is sent', () => {
    expect(readCredentials({ ...least, method: 'ldap', password: 'hush' }, '/')).toMatchObject({
      scheme: 'https',
      port: 443,
      authentication: { method: 'ldap', password: 'hush' },
    })
    expect(readCredentials({ ...least, method: 'jwt', jwt_token: 'abc', user: null }, '/')).toMatchObject({
      user: null,
      authentication: { method: 'jwt', token: 'abc' },
    })
    expect(attempt({ method: 'ldap', password: 'hush', http_scheme: 'http' })).toMatch(/needs HTTPS/)
  })

  test('logs in as one and works as another', () => {
    expect(
      readCredentials({ ...least, method: 'ldap', password: 'hush', impersonation_user: 'etl' }, '/'),
    ).toMatchObject({ login: 'me', user: 'etl' })
  })

  test('has paths relative to the project', () => {
    const given = { method: 'certificate', client_certificate: 'me.crt', client_private_key: 'me.key' }
    expect(readCredentials({ ...least, ...given, cert: 'ca.crt' }, '/project').tls).toEqual({
      verify: true,
      authority: '/project/ca.crt',
      certificate: '/project/me.crt',
      key: '/project/me.key',
    })
    expect(readCredentials({ ...least, cert: false }, '/').tls.verify).toBe(false)
  })

  test.each([
    ['no catalog', { database: undefined, databse: 'iceberg' }, /databse.*meant to be `database`/],
    ['two catalogs', { catalog: 'hive' }, /say different things/],
    ['an unknown method', { method: 'kerberos' }, /none, ldap, jwt, certificate/],
    ['no password', { method: 'ldap' }, /needs `password`/],
    ['tags that are no list', { client_tags: 'nightly' }, /list of texts/],
    ['half of a landing', { landing_folder: 'x' }, /given alone/],
  ])('with %s is refused', (_name, change, message) => {
    expect(attempt(change)).toMatch(message)
  })

  test('never repeats a secret', () => {
    expect(attempt({ method: 'ldap', password: 'hush', http_scheme: 'http' })).not.toContain('hush')
  })
})
