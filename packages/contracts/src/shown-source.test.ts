import { expect, test } from 'vitest'
import { shownSource } from './shown-source.ts'

test.each([
  ['      password: hush-hush', '      password: *****    '],
  ['      pass: "hu, sh"  # mine', '      pass: *****     # mine'],
  ["{user: me, password: 'it''s', port: 1}", '{user: me, password: *****  , port: 1}'],
  ['{password: hush, host: db}', '{password: ****, host: db}'],
  ['      motherduck_token: abc', '      motherduck_token: ***'],
  ['      - {type: s3, secret: abcdefg}', '      - {type: s3, secret: *****  }'],
  ['path: postgres://me:hush@db/shop', 'path: postgres://me:****@db/shop'],
  ['path: "host=db password=hush user=me"', 'path: "host=db password=**** user=me"'],
  ['password: "{{ env_var(\'X\') }}"', 'password: "{{ env_var(\'X\') }}"'],
  ['schema: passenger', 'schema: passenger'],
  ['secrets:', 'secrets:'],
])('%j is shown as %j', (line, shown) => {
  expect(shownSource('/home/me/.dbt/profiles.yml', line)).toBe(shown)
  expect(shownSource('models/password.sql', line)).toBe(line)
})

test('every line of a text, without touching the next', () => {
  const text = 'password: hush\nschema: main\nsecrets:\n  - type: s3\n'
  expect(shownSource('profiles.yml', text)).toBe('password: ****\nschema: main\nsecrets:\n  - type: s3\n')
})
