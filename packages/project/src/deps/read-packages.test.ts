import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ProjectEnvironment } from '../config/environment.ts'
import { settingsScope } from '../config/settings-scope.ts'
import { type DeclaredPackages, readPackages } from './read-packages.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'waypoint-packages-'))
})
afterEach(() => rm(dir, { recursive: true }))

const scope = settingsScope({ environment: new ProjectEnvironment({ TAG: 'v2' }), commandLineVars: {} })

async function read(text: string): Promise<DeclaredPackages> {
  await writeFile(join(dir, 'packages.yml'), text)
  return readPackages(dir, scope)
}

describe('packages.yml', () => {
  test.each([
    [
      '  - git: https://git.example.com/ünits.git\n    revision: 1.0\n  - local: ../loc\n',
      'aff098c9098471e47c006cf82a550773849e8131',
    ],
    [
      '  - package: a/b\n    version: [">=0.8.0", "<0.9.0"]\n    install_prerelease: true\n  - package: a/c\n    version: 1.0.0\n  - tarball: https://example.com/a.tar.gz\n    name: thing\n  - git: g.git\n    revision: v1\n    subdirectory: sub\n    warn-unpinned: false\n',
      '4578cb23a5455e8ff8bc7db74279330662fb1603',
    ],
  ])('%j has the hash that dbt gives it', async (text, hash) => {
    expect((await read(`packages:\n${text}`)).hash).toBe(hash)
  })

  test('is rendered', async () => {
    const { specs } = await read('packages:\n  - {git: r.git, revision: "{{ env_var(\'TAG\') }}"}\n')
    expect(specs).toMatchObject([{ kind: 'git', url: 'r.git', revision: 'v2', warnUnpinned: true }])
  })

  test('takes versions in each way in which they are written', async () => {
    const { specs } = await read(
      'packages:\n  - {package: a/b, version: 1.0.0}\n  - {package: a/c, version: [">=1.0.0", "<2.0.0"]}\n  - {package: a/d, version: ">=1.0.0,<2.0.0"}\n',
    )
    const range = { versions: ['>=1.0.0', '<2.0.0'] }
    expect(specs).toMatchObject([{ versions: ['1.0.0'] }, range, range])
  })

  test.each<[string, string, string]>([
    ['packages: {}', '1:1', 'packages is a list'],
    ['packages:\n  - dbt_utils\n', '2:5', 'A package is a mapping'],
    ['packages:\n  - {package: dbt_utils, version: 1.0.0}\n', '2:6', 'it needs a namespace'],
    ['packages:\n  - {package: a/b}\n', '2:6', 'a/b has no version'],
    ['packages:\n  - {package: a/b, version: 1.0}\n', '2:20', "'1.0' is no version of a/b"],
    ['packages:\n  - {packge: a/b, version: 1.0.0}\n', '2:5', "Did you mean 'package'?"],
    ['packages:\n  - {tarball: http://x}\n', '2:5', 'needs the name'],
    ['packages:\n  - {tarball: http://x, name: a, sha256: abc}\n', '2:34', '64 hexadecimal digits'],
    ['packages:\n  - {private: a/b}\n', '2:5', 'git provider'],
  ])('%j is refused at %s', async (text, place, message) => {
    const mistake = await read(text).catch((error: unknown) => error)
    expect(mistake).toMatchObject({ code: 'invalid-packages', message: expect.stringContaining(message) })
    const { line, column } = (mistake as { location: { line: number; column: number } }).location
    expect(`${line}:${column}`).toBe(place)
  })
})
