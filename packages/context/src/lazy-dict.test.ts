import { compileTemplate, scopeOf, type Value } from '@waypoint/jinja'
import { describe, expect, test } from 'vitest'
import { toLazyValue } from './lazy-dict.ts'
import { toValue } from './plain.ts'

const plain = {
  name: 'orders',
  config: { tags: ['a', { b: 1 }], meta: {} },
  columns: [{ name: 'id' }],
  none: null,
}

const templates = [
  '{{ it }}',
  '{{ it.name }} {{ it.config.tags[1].b }} {{ it.columns[0].name }}',
  '{{ it | length }} {{ it.config.meta | length }}',
  '{% for key, value in it.items() %}{{ key }}={{ value }};{% endfor %}',
  "{{ it.keys() | list }} {{ 'name' in it }} {{ 'nothing' in it }} {{ it.get('x', 'y') }}",
  "{% do it.update({'name': 'other'}) %}{{ it.name }} {{ it == {'name': 1} }}",
  "{{ it.pop('none') }} {{ it | length }} {{ dict(it, a=1) }}",
  '{{ it | dictsort }}',
]

describe('toLazyValue', () => {
  test.each(templates)('a template sees what toValue gives: %s', (source) => {
    const render = (it: Value): string =>
      compileTemplate(source, { name: 'test' }).renderSync(scopeOf(new Map<string, Value>([['it', it]])))
    expect(render(toLazyValue(plain))).toBe(render(toValue(plain)))
  })

  test('nothing is read before it is asked for', () => {
    const reads: string[] = []
    const value = toLazyValue({
      get name() {
        reads.push('name')
        return 'orders'
      },
    })
    expect(reads).toEqual([])
    expect(value instanceof Map ? value.get('name') : null).toBe('orders')
    expect(reads).toEqual(['name'])
  })
})
