import { expect, test } from 'vitest'
import { type AddedPackage, withPackage } from './add-package.ts'

const UTILS: AddedPackage = { source: 'hub', name: 'dbt-labs/dbt_utils', version: '>=1.0.0,<2.0.0' }

const ENTRY = "  - package: dbt-labs/dbt_utils\n    version:\n      - '>=1.0.0'\n      - <2.0.0\n"

test.each<[string, string, AddedPackage, string]>([
  ['no file', '', UTILS, `packages:\n${ENTRY}`],
  ['nothing in it', 'packages:\n', UTILS, `packages:\n${ENTRY}`],
  [
    'others, with comments',
    '# Ours\npackages:\n  - local: ../a # near\n\n  # the end\n',
    UTILS,
    `# Ours\npackages:\n  - local: ../a # near\n${ENTRY}\n  # the end\n`,
  ],
  [
    'an earlier version',
    'packages:\n  - package: dbt-labs/dbt_utils\n    version: 0.1.0\n  - local: ../a\n',
    UTILS,
    `packages:\n${ENTRY}  - local: ../a\n`,
  ],
  [
    'the same from git',
    'packages:\n- git: https://example.com/dbt-utils.git\n  revision: v1\n',
    { source: 'hub', name: 'dbt-labs/dbt_utils', version: '1.0.0' },
    'packages:\n- package: dbt-labs/dbt_utils\n  version: 1.0.0\n',
  ],
  [
    'a list in one line',
    'packages: [{local: ../a}]\n',
    { source: 'local', name: '../b' },
    'packages:\n  - local: ../a\n  - local: ../b\n',
  ],
  [
    'a repository',
    '',
    { source: 'git', name: 'https://example.com/r.git', version: 'v1' },
    'packages:\n  - git: https://example.com/r.git\n    revision: v1\n',
  ],
  [
    'an archive',
    '',
    { source: 'tarball', name: 'https://example.com/thing-1.0.tar.gz' },
    'packages:\n  - tarball: https://example.com/thing-1.0.tar.gz\n    name: thing\n',
  ],
])('a package is added to %s', (_, before, added, after) => {
  expect(withPackage(before, added)).toBe(after)
})

test('a package of the hub needs a version', () => {
  expect(() => withPackage('', { source: 'hub', name: 'a/b' })).toThrow(
    expect.objectContaining({ code: 'invalid-package', hint: expect.stringContaining('a/b@1.0.0') }),
  )
})
