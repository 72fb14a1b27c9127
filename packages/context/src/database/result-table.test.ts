import { compileTemplate, scopeOf, type Value } from '@waypoint/jinja'
import { describe, expect, test } from 'vitest'
import { ResultTable } from './result-table.ts'

const table = new ResultTable(
  ['id', 'name'],
  [
    [1, 'Ada'],
    [2, null],
  ],
)

const render = (template: string): string =>
  compileTemplate(template, { name: 'test.sql' }).renderSync(scopeOf({ t: table as Value }))

describe('ResultTable, as packages use it', () => {
  test.each([
    ['{{ t.columns[0].values()[1] }}', '2'],
    ["{{ t.columns['name'].values()[0] }}", 'Ada'],
    ['{% for row in t %}{{ row[0] }}{{ row.name }};{% endfor %}', '1Ada;2None;'],
    ["{% for row in t.rows %}{{ row['id'] }};{% endfor %}", '1;2;'],
    ['{{ t.rows[0].values()[1] }}', 'Ada'],
    ['{{ t.rows[-1][0] }}', '2'],
    ['{{ t.column_names[1] }}', 'name'],
    ['{{ t.rows.values()[0][0] }}', '1'],
    ['{% for column in t.columns %}{{ column.name }};{% endfor %}', 'id;name;'],
    ["{{ t.select(['name']).rows[0][0] }}", 'Ada'],
    [
      '{% for name, column in t.columns.items() %}{{ name }}={{ column.values()[0] }};{% endfor %}',
      'id=1;name=Ada;',
    ],
    ["{{ t.rename({'id': 'ID'}).column_names }} {{ t.rename(['a', 'b']).rows[0].a }}", "('ID', 'name') 1"],
    [
      "{{ t.exclude(['id']).column_names[0] }} {{ t.limit(1).rows | length }} {{ t.limit(1, 2).rows[0].id }}",
      'name 1 2',
    ],
    ["{{ t.columns.get('id').name }}", 'id'],
    ['{% if t %}yes{% endif %}', 'yes'],
    ["{{ t.rows[0].get('nope', 'none') }}", 'none'],
  ])('%s', (template, expected) => {
    expect(render(template)).toBe(expected)
  })

  test('prints as a table', () => {
    expect(render('{{ t.print_table() }}')).toBe('| id | name |\n| -- | ---- |\n| 1  | Ada  |\n| 2  |      |')
  })
})
