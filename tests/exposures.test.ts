import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

interface Declared {
  readonly exposures: readonly { readonly url?: string; readonly depends_on: readonly string[] }[]
}

const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => `${folder}/${file}`)

const { exposures } = load(text('analytics/models/exposures.yml')) as Declared
const exposed = new Set(exposures.flatMap((each) => each.depends_on.map((ref) => ref.slice(5, -2))))

test('every page of the app is an exposure', () => {
  const pages = [...text('apps/web/src/app/navigation.ts').matchAll(/\bto: '(\/\w*)'/g)].map(
    ([, page]) => page,
  )
  const urls = exposures.map(({ url }) => url?.replace(/\/:\w+$/, ''))
  expect(pages.length).toBeGreaterThan(7)
  expect(pages.filter((page) => !urls.includes(page))).toEqual([])
})

test('what the app and the report read is named by an exposure', () => {
  const models = new Set(filesIn('analytics/models', /\.sql$/).map((file) => basename(file, '.sql')))
  const sources = ['apps/server/src', 'packages/report/src']
    .flatMap((folder) => filesIn(folder, /\.ts$/))
    .filter((file) => !/\.test\.|\/fixtures\//.test(file))
  const read = sources.flatMap((file) =>
    [...text(file).matchAll(/\b(?:marts|core|entities|ref)\.(\w+)/g)].map(([, name = '']) => name),
  )
  const tables = [...new Set(read)].filter((name) => models.has(name))
  expect(tables.length).toBeGreaterThan(40)
  expect(tables.filter((name) => !exposed.has(name))).toEqual([])
})
