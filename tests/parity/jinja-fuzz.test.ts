import { compileTemplate, scopeOf } from '@waypoint/jinja'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expressions, PRELUDE } from './jinja-expressions.ts'
import { renderedByPython } from './jinja-python.ts'

const EXPRESSIONS = 2000
/** Fixed, so that a failure is the same for everybody; change it to look further. */
const SEED = 20_240_229

describe("expressions mean what CPython's Jinja2 makes of them", () => {
  test(`${EXPRESSIONS} of them`, () => {
    const sample = fc.sample(expressions, { numRuns: EXPRESSIONS, seed: SEED })
    const templates = sample.map((expression) => `${PRELUDE}{{ ${expression} }}`)
    const expected = renderedByPython('expressions', templates)
    const different = templates.flatMap((template, index) => {
      const actual = rendered(template)
      const same = actual === expected[index] || ADDRESS.test(expected[index] ?? '')
      return same
        ? []
        : [{ template: template.slice(PRELUDE.length), python: expected[index], waypoint: actual }]
    })
    expect(different).toEqual([])
    expect(expected.filter((text) => text !== null).length).toBeGreaterThan(EXPRESSIONS / 3)
  })
})

/** Python shows iterators by their place in memory. */
const ADDRESS = / at 0x[0-9a-f]+>/

function rendered(template: string): string | null {
  try {
    return compileTemplate(template, { name: 'expression' }).renderSync(scopeOf({}))
  } catch {
    return null
  }
}
