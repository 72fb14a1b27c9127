import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeSimulation, furtherSourceNames } from '@waypoint/simulator'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'

const STAGING = fileURLToPath(new URL('../analytics/models/staging', import.meta.url))
const EXTRACTS = fileURLToPath(new URL('../../shared/extracts', import.meta.url))

interface Documented {
  readonly sources: readonly {
    readonly name: string
    readonly config?: { readonly loaded_at_field?: string; readonly freshness?: unknown }
    readonly tables: readonly { readonly name: string; readonly description?: string }[]
  }[]
}

const sources = readdirSync(STAGING)
  .map((folder) => join(STAGING, folder, `_${folder}__sources.yml`))
  // What waypoint itself records is no system of somebody else.
  .filter((file) => existsSync(file) && !file.includes('_waypoint__'))
  .flatMap((file) => (load(readFileSync(file, 'utf8')) as Documented).sources)

const documented = sources.flatMap(({ name, tables }) => tables.map((table) => `${name}.${table.name}`))

const read = (file: string): string => readFileSync(join(STAGING, file), 'utf8')

test('every source has a freshness target, every table a grain', () => {
  for (const { name, config, tables } of sources) {
    expect(config?.loaded_at_field, name).toBeDefined()
    expect(config?.freshness, name).toBeDefined()
    for (const table of tables) expect(table.description, `${name}.${table.name}`).toMatch(/^One row per /)
  }
})

test('every table of a source is read by a view, and covered', () => {
  const views = readdirSync(STAGING, { recursive: true, encoding: 'utf8' })
    .filter((file) => /stg_\w+\.sql$/.test(file) && !file.includes('waypoint'))
    .flatMap((file) => [...read(file).matchAll(/source_columns\('(\w+)', '(\w+)'/g)])
    .map(([, source, table]) => `${source}.${table}`)
  expect([...new Set(views)].toSorted()).toEqual(documented.toSorted())
  const macro = read('../../macros/sources/source_tables.sql')
  const covered = [...macro.matchAll(/'(\w+)': \[([^\]]*)\]/g)].flatMap(([, source, tables = '']) =>
    [...tables.matchAll(/'(\w+)'/g)].map(([, table]) => `${source}.${table}`),
  )
  expect(covered.toSorted()).toEqual(documented.toSorted())
})

test('every table that is simulated is staged', () => {
  const { tables } = describeSimulation({ scale: 'small', seed: 1, sources: furtherSourceNames })
  const simulated = tables.map(({ source, table }) => `${source}.${table}`)
  expect(simulated.filter((table) => !documented.includes(table))).toEqual([])
})

test.skipIf(!existsSync(EXTRACTS))('every table that a connector really landed is staged', () => {
  const landed = readdirSync(EXTRACTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.csv'))
    .map((file) => file.replace('/', '.').slice(0, -4))
  // The same creatives, landed once more with their tags as text.
  expect(landed.filter((table) => !documented.includes(table))).toEqual(['meta_ads.creative_history_json'])
})

test('every view declares the type of each of its columns', () => {
  for (const file of readdirSync(STAGING, { recursive: true, encoding: 'utf8' })) {
    if (!basename(file).startsWith('stg_') || !file.endsWith('.yml')) continue
    const text = read(file)
    const columns = [...text.matchAll(/^ {6}- name: \w+$/gm)].length
    expect([file, [...text.matchAll(/^ {8}data_type: /gm)].length]).toEqual([file, columns])
  }
})
