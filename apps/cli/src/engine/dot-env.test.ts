import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDotEnv, withDotEnv } from './dot-env.ts'

describe('.env', () => {
  test.each([
    ['NAME=value', { NAME: 'value' }],
    ['export NAME = value', { NAME: 'value' }],
    ['NAME=two words # a comment', { NAME: 'two words' }],
    ['NAME="a # b\\nc"', { NAME: 'a # b\nc' }],
    ["NAME='${AS_IT_IS}'", { NAME: '${AS_IT_IS}' }],
    ['# NAME=value\n\nOTHER=', { OTHER: '' }],
    ['HOST=db\r\nURL="pg://${HOST}/${NAME:-shop}"', { HOST: 'db', URL: 'pg://db/shop' }],
    ['PASSWORD=a#b', { PASSWORD: 'a#b' }],
    ['not a line', {}],
  ])('%j', (text, expected) => expect(parseDotEnv(text)).toEqual(expected))

  test('the shell wins over the current folder, that over the project', () => {
    const dir = mkdtempSync(join(tmpdir(), 'waypoint-env-'))
    const project = join(dir, 'project')
    const below = join(dir, 'elsewhere', 'below')
    mkdirSync(project)
    mkdirSync(below, { recursive: true })
    writeFileSync(join(project, '.env'), 'A=project\nB=project\nC=project\n')
    writeFileSync(join(dir, 'elsewhere', '.env'), 'A=near\nB=near\n')
    expect(withDotEnv({ A: 'shell' }, below, project)).toEqual({ A: 'shell', B: 'near', C: 'project' })
    rmSync(dir, { recursive: true })
  })

  test('a folder of this name is none', () => {
    const dir = mkdtempSync(join(tmpdir(), 'waypoint-env-'))
    mkdirSync(join(dir, '.env'))
    expect(withDotEnv({ A: 'shell' }, dir, dir)).toEqual({ A: 'shell' })
    rmSync(dir, { recursive: true })
  })
})
