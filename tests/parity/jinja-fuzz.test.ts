import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { compileTemplate, scopeOf } from '@waypoint/jinja'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expressions, PRELUDE } from './jinja-expressions.ts'

const ORACLE = fileURLToPath(new URL('jinja-oracle.py', import.meta.url))
const candidates = [process.env.WAYPOINT_DBT_PYTHON, 'python3'].filter((each) => each !== undefined)
const python = candidates.find((each) => spawnSync(each, ['-c', 'import jinja2']).status === 0)

const EXPRESSIONS = 3000
/** Fixed, so that a failure is the same for everybody; change it to look further. */
const SEED = 20_240_229

describe(`expressions mean what CPython's Jinja2 makes of them${
  python === undefined ? ' (skipped: there is no Python with jinja2)' : ''
}`, () => {
  test.skipIf(python === undefined)(`${EXPRESSIONS} of them`, () => {
    const sample = fc.sample(expressions, { numRuns: EXPRESSIONS, seed: SEED })
    const templates = sample.map((expression) => `${PRELUDE}{{ ${expression} }}`)
    const { stdout } = spawnSync(python ?? '', [ORACLE], {
      input: JSON.stringify(templates),
      maxBuffer: 1 << 28,
    })
    const expected = JSON.parse(stdout.toString()) as readonly (string | null)[]
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
