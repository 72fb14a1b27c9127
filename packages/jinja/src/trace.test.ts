import { describe, expect, test } from 'vitest'
import { bindMacro, compileTemplate } from './template.ts'
import { returnCallable } from './runtime/return-signal.ts'
import { type Scope, scopeOf } from './scope.ts'
import { RenderTrace, type TracePlace } from './trace.ts'
import type { Value } from './values/value.ts'

const macros = compileTemplate(
  `{% macro money(column) %}round({{ column }} / 100.0, 2){% endmacro %}

{% macro both(a, b) -%}
  {{ money(a) }},
  {{ money(b) }} as {{ b }}
{%- endmacro %}

{% macro handed(text) %}{{ return(text) }}{% endmacro %}

{% macro framed() %}[{{ caller() }}]{% endmacro %}`,
  { name: 'macros/money.sql' },
)

const variables = scopeOf(
  new Map<string, Value>([
    ['names', ['x', 'y']],
    ['return', returnCallable],
  ]),
)

const scope: Scope = {
  lookup: (name: string): Value | undefined =>
    macros.macros.some((macro) => macro.name === name)
      ? bindMacro(macros, name, scope)
      : variables.lookup(name),
}

/** Renders a template and finds `needle` in its output. */
async function placesOf(source: string, needle: string, occurrence = 0): Promise<readonly TracePlace[]> {
  const trace = new RenderTrace()
  const text = await compileTemplate(source, { name: 'model.sql' }).render(scope, trace)
  let at = -1
  for (let index = 0; index <= occurrence; index += 1) at = text.indexOf(needle, at + 1)
  expect(at).toBeGreaterThanOrEqual(0)
  return trace.locate(text, at)
}

const brief = (places: readonly TracePlace[]): readonly string[] =>
  places.map(({ macro, file, line, column }) => `${macro ?? ''}@${file}:${line}:${column}`)

describe('RenderTrace', () => {
  test('literal text is found where it is written', async () => {
    const source = '{{ names[0] }}\n{# away #}\r\n{%- set a = 1 %}\nselect\r\n  nope'
    expect(brief(await placesOf(source, 'nope'))).toEqual(['@model.sql:5:3'])
  })

  test('what an expression wrote is found at the expression', async () => {
    expect(brief(await placesOf('select {{ names[1] }}', 'y'))).toEqual(['@model.sql:1:16'])
  })

  test('a loop is one place for all its rounds', async () => {
    const source = 'select\n{% for name in names %}\n  {{ name }}_id,\n{% endfor %}'
    for (const round of [0, 1]) {
      expect(brief(await placesOf(source, '_id', round))).toEqual(['@model.sql:3:13'])
    }
  })

  test('text of a macro is found in the macro, by way of its calls', async () => {
    const source = "select\n  {{ both('a', 'b') }}"
    expect(brief(await placesOf(source, 'round', 1))).toEqual([
      '@model.sql:2:6',
      'both@macros/money.sql:5:6',
      'money@macros/money.sql:1:26',
    ])
  })

  test('text that goes through a variable, a filter or return() is still found', async () => {
    const source = '{% set part %}\n  some_column + 1\n{% endset %}\nselect {{ handed(part | trim) }}'
    expect(brief(await placesOf(source, 'column')).at(-1)).toBe('@model.sql:2:8')
  })

  test('the content of a call block is the file of the caller', async () => {
    const source = 'select {% call framed() %}inner_column{% endcall %}'
    expect(brief(await placesOf(source, 'column')).at(-1)).toBe('caller@model.sql:1:33')
  })

  test('text around a rendered one does not matter', async () => {
    const trace = new RenderTrace()
    const text = await compileTemplate('select\n  nope_column', { name: 'm.sql' }).render(scope, trace)
    const statement = `/* who asks */\ncreate view v as (\n${text}\n)`
    expect(brief(trace.locate(statement, statement.indexOf('nope')))).toEqual(['@m.sql:2:3'])
    expect(trace.locate(statement, 3)).toEqual([])
  })

  test('text into which something was put', async () => {
    const outer = new RenderTrace()
    const inner = new RenderTrace()
    const original = await compileTemplate('with a_cte as (select 1)\nselect 2', { name: 'm.sql' }).render(
      scope,
      outer,
    )
    const put = await compileTemplate('select 3\nfrom thing', { name: 'e.sql' }).render(scope, inner)
    const text = `with e as (${put}), ${original.slice(5)}`
    outer.inserted({ text, original, at: 4, length: text.length - original.length }, [inner])
    const find = (needle: string) => brief(outer.locate(text, text.indexOf(needle)))
    expect(find('a_cte')).toEqual(['@m.sql:1:6'])
    expect(find('select 2')).toEqual(['@m.sql:2:1'])
    expect(find('thing')).toEqual(['@e.sql:2:6'])
  })

  test('the interpreted form tells the same', () => {
    const trace = new RenderTrace()
    const source = 'select\n{% for name in names %}{% set x %}-{{ name }}-{% endset %}{{ x }}{% endfor %} end'
    const text = compileTemplate(source, { name: 'm.sql' }).renderSync(scope, trace)
    expect(brief(trace.locate(text, text.indexOf('y'))).at(-1)).toBe('@m.sql:2:39')
    expect(brief(trace.locate(text, text.indexOf('end')))).toEqual(['@m.sql:2:79'])
  })
})
