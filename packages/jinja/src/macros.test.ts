import { describe, expect, test } from 'vitest'
import { argumentsOf } from './runtime/arguments.ts'
import { returnCallable } from './runtime/return-signal.ts'
import { text } from './runtime/text.ts'
import { type Scope, scopeOf } from './scope.ts'
import { bindMacro, compileTemplate } from './template.ts'
import { callable } from './values/callable.ts'
import type { Value } from './values/value.ts'

const blockTags = [
  { tag: 'test', shape: 'macro', declareAs: (name: string) => `test_${name}` },
  { tag: 'data_test', shape: 'macro', kind: 'test', declareAs: (name: string) => `test_${name}` },
  {
    tag: 'materialization',
    shape: 'options',
    declareAs: (name: string, options: ReadonlyMap<string, Value>) =>
      `materialization_${name}_${text(options.get('adapter') ?? 'default')}`,
  },
  { tag: 'docs', shape: 'text' },
  { tag: 'snapshot', shape: 'text' },
] as const

const read = (source: string) => compileTemplate(source, { name: 'macros/m.sql', blockTags })

const callSync = (source: string, name: string, scope: Scope, ...positional: Value[]) =>
  bindMacro(read(source), name, scope).call?.(argumentsOf(positional, undefined, { asynchronous: false }))

describe('declarations', () => {
  test('a macro is declared with its parameters, place and exact text', () => {
    const [macro] = read('\n  {%- macro f(a, b: string = 1) -%} x {% endmacro -%} tail').macros
    expect(macro).toEqual({
      name: 'f',
      kind: 'macro',
      options: new Map(),
      parameters: [
        { name: 'a', hasDefault: false },
        { name: 'b', hasDefault: true, type: 'string' },
      ],
      location: { line: 2, column: 3 },
      source: '{%- macro f(a, b: string = 1) -%} x {% endmacro -%}',
    })
  })

  test.each([
    ['{% test unique(model) %}{% endtest %}', 'test_unique', 'test'],
    ['{% data_test unique(model) %}{% enddata_test %}', 'test_unique', 'test'],
    [
      "{% materialization table, adapter='duckdb', supported_languages=['sql'] %}{% endmaterialization %}",
      'materialization_table_duckdb',
      'materialization',
    ],
    [
      '{% materialization table, default %}{% endmaterialization %}',
      'materialization_table_default',
      'materialization',
    ],
  ])('%s declares %s', (source, name, kind) => {
    expect(read(source).macros).toMatchObject([{ name, kind }])
  })

  test('text blocks keep their content unread, with its place', () => {
    const { blocks } = read(
      'x\n{% docs orders %}\nA {{ broken\n{% enddocs %}{% snapshot s %}select {{ 1 }}{% endsnapshot %}',
    )
    expect(blocks).toMatchObject([
      { kind: 'docs', name: 'orders', body: '\nA {{ broken\n', location: { line: 2, column: 1 } },
      { kind: 'snapshot', name: 's', body: 'select {{ 1 }}', bodyLocation: { line: 4, column: 30 } },
    ])
  })

  test('calls are listed with their literal arguments, those of macros apart', () => {
    const template = read(
      "{{ config(materialized='table') }}{% if x %}{{ a.b.c(1) ~ ref(y) }}{% endif %}{% macro m() %}{{ ref('z') }}{% endmacro %}",
    )
    expect(
      template.freeCalls.map(({ path, literals }) => [path.join('.'), literals?.positional ?? null]),
    ).toEqual([
      ['config', []],
      ['a.b.c', [1]],
      ['ref', null],
    ])
    expect(template.macro('m').freeCalls).toMatchObject([{ path: ['ref'], literals: { positional: ['z'] } }])
  })
})

describe('a bound macro', () => {
  test('looks its free names up in the scope it is bound to', () => {
    expect(callSync('{% macro m(x) %}{{ x }}-{{ name }}{% endmacro %}', 'm', scopeOf({ name: 'n' }), 1)).toBe(
      '1-n',
    )
  })

  test('prefers the scope to its siblings, and falls back to them', () => {
    const source = '{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}own{% endmacro %}'
    expect(callSync(source, 'a', scopeOf({}))).toBe('own')
    expect(callSync(source, 'a', scopeOf({ b: callable('b', () => 'override') }))).toBe('override')
  })

  test('sees the variables that its file sets at the top level', () => {
    expect(
      callSync("{% set prefix = 'p_' %}{% macro m() %}{{ prefix }}x{% endmacro %}", 'm', scopeOf({})),
    ).toBe('p_x')
  })

  test('returns a value natively, and its text otherwise', () => {
    const scope = scopeOf({ return: returnCallable })
    expect(callSync('{% macro m() %}a{{ return([1, 2]) }}b{% endmacro %}', 'm', scope)).toEqual([1, 2])
    expect(
      callSync(
        '{% macro m() %}{% for i in [1, 2] %}{% do return(i) %}{% endfor %}{% endmacro %}',
        'm',
        scope,
      ),
    ).toBe(1)
    expect(callSync('{% macro m() %}{{ return(none) }}{% endmacro %}', 'm', scope)).toBe(null)
  })

  test('return leaves the innermost executing macro only', () => {
    const source =
      "{% macro inner() %}{% do return('i') %}{% endmacro %}{% macro outer() %}{{ inner() }}o{% endmacro %}"
    expect(callSync(source, 'outer', scopeOf({ return: returnCallable }))).toBe('io')
  })

  test('return inside a call block leaves the macro that is called', () => {
    const source = `{% macro block() %}<{{ caller() }}>{% endmacro %}
      {%- macro m() %}{% call block() %}{% do return('x') %}{% endcall %}!{% endmacro %}`
    expect(callSync(source, 'm', scopeOf({ return: returnCallable }))).toBe('x!')
  })

  test('awaits in its asynchronous form', async () => {
    const query = callable('query', async () => ['a', 'b'])
    const macro = bindMacro(
      read('{% macro m() %}{% for r in query() %}{{ r }};{% endfor %}{% endmacro %}'),
      'm',
      scopeOf({ query }),
    )
    expect(await macro.call?.(argumentsOf([]))).toBe('a;b;')
  })
})
