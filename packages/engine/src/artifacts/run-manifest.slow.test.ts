import { afterAll, expect, test } from 'vitest'
import { FixtureProject } from '../fixtures/fixture-project.ts'

const shop = new FixtureProject()

afterAll(() => shop.remove())

type Section = Readonly<Record<string, unknown>>

/** The manifest but for what says when it was made. */
function written(): Readonly<Record<string, Section>> {
  const text = shop.read('target/manifest.json').replace(/"created_at":[\d.]+/g, '"created_at":0')
  const sections: Record<string, Section> = JSON.parse(text)
  return { ...sections, metadata: {} }
}

function compiledModels(sections: Readonly<Record<string, Section>>): readonly string[] {
  return Object.entries(sections['nodes'] ?? {}).flatMap(([id, node]) =>
    typeof node === 'object' && node !== null && 'compiled_code' in node && id.startsWith('model.')
      ? [id]
      : [],
  )
}

test('a manifest that is written over the last one is the one that is written from nothing', async () => {
  await shop.invoke('build')
  const afterBuild = compiledModels(written())
  await shop.invoke('run', { select: ['stg_customers'] })
  const over = written()
  await shop.invoke('run', { select: ['stg_customers'], partialParse: false })
  expect(over).toEqual(written())
  expect(compiledModels(over)).toEqual(['model.shop.stg_customers'])
  expect(afterBuild.length).toBeGreaterThan(1)
  await shop.invoke('parse')
  expect(compiledModels(written())).toEqual([])
})
