import { describe, expect, test } from 'vitest'
import { readCredentials } from './credentials.ts'
import { databaseOfPath } from './path-names.ts'

describe('an output of profiles.yml', () => {
  test('needs nothing but its type', () => {
    expect(readCredentials({ type: 'duckdb' }, '/project')).toEqual({
      path: ':memory:',
      database: 'memory',
      schema: 'main',
      readOnly: false,
      settings: {},
      config: {},
      extensions: [],
      secrets: [],
      attach: [],
      externalRoot: '/project',
      rootDir: '/project',
      transactions: true,
      connectAttempts: 1,
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
    ['an extension with SQL in its name', { extensions: ['httpfs; drop table x'] }, 'invalid-profile'],
    [
      'an option of attach with SQL in it',
      { attach: [{ path: 'a', options: { 'x) y': 1 } }] },
      'invalid-profile',
    ],
    ['a misspelt key of attach', { attach: [{ path: 'a', readonly: true }] }, 'invalid-profile'],
    ['a secret without a type', { secrets: [{ key_id: 'x' }] }, 'invalid-profile'],
    ['a secret with SQL in a parameter’s name', { secrets: [{ type: 's3', 'x y': 1 }] }, 'invalid-profile'],
    ['a MotherDuck database', { path: 'md:warehouse' }, 'unsupported-database'],
    ['an attached MotherDuck database', { attach: [{ path: 'md:warehouse' }] }, 'unsupported-database'],
    ['an attached DuckLake', { attach: [{ path: 'ducklake:meta.db' }] }, 'unsupported-database'],
    ['what is said to be a DuckLake', { attach: [{ path: 'a', is_ducklake: true }] }, 'unsupported-database'],
    ['DuckLake', { is_ducklake: true }, 'unsupported-setting'],
    ['plugins', { plugins: [{ module: 'excel' }] }, 'unsupported-setting'],
    ['filesystems of Python', { filesystems: [{ fs: 's3' }] }, 'unsupported-setting'],
    ['a token for MotherDuck', { motherduck_token: 'hush' }, 'unsupported-setting'],
  ])('%s is refused', (_name, raw, code) => {
    expect(() => readCredentials(raw, '/project')).toThrow(expect.objectContaining({ code }))
  })

  test('no message repeats what may be a secret', () => {
    const attempts = [
      { motherduck_token: 'hush' },
      { secrets: [{ type: 's3', secret: { hush: ['hush'] } }, { type: 'hush hush' }] },
      { secrets: 'hush' },
      { settings: 'hush' },
    ]
    for (const raw of attempts) {
      expect(() => readCredentials(raw, '/')).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining('hush') }),
      )
    }
  })

  test('keys that change nothing when they are empty or off are let through', () => {
    expect(() => readCredentials({ plugins: [], is_ducklake: false, keep_open: true }, '/')).not.toThrow()
  })
})
