import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTemplateCache } from './cache.ts'
import { scopeOf } from './scope.ts'
import { compileTemplate, type Template } from './template.ts'
import { callable } from './values/callable.ts'
import { Float } from './values/float.ts'
import type { Value } from './values/value.ts'

const scope = scopeOf({
  x: 3,
  y: 'text',
  l: [1, 2, 3],
  echo: callable('echo', ({ positional }) => positional[0] ?? null),
})

const expression: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    fc.constantFrom('x', 'y', 'l', '1', '2.5', "'s'", 'none', 'true', '[]', '{}', '(1, 2)', 'undefined_name'),
    fc
      .tuple(
        tie('node'),
        fc.constantFrom('+', '-', '*', '//', '~', '==', '<', 'and', 'or', 'in'),
        tie('node'),
      )
      .map((parts) => `(${parts.join(' ')})`),
    fc
      .tuple(tie('node'), fc.constantFrom('upper', 'list', 'string', 'length', "default('d')", 'join'))
      .map(([inner, filter]) => `(${inner})|${filter}`),
    tie('node').map((inner) => `echo(${inner})`),
    fc.tuple(tie('node'), tie('node'), tie('node')).map(([a, b, c]) => `(${a} if ${b} else ${c})`),
    tie('node').map((inner) => `[${inner}][0]`),
  ),
})).node

async function outcome(run: () => string | Promise<string>): Promise<string> {
  try {
    return await run()
  } catch (error) {
    return String(error)
  }
}

test('the synchronous and the asynchronous form agree', async () => {
  await fc.assert(
    fc.asyncProperty(expression, async (code) => {
      const source = `{% set v = ${code} %}{% macro m(a) %}<{{ a }}>{% endmacro %}{% for i in [1, 2] %}{{ m(v) }}{{ loop.last }}{% endfor %}`
      const template = compileTemplate(source, { name: 't' })
      expect(await outcome(() => template.render(scope))).toBe(
        await outcome(() => template.renderSync(scope)),
      )
    }),
    { numRuns: 150 },
  )
})

test('every call is awaited, whatever stands around it', async () => {
  const slow = callable('slow', async ({ positional }) => positional[0] ?? null)
  const source = `{% set a = slow(1) + slow(2) %}{{ a }}{{ slow('x')|upper }}{{ [slow(1), slow(2)] }}{{ {'k': slow(3)} }}
    {%- for i in slow([1, 2]) if slow(i) > 1 %}{{ loop.index }}{{ i }}{% else %}none{% endfor %}
    {%- macro m(p=slow('d')) %}[{{ p }}{{ caller() }}]{% endmacro %}{% call m() %}{{ slow('c') }}{% endcall %}
    {%- if slow(false) or slow(true) %}yes{% endif %}{{ slow(1) if slow(true) else slow(2) }}
    {%- for n in [[[]]] recursive %}({{ loop(slow(n)) }}){% endfor %}{{ 1 < slow(2) < 3 }}{% set s %}{{ slow('in') }}{% endset %}{{ s }}`
  const text = await compileTemplate(source, { name: 't' }).render(scopeOf({ slow }))
  expect(text).toBe("3X[1, 2]{'k': 3}12[dc]yes1(())Truein")
})

test('one expression has a value of its own', async () => {
  const evaluate = (source: string): Value => compileTemplate(source, { name: 't' }).evaluateSync(scope)
  expect(evaluate('{{ x }}')).toBe(3)
  expect(evaluate('{{ l }}')).toEqual([1, 2, 3])
  expect(evaluate('{{ 1.0 }}')).toEqual(new Float(1))
  expect(evaluate(' {{ x }}')).toBe(' 3')
  expect(evaluate('plain')).toBe('plain')
  expect(await compileTemplate('{{ none }}', { name: 't' }).evaluate(scope)).toBe(null)
})

test('templates import and include one another', async () => {
  const files = new Map([
    [
      'lib',
      '{% set version = 2 %}{% macro hi(n) %}hi {{ n }}{{ who }}{% endmacro %}{% macro _private() %}{% endmacro %}',
    ],
    ['part', '[{{ local }}{{ who }}]'],
  ])
  const load = (name: string): Template | undefined => {
    const source = files.get(name)
    return source === undefined ? undefined : compileTemplate(source, { name, load })
  }
  const source = `{% import 'lib' as lib %}{{ lib.hi(1) }} {{ lib.version }}{{ lib._private is defined }}
    {%- from 'lib' import hi as hello, nosuch with context %} {{ hello(2) }}{{ nosuch is defined }}
    {%- set local = 'L' %} {% include 'part' %}{% include 'part' without context %}{% include 'none' ignore missing %}`
  const template = compileTemplate(source, { name: 't', load })
  const expected = 'hi 1 2False hi 2WFalse [LW][]'
  expect(template.renderSync(scopeOf({ who: 'W' }))).toBe(expected)
  expect(await template.render(scopeOf({ who: 'W' }))).toBe(expected)
})

test('a cache reads the same source once', () => {
  const cache = createTemplateCache()
  expect(cache.compile('{{ 1 }}', { name: 'a' })).toBe(cache.compile('{{ 1 }}', { name: 'a' }))
  expect(cache.compile('{{ 1 }}', { name: 'a' })).not.toBe(cache.compile('{{ 1 }}', { name: 'b' }))
  expect(cache.size).toBe(2)
})
