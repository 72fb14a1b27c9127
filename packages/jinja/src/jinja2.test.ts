import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compileTemplate, scopeOf, setConstructor, type Template, type Value } from './index.ts'

interface Case {
  readonly template: string
  /** What it can extend, include and import, by name. */
  readonly templates?: Record<string, string>
  readonly context?: Record<string, Value>
  readonly expected?: string
  readonly error?: string
}

const folder = new URL('../fixtures/jinja2/', import.meta.url)

function fromJson(value: unknown): Value {
  if (Array.isArray(value)) return value.map(fromJson)
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value
    default:
      return value === null || value === undefined
        ? null
        : new Map(Object.entries(value).map(([key, item]) => [key, fromJson(item)]))
  }
}

describe.each(readdirSync(folder).filter((name) => name.endsWith('.json')))(
  'as CPython renders it: %s',
  (name) => {
    const cases: readonly Case[] = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
    test.each(cases.map((entry) => [entry.template, entry] as const))('%j', async (_title, entry) => {
      const names = new Map<string, Value>(
        Object.entries(entry.context ?? {}).map(([key, value]) => [key, fromJson(value)]),
      )
      names.set('set', setConstructor)
      const load = (wanted: string): Template | undefined => {
        const source = entry.templates?.[wanted]
        return source === undefined ? undefined : compileTemplate(source, { name: wanted, load })
      }
      const render = () => compileTemplate(entry.template, { name: 'case.sql', load })
      if (entry.error !== undefined) {
        expect(() => render().renderSync(scopeOf(names))).toThrow()
        return
      }
      expect(render().renderSync(scopeOf(names))).toBe(entry.expected)
      expect(await render().render(scopeOf(names))).toBe(entry.expected)
    })
  },
)
