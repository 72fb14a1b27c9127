import { expect, test } from 'vitest'
import { urlCredentials } from './url-credentials.ts'

test('a URL in the words of profiles.yml', () => {
  expect(urlCredentials('postgresql://me:p%40ss@db.example.com:6543/crm?sslmode=require', 'CRM_URL')).toEqual(
    {
      type: 'postgres',
      host: 'db.example.com',
      port: 6543,
      user: 'me',
      password: 'p@ss',
      dbname: 'crm',
      schema: 'public',
      sslmode: 'require',
    },
  )
  expect(urlCredentials('postgres://me@x/crm?host=/var/run/postgresql', 'CRM_URL')).toMatchObject({
    host: '/var/run/postgresql',
    port: 5432,
    password: '',
  })
})

test.each(['secret', 'mysql://me:secret@x/y', 'postgres://me:secret@x', 'postgres://x/secret'])(
  'what is no such URL is refused without saying what it is: %s',
  (text) => {
    expect(() => urlCredentials(text, 'CRM_URL')).toThrow(
      expect.objectContaining({ code: 'invalid-url', message: expect.not.stringContaining('secret') }),
    )
  },
)
