import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProject } from '../load-project.ts'
import { BASE_FILES, optionsFor } from '../test-project.ts'

const MODELS = 10_000

test('ten thousand files are read, again and after one was edited', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'waypoint-many-'))
  try {
    for (const [name, content] of Object.entries(BASE_FILES)) await writeFile(join(dir, name), content)
    await mkdir(join(dir, 'models'))
    for (let index = 0; index < MODELS; index += 1) {
      const sql = index === 0 ? 'select 1 as id' : `select * from {{ ref('m${index - 1}') }}`
      await writeFile(join(dir, `models/m${index}.sql`), sql)
    }
    const options = { ...optionsFor(dir), partialParse: true }
    const cold = await loadProject(options)
    expect(Object.keys(cold.manifest.nodes)).toHaveLength(MODELS)
    await writeFile(join(dir, 'models/m7.sql'), "select 7 as id from {{ ref('m3') }}")
    const { manifest } = await loadProject(options)
    expect(Object.keys(manifest.nodes)).toHaveLength(MODELS)
    expect(manifest.nodes['model.shop.m7']?.depends_on.nodes).toEqual(['model.shop.m3'])
    expect(manifest.nodes[`model.shop.m${MODELS - 1}`]?.depends_on.nodes).toEqual([
      `model.shop.m${MODELS - 2}`,
    ])
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
})
