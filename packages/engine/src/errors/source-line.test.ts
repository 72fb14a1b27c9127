import { describe, expect, test } from 'vitest'
import { sourceLineOf } from './source-line.ts'

const source = `{{ config(
    materialized='table'
) }}
select
    a,
{% for name in ['x', 'y'] %}
    {{ name }} as {{ name }}_value,
{% endfor %}
    nope
from {{ ref('t') }}
where a > {{ var('least') }}
{{ extra() }}`

const output = `
select
    a,

    x as x_value,

    y as y_value,

    nope
from "db"."main"."t"
where a > 3
and made_by_a_macro = 1`

const lineOf = (text: string): number => output.split('\n').findIndex((line) => line.includes(text)) + 1

describe('sourceLineOf', () => {
  test.each([
    ['select', 4],
    ['x as x_value', 7],
    ['y as y_value', 7],
    ['nope', 9],
    ['from "db"', 10],
    ['where a > 3', 11],
    ['made_by_a_macro', 12],
  ])('%s comes from line %i', (text, expected) => {
    expect(sourceLineOf(source, output, lineOf(text))).toBe(expected)
  })
})
