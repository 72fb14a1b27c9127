import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WaypointErrors } from '@waypoint/contracts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadProject } from '../load-project.ts'
import { Problems } from '../problems/problems.ts'
import { loadFiles, mistakesIn, optionsFor } from '../test-project.ts'
import { readFiles } from './read-files.ts'

const codeOf = async (content: string | Uint8Array): Promise<string | undefined> => {
  const { manifest } = await loadFiles({ 'models/a.sql': content })
  const node = manifest.nodes['model.shop.a']
  return node !== undefined && 'raw_code' in node ? node.raw_code : undefined
}

describe('files that are not quite what one expects', () => {
  test('a byte order mark and Windows line ends do not matter', async () => {
    expect(await codeOf('\uFEFFselect 1\r\nas a\r\n')).toBe('select 1\nas a')
    const { warnings } = await loadFiles({
      'models/a.sql': 'select 1 as a',
      'models/s.yml': '\uFEFFmodels:\r\n  - name: a\r\n    columns:\r\n      - name: a\r\n',
    })
    expect(warnings).toEqual([])
  })

  test.each([
    ['models/s.yml', Buffer.from('models:\n  - name: caf\u00e9\n', 'latin1'), 'WINDOWS-1252'],
    ['models/s.yml', Buffer.from('\uFEFFmodels:\n', 'utf16le'), 'UTF-16'],
    ['models/a.sql', Buffer.from("select 'caf\u00e9'", 'latin1'), 'WINDOWS-1252'],
    ['macros/m.sql', Buffer.from("{% macro m() %}'\u00e9'{% endmacro %}", 'latin1'), 'WINDOWS-1252'],
    ['dbt_project.yml', Buffer.from('name: shop\nprofile: caf\u00e9\n', 'latin1'), 'WINDOWS-1252'],
  ])(
    '%s in another encoding is named, with the command that converts it',
    async (file, content, encoding) => {
      const [mistake] = await mistakesIn({ 'models/b.sql': 'select 1', [file]: content })
      expect(mistake).toMatchObject({ code: 'invalid-encoding', place: file })
      expect(mistake?.hint).toContain(`iconv -f ${encoding}`)
    },
  )

  test('five megabytes of SQL and of YAML are read', async () => {
    const columns = Array.from({ length: 1000 }, (_, index) => `      - name: c${index}\n`).join('')
    const project = await loadFiles({
      'models/a.sql': `select 1 as a -- ${'x'.repeat(5_000_000)}`,
      'models/s.yml': `models:\n  - name: a\n    description: ${'y'.repeat(5_000_000)}\n    columns:\n${columns}`,
    })
    const node = project.manifest.nodes['model.shop.a']
    expect(node?.description).toHaveLength(5_000_000)
    expect(Object.keys(node?.columns ?? {})).toHaveLength(1000)
  })

  describe('on the disk', () => {
    let dir: string

    beforeEach(async () => {
      dir = await mkdtemp(join(tmpdir(), 'waypoint-odd-'))
      await mkdir(join(dir, 'models'), { recursive: true })
      await writeFile(join(dir, 'dbt_project.yml'), 'name: shop\nprofile: shop\n')
      const outputs = 'outputs:\n    dev: {type: duckdb, path: shop.duckdb}\n'
      await writeFile(join(dir, 'profiles.yml'), `shop:\n  target: dev\n  ${outputs}`)
      await writeFile(join(dir, 'models/a.sql'), 'select 1')
    })

    afterEach(() => rm(dir, { recursive: true, force: true }))

    test('a link to a folder above it ends', async () => {
      await symlink(join(dir, 'models'), join(dir, 'models/again'))
      const { manifest } = await loadProject(optionsFor(dir))
      expect(Object.keys(manifest.nodes)).toEqual(['model.shop.a'])
    })

    test('a link to nowhere is left out', async () => {
      await symlink(join(dir, 'gone.sql'), join(dir, 'models/b.sql'))
      const { manifest } = await loadProject(optionsFor(dir))
      expect(Object.keys(manifest.nodes)).toEqual(['model.shop.a'])
    })

    test('a file that is deleted after it was found is named', () => {
      const problems = new Problems()
      const gone = {
        kind: 'model',
        packageName: 'shop',
        absolutePath: join(dir, 'models/gone.sql'),
        file: 'models/gone.sql',
        path: 'gone.sql',
      } as const
      expect(readFiles([gone], problems)).toEqual([])
      expect(() => problems.throwIfAny()).toThrow(WaypointErrors)
      expect(problems.errors).toMatchObject([
        { code: 'unreadable-file', location: { file: 'models/gone.sql' } },
      ])
    })
  })
})
