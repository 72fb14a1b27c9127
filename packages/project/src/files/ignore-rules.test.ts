import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFiles } from '../test-project.ts'
import { ignoreRules } from './ignore-rules.ts'

function ignores(rules: string, file: string): boolean {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-ignore-'))
  try {
    writeFileSync(join(dir, '.dbtignore'), rules)
    return ignoreRules(dir)(file)
  } finally {
    rmSync(dir, { recursive: true })
  }
}

test.each<[string, string, boolean]>([
  ['# models\n\n', 'models/a.sql', false],
  ['a.sql', 'models/deep/a.sql', true],
  ['a.sql', 'models/data.sql', false],
  ['/a.sql', 'models/a.sql', false],
  ['models/drafts', 'models/drafts/a.sql', true],
  ['models/drafts', 'more/models/drafts/a.sql', false],
  ['drafts/', 'models/drafts/a.sql', true],
  ['drafts/', 'models/drafts', false],
  ['*_tmp.sql', 'models/a_tmp.sql', true],
  ['models/*.sql', 'models/deep/a.sql', false],
  ['models/**/a.sql', 'models/x/y/a.sql', true],
  ['models/**', 'models/x/y/a.sql', true],
  ['**/drafts', 'models/drafts/a.sql', true],
  ['a?.sql', 'models/ab.sql', true],
  ['[!a].sql', 'models/a.sql', false],
  ['*.sql\n!keep.sql', 'models/keep.sql', false],
  ['a.sql   \r\n', 'a.sql', true],
  ['a+b (1).sql', 'models/a+b (1).sql', true],
])('%j and %s: %s', (rules, file, expected) => expect(ignores(rules, file)).toBe(expected))

test('an ignored file is no part of the project', async () => {
  const { manifest } = await loadFiles({
    '.dbtignore': 'drafts/\n',
    'models/a.sql': 'select 1',
    'models/drafts/b.sql': '{% broken',
  })
  expect(Object.keys(manifest.nodes)).toEqual(['model.shop.a'])
})
