import { expect, test } from 'vitest'
import { addedPackage } from './added-package.ts'

test.each<[string, string, string | undefined]>([
  ['dbt-labs/dbt_utils@1.3.0', 'dbt-labs/dbt_utils', '1.3.0'],
  ['a/b@>=1.0.0,<2.0.0', 'a/b', '>=1.0.0,<2.0.0'],
  ['git@example.com:a/b.git', 'git@example.com:a/b.git', undefined],
  ['git@example.com:a/b.git@v1', 'git@example.com:a/b.git', 'v1'],
  ['https://user@example.com/b.git', 'https://user@example.com/b.git', undefined],
  ['../shared', '../shared', undefined],
])('%s is %s at %s', (text, name, version) => {
  expect(addedPackage(text, 'hub')).toEqual({
    source: 'hub',
    name,
    ...(version === undefined ? {} : { version }),
  })
})
