import { expect, test } from 'vitest'
import { scopeOf } from './scope.ts'
import { compileTemplate } from './template.ts'
import { callable } from './values/callable.ts'
import { HostObject } from './values/host-object.ts'

class Secretive extends HostObject {
  readonly typeName = 'Secretive'
  readonly secret = 'hidden'
}

const scope = scopeOf({
  text: 'x',
  list: [1],
  dict: new Map(),
  number: 1,
  fn: callable('fn', () => 1),
  host: new Secretive(),
})

const render = (source: string) => compileTemplate(source, { name: 't' }).renderSync(scope)

const values = [
  'text',
  'list',
  'dict',
  'number',
  'fn',
  'host',
  'none',
  'true',
  'nosuch|default({})',
  'range',
  'loop|default([])',
]
const attributes = [
  'constructor',
  '__proto__',
  'prototype',
  '__class__',
  '__globals__',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'secret',
  'typeName',
  'size',
  'push',
  '__defineGetter__',
]

test.each(values.flatMap((value) => attributes.map((attribute) => [value, attribute] as const)))(
  '%s has no %s',
  (value, attribute) => {
    expect(render(`{{ (${value}).${attribute} is defined }}`)).toBe('False')
    expect(render(`{{ (${value})['${attribute}'] is defined }}`)).toBe('False')
    expect(render(`{{ (${value})|attr('${attribute}') is defined }}`)).toBe('False')
  },
)

test.each([
  'process',
  'globalThis',
  'require',
  'rt',
  'f',
  'U',
  'S',
  'K',
  'o',
  'this',
  'arguments',
  'b',
  'constructor',
  '__proto__',
  'eval',
])('the name %s is undefined', (name) => {
  expect(render(`{{ ${name} is defined }}`)).toBe('False')
})

test('text and names are never code', () => {
  const hostile = '`${process.exit()}`"; process.exit(); //\u2028\\'
  expect(render(hostile)).toBe(hostile)
  expect(
    render(
      `{% set process = 1 %}{% set await = 2 %}{% set o = 3 %}{% macro class(f) %}{{ f }}{% endmacro %}{{ process }}{{ await }}{{ o }}{{ class(4) }}`,
    ),
  ).toBe('1234')
})

test('an object of the host that is no value cannot be read', () => {
  const leaky = { lookup: (name: string) => (name === 'x' ? JSON.parse('{"a": 1}') : undefined) }
  const template = compileTemplate('{{ x.a }}', { name: 't' })
  expect(() => template.renderSync(leaky)).toThrow(
    'The host gave the template an object that templates cannot read.',
  )
})
