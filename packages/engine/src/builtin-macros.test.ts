import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { templateOptions } from '@waypoint/context'
import { compileTemplate } from '@waypoint/jinja'
import { builtinMacroPackages } from '@waypoint/macros'
import { describe, expect, test } from 'vitest'

const files = builtinMacroPackages().flatMap(({ packageName, dir }) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.sql'))
    .map((path) => [`${packageName}: ${path}`, join(dir, path)] as const),
)

const templateOf = (file: string) => compileTemplate(readFileSync(file, 'utf8'), templateOptions({ file }))

describe('built-in macros', () => {
  test.each(files)('%s declares macros and nothing else', (_name, file) => {
    const template = templateOf(file)
    expect(template.macros.length).toBeGreaterThan(0)
    expect(template.renderSync({ lookup: () => undefined }).trim()).toBe('')
  })

  test('every dispatching macro has a default', () => {
    const sources = files.map(([, file]) => readFileSync(file, 'utf8')).join('\n')
    const names = new Set(files.flatMap(([, file]) => templateOf(file).macros.map((macro) => macro.name)))
    const dispatched = [...sources.matchAll(/adapter\.dispatch\('(\w+)', 'dbt'\)/g)].map((match) => match[1])
    expect(dispatched.filter((name) => !names.has(`default__${name}`))).toEqual([])
    expect(dispatched.length).toBeGreaterThan(60)
  })
})
