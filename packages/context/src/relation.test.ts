import { compileTemplate, scopeOf } from '@waypoint/jinja'
import { describe, expect, test } from 'vitest'
import { Relation } from './relation.ts'

const ORDERS = new Relation({ database: 'shop', schema: 'marts', identifier: 'orders' }, { type: 'table' })

describe('a relation in a template', () => {
  test.each([
    ['{{ r }}', '"shop"."marts"."orders"'],
    ['{{ r.database }} {{ r.schema }} {{ r.identifier }} {{ r.name }}', 'shop marts orders orders'],
    ['{{ r.type }} {{ r.is_table }} {{ r.is_view }}', 'table True False'],
    ['{{ r.include(database=false) }}', '"marts"."orders"'],
    ['{{ r.include(false, false) }}', '"orders"'],
    ['{{ r.quote(identifier=false) }}', '"shop"."marts".orders'],
    ['{{ r.without_identifier() }}', '"shop"."marts"'],
    ["{{ r.incorporate(path={'identifier': 'orders__tmp'}, type='view') }}", '"shop"."marts"."orders__tmp"'],
    ["{{ r.incorporate(type='view').is_view }}", 'True'],
    ["{{ r.replace_path(schema='raw') }}", '"shop"."raw"."orders"'],
    ["{{ r.information_schema('columns') }}", '"shop".information_schema.columns'],
    ["{{ r.matches(schema='MARTS') }} {{ r.matches(identifier='x') }}", 'True False'],
    ["{{ r.get('schema') }} {{ r.get('metadata').type }}", 'marts Relation'],
    [
      "{{ r ~ '_x' }} {{ 'select * from ' ~ r }}",
      '"shop"."marts"."orders"_x select * from "shop"."marts"."orders"',
    ],
    ['{{ r == r.include() }} {{ r is none }} {{ r is mapping }}', 'True False True'],
  ])('%s', (template, expected) => {
    expect(compileTemplate(template, { name: 't' }).renderSync(scopeOf({ r: ORDERS }))).toBe(expected)
  })

  test('quotes in names are doubled', () => {
    expect(new Relation({ database: null, schema: null, identifier: 'a"b' }).render()).toBe('"a""b"')
  })

  test('an external relation is what stands for it', () => {
    const external = new Relation(
      { database: null, schema: null, identifier: 'x' },
      { external: "read_parquet('x.parquet')" },
    )
    expect(external.render()).toBe("read_parquet('x.parquet')")
  })
})
