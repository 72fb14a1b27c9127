import { compileTemplate, type Scope, scopeOf, type Template, type Value } from '@waypoint/jinja'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { families, type Family } from './jinja-inheritance.ts'
import { renderedByPython } from './jinja-python.ts'

const FAMILIES = 1000
/** Fixed, so that a failure is the same for everybody; change it to look further. */
const SEED = 20_240_229

const sample = fc.sample(families, { numRuns: FAMILIES, seed: SEED })

/** Null for a family that cannot be compiled. */
const compiled = sample.map((family) => {
  try {
    return opened(family)
  } catch {
    return null
  }
})

describe('templates that extend one another', () => {
  test("are what CPython's Jinja2 makes of them", () => {
    const expected = renderedByPython('inheritance', sample)
    const different = sample.flatMap((family, index) => {
      const actual = rendered(compiled[index])
      return actual === expected[index] ? [] : [{ family, python: expected[index], waypoint: actual }]
    })
    expect(different).toEqual([])
    expect(expected.filter((text) => text !== null).length).toBeGreaterThan(FAMILIES / 3)
  })

  test('are the same in both forms', async () => {
    for (const family of compiled) {
      const asynchronous = await family?.template.render(family.scope()).catch(() => null)
      expect(asynchronous ?? null).toBe(rendered(family))
    }
  })
})

interface Opened {
  readonly template: Template
  /** A new one for each rendering, which may change it. */
  readonly scope: () => Scope
}

function opened({ templates, context }: Family): Opened {
  const load = (name: string): Template | undefined => {
    const source = templates[name]
    return source === undefined ? undefined : compileTemplate(source, { name, load })
  }
  return {
    template: compileTemplate(templates.leaf ?? '', { name: 'leaf', load }),
    scope: () =>
      scopeOf(new Map(Object.entries(context).map(([name, value]) => [name, fromJson(value)] as const))),
  }
}

function fromJson(value: unknown): Value {
  if (Array.isArray(value)) return value.map(fromJson)
  if (typeof value !== 'object' || value === null) return value as Value
  return new Map(Object.entries(value).map(([key, item]) => [key, fromJson(item)]))
}

function rendered(family: Opened | null | undefined): string | null {
  try {
    return family?.template.renderSync(family.scope()) ?? null
  } catch {
    return null
  }
}
