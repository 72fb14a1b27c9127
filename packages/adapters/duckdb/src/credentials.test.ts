import { describe, expect, test } from 'vitest'
import { databaseOfPath, readCredentials } from './credentials.ts'

describe('an output of profiles.yml', () => {
  test('needs nothing but its type', () => {
    expect(readCredentials({ type: 'duckdb' }, '/project')).toEqual({
      path: ':memory:',
      database: 'memory',
      schema: 'main',
      readOnly: false,
      settings: {},
      config: {},
      attach: [],
    })
  })

  test('paths are relative to the project, an attached database is called after its file', () => {
    const credentials = readCredentials(
      { path: 'data/my.db.duckdb', schema: 'dev', attach: [{ path: '../raw.duckdb', read_only: true }] },
      '/project',
    )
    expect(credentials).toMatchObject({
      path: '/project/data/my.db.duckdb',
      database: 'my',
      schema: 'dev',
      attach: [{ path: '/raw.duckdb', alias: 'raw', readOnly: true }],
    })
  })

  test.each([
    ['/a/warehouse.duckdb', 'warehouse'],
    ['/a/.hidden.duckdb', 'hidden'],
    ['/a/plain', 'plain'],
  ])('the database of %s is %s', (path, name) => expect(databaseOfPath(path)).toBe(name))

  test('extensions that are built in may be listed', () => {
    expect(() => readCredentials({ extensions: ['json', { name: 'parquet' }] }, '/')).not.toThrow()
  })

  test.each([
    ['a database that is not the file’s', { path: 'a.duckdb', database: 'b' }, 'invalid-profile'],
    ['a path that is a list', { path: ['a'] }, 'invalid-profile'],
    ['settings that are text', { settings: 'threads=1' }, 'invalid-profile'],
    [
      'a setting with SQL in its name',
      { settings: { 'threads = 1; drop table x; --': 1 } },
      'invalid-profile',
    ],
    ['a setting that is a list', { settings: { threads: [1] } }, 'invalid-profile'],
    ['read_only that is text', { read_only: 'yes' }, 'invalid-profile'],
    ['attach without path', { attach: [{ alias: 'a' }] }, 'invalid-profile'],
    ['attach that is text', { attach: 'raw.duckdb' }, 'invalid-profile'],
    ['an extension to download', { extensions: ['httpfs'] }, 'extension-unavailable'],
    ['another kind of database', { attach: [{ path: 'a.db', type: 'sqlite' }] }, 'extension-unavailable'],
    ['a remote path', { path: 'md:warehouse' }, 'extension-unavailable'],
  ])('%s is refused', (_name, raw, code) => {
    expect(() => readCredentials(raw, '/project')).toThrow(expect.objectContaining({ code }))
  })
})
