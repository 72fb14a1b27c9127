import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scopeOf } from '../scope.ts'
import { compileTemplate } from '../template.ts'
import { callable } from '../values/callable.ts'

const names = fc.constantFrom('x', 'y', 'l', 'd', 'i', 'v', 'missing')

const expression: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'expression' },
    names,
    fc.constantFrom('1', '2.5', "'s'", 'none', '[1, 2]', "{'k': 1}", '(1, 2)'),
    fc
      .tuple(
        tie('node'),
        fc.constantFrom('+', '*', '%', '~', '==', '<', '<= 3 <', 'and', 'or', 'in', 'not in'),
        tie('node'),
      )
      .map((parts) => `(${parts.join(' ')})`),
    fc
      .tuple(tie('node'), fc.constantFrom('upper', "default('z')", 'length', "join(',')", 'nosuch'))
      .map(([inner, filter]) => `(${inner})|${filter}`),
    fc
      .tuple(tie('node'), fc.constantFrom('defined', 'none', 'mapping', 'not string', 'nosuch'))
      .map(([inner, name]) => `(${inner} is ${name})`),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => `echo(${a}, k=${b})`),
    tie('node').map((inner) => `echo(*[${inner}], **{'k': 2})`),
    fc.tuple(tie('node'), tie('node'), tie('node')).map(([a, b, c]) => `(${a} if ${b} else ${c})`),
    tie('node').map((inner) => `(${inner})[0:2]`),
    tie('node').map((inner) => `(not ${inner})`),
    tie('node').map((inner) => `(${inner}).k`),
    tie('node').map((inner) => `[-1, ${inner}][1]`),
  ),
})).node

const template: fc.Arbitrary<string> = fc.letrec<{ body: string }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'body' },
    fc.constantFrom('text ', '\n'),
    expression.map((code) => `{{ ${code} }}`),
    fc.tuple(fc.constantFrom('v', 'x', '_hidden'), expression).map(([n, e]) => `{% set ${n} = ${e} %}`),
    expression.map((code) => `{% set v, x = ${code} %}`),
    expression.map((code) => `{% do echo(${code}) %}`),
    fc
      .tuple(expression, tie('body'), tie('body'))
      .map(([e, a, b]) => `{% if ${e} %}${a}{% elif y %}${b}{% else %}-{% endif %}`),
    fc
      .tuple(expression, expression, tie('body'))
      .map(([e, c, b]) => `{% for i in ${e} if ${c} %}${b}{{ loop.index }}{{ v }}{% else %}none{% endfor %}`),
    fc
      .tuple(expression, tie('body'))
      .map(
        ([e, b]) => `{% for i in l if i != 2 %}${b}{% if ${e} %}{% break %}{% endif %}{{ i }}{% endfor %}`,
      ),
    tie('body').map((b) => `{% set v | upper %}${b}{% endset %}{{ v }}`),
    fc.tuple(expression, tie('body')).map(([e, b]) => `{% with i = ${e}, q = i %}${b}{{ q }}{% endwith %}`),
    tie('body').map((b) => `{% filter upper | trim %}${b}{% endfilter %}`),
    tie('body').map(
      (b) => `{% set ns = namespace(a=1) %}{% for i in l %}{% set ns.a = i %}${b}{% endfor %}{{ ns.a }}`,
    ),
    fc.tuple(tie('body'), tie('body')).map((parts) => parts.join('')),
  ),
})).body

function outcome(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error instanceof Error ? { ...error, message: error.message } : error
  }
}

describe('a template that is rendered for the first time', () => {
  test('gives what its compiled form gives, failures and their places included', () => {
    fc.assert(
      fc.property(template, (source) => {
        const calls: unknown[] = []
        const scope = scopeOf({
          x: 3,
          y: 'text',
          l: [1, 2, 3],
          d: new Map([['k', 'value']]),
          echo: callable('echo', ({ positional, named, site }) => {
            calls.push([positional, named, site])
            return positional[0] ?? null
          }),
        })
        const parsed = outcome(() => compileTemplate(source, { name: 't.sql' }))
        if (!(parsed instanceof Object && 'renderSync' in parsed)) return
        const read = parsed as ReturnType<typeof compileTemplate>
        const first = outcome(() => read.renderSync(scope))
        const interpretedCalls = calls.splice(0)
        expect(first).toEqual(outcome(() => read.renderSync(scope)))
        expect(interpretedCalls).toEqual(calls)
        const again = compileTemplate(source, { name: 't.sql' })
        expect(outcome(() => again.exportsSync(scope))).toEqual(outcome(() => again.exportsSync(scope)))
      }),
      { numRuns: 500 },
    )
  })

  test('gives the value of a single expression', () => {
    fc.assert(
      fc.property(expression, (code) => {
        const scope = scopeOf({
          x: 3,
          l: [1, 2],
          echo: callable('echo', ({ positional }) => positional[0] ?? null),
        })
        const read = compileTemplate(`{{ ${code} }}`, { name: 't.sql' })
        const first = outcome(() => read.evaluateSync(scope))
        expect(first).toEqual(outcome(() => read.evaluateSync(scope)))
      }),
      { numRuns: 300 },
    )
  })
})
