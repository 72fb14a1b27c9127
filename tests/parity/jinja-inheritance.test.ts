import { compileTemplate, type Scope, scopeOf, type Template, type Value } from '@waypoint/jinja'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { families, type Family } from './jinja-inheritance.ts'
import { HAS_JINJA2, renderedByPython, WITHOUT_JINJA2 } from './jinja-python.ts'

const FAMILIES = 1000
/** Fixed, so that a failure is the same for everybody; change it to look further. */
const SEED = 20_240_229

const sample = fc.sample(families, { numRuns: FAMILIES, seed: SEED })

describe('templates that extend one another', () => {
  test.skipIf(!HAS_JINJA2)(`are what CPython's Jinja2 makes of them${WITHOUT_JINJA2}`, () => {
    const expected = renderedByPython(sample)
    const different = sample.flatMap((family, index) => {
      const actual = rendered(family)
      return actual === expected[index] ? [] : [{ family, python: expected[index], waypoint: actual }]
    })
    expect(different).toEqual([])
    expect(expected.filter((text) => text !== null).length).toBeGreaterThan(FAMILIES / 3)
  })

  test('are the same in both forms', async () => {
    for (const family of sample) {
      const { template, scope } = opened(family)
      const asynchronous = await template.render(scope).catch(() => null)
      expect(asynchronous).toBe(rendered(family))
    }
  })
})

function opened({ templates, context }: Family): { readonly template: Template; readonly scope: Scope } {
  const load = (name: string): Template | undefined => {
    const source = templates[name]
    return source === undefined ? undefined : compileTemplate(source, { name, load })
  }
  const names = Object.entries(context).map(([name, value]) => [name, fromJson(value)] as const)
  return {
    template: compileTemplate(templates.leaf ?? '', { name: 'leaf', load }),
    scope: scopeOf(new Map(names)),
  }
}

function fromJson(value: unknown): Value {
  if (Array.isArray(value)) return value.map(fromJson)
  if (typeof value !== 'object' || value === null) return value as Value
  return new Map(Object.entries(value).map(([key, item]) => [key, fromJson(item)]))
}

function rendered(family: Family): string | null {
  try {
    const { template, scope } = opened(family)
    return template.renderSync(scope)
  } catch {
    return null
  }
}
