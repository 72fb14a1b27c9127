import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EditedProject } from './edited-project.ts'

const edit = fc.oneof(
  fc.record({
    file: fc.constantFrom(
      'models/staging/stg_orders.sql',
      'models/marts/orders.sql',
      'models/plain/alone.sql',
    ),
    content: fc.constantFrom(
      'select 1 as id',
      "select * from {{ ref('stg_people') }}",
      "{{ config(materialized='table', alias='renamed') }} select 2 as id",
      '{{ config(enabled=false) }} select 3 as id',
      "select * from {{ ref('misspelt') }}",
      "select * from {{ ref('totals') }}",
      "\n\n  select {{ euro('1') }} as id",
      "select '{{ env_var('PLACE', 'here') }}' as place",
      "select '{{ flags.WHICH }}' as command",
      '{% if %}',
    ),
  }),
  fc.record({
    file: fc.constantFrom('models/plain/plain.yml', 'models/plain/more.yml'),
    content: fc.constantFrom(
      'models: [{name: alone, description: one}]',
      'models: [{name: other, columns: [{name: one, data_tests: [unique, not_null]}]}, {name: alone}]',
      'models: [{name: nobody}]',
      'models: [{name: other, config: {tags: [x], meta: {size: 1.0}}}]',
      'models: [{name: other, descripton: misspelt}]',
      'models: [',
    ),
  }),
  fc.record({
    file: fc.constantFrom('models/raw.yml'),
    content: fc.constantFrom(
      'sources: [{name: raw, schema: other, tables: [{name: orders}]}]',
      'sources: [{name: raw, tables: [{name: orders, columns: [{name: id, data_tests: [unique]}]}]}]',
      'sources: [{name: raw, tables: [{name: customers}]}]',
      'sources: [{name: raw, tables: [{name: orders}]}, {name: more, tables: [{name: events, columns: [{name: id, data_tests: [unique]}]}]}]',
    ),
  }),
  fc.record({
    file: fc.constantFrom(
      'models/plain/added.sql',
      'models/added_first.sql',
      'models/marts/totals.sql',
      'models/plain/other.sql',
      'seeds/countries.csv',
    ),
    content: fc.constantFrom(null, 'select 9 as nine', "select * from {{ ref('alone') }}"),
  }),
  fc.record({
    file: fc.constant('models/staging/staging.yml'),
    content: fc.constantFrom(
      'models:\n  - name: stg_orders\n    columns: [{name: id, data_tests: [unique, not_null]}]\n  - name: stg_people\n    columns: [{name: id, data_tests: [unique]}]\n',
      'models:\n  - name: stg_people\n    description: People\n    columns: [{name: id, data_tests: [unique]}]\n  - name: stg_orders\n    config: {alias: orders_of_staging}\n',
      'models:\n  - name: stg_people\n    access: public\n  - name: stg_orders\n    columns: [{name: id, data_tests: [not_null, {relationships: {arguments: {to: ref("added"), field: one}}}]}]\n',
    ),
  }),
  fc.record({
    file: fc.constant('tests/no_negative.sql'),
    content: fc.constantFrom(null, 'select 1 where false'),
  }),
  fc.record({
    file: fc.constant('macros/money.sql'),
    content: fc.constantFrom(
      '{% macro euro(c) %}{{ c }}{% endmacro %}',
      '{% macro euro(c) %}{{ prefix() }}{{ c }}{% endmacro %}',
      '{% macro euros(c) %}{{ c }}{% endmacro %}',
    ),
  }),
  fc.record({
    file: fc.constant('macros/prefix.sql'),
    content: fc.constantFrom(
      '{% macro prefix() %}q{% endmacro %}',
      '\n{% macro prefix() %}p{% endmacro %}',
      "{% macro prefix() %}{% do ref('stg_people') %}r{% endmacro %}",
      "{% macro prefix() %}{{ config(tags=['by_macro']) }}{% endmacro %}",
      '{% macro prefix() %}{{ prefux() }}{% endmacro %}',
      '{% macro prefix() %}p{% endmacro %}{% macro suffix() %}s{% endmacro %}',
      '{% macro prefix() %}{% if %}{% endmacro %}',
      null,
    ),
  }),
  fc.record({
    file: fc.constant('macros/label.sql'),
    content: fc.constantFrom(
      '{% macro label(x) %}{{ x }}{% endmacro %}',
      '{% macro label(x) %}{{ euro(x) }}_{{ prefix() }}{% endmacro %}',
    ),
  }),
  fc.record({
    file: fc.constant('macros/positive.sql'),
    content: fc.constantFrom(
      "{% test positive(model, column_name) %}{{ config(severity='warn') }}select {{ label('t') }} from {{ model }}{% endtest %}",
      '{% test positive(model) %}select * from {{ model }}{% endtest %}',
      "{% test positive(model, column_name, least=1) %}select 1 from {{ ref('stg_people') }}{% endtest %}",
    ),
  }),
  fc.record({
    file: fc.constant('macros/docs.md'),
    content: fc.constant('{% docs id %}Another text.{% enddocs %}'),
  }),
  fc.record({
    file: fc.constant('dbt_project.yml'),
    content: fc.constant('name: shop\nprofile: shop\nvars: {country: fr}\nmodels: {shop: {+tags: [all]}}\n'),
  }),
)

describe('a parse that starts from the last one', () => {
  test('gives what reading the whole project gives, after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
        const project = await EditedProject.create()
        try {
          expect(await project.warm()).toEqual(await project.cold())
          for (const { file, content } of edits) {
            if (content === null) await project.remove(file)
            else await project.write(file, content)
            expect(await project.warm()).toEqual(await project.cold())
          }
          expect(await project.warm()).toEqual(await project.cold())
        } finally {
          await project.remove()
        }
      }),
      { numRuns: 25 },
    )
  }, 300_000)
})
