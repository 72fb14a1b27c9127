import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeAtomically } from './write-atomically.ts'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waypoint-artifacts-'))
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('writeAtomically', () => {
  test('makes the folder, replaces the file, leaves nothing beside it', () => {
    const file = join(dir, 'target/manifest.json')
    writeAtomically(file, 'one')
    writeAtomically(file, 'two')
    expect(readFileSync(file, 'utf8')).toBe('two')
    expect(readdirSync(join(dir, 'target'))).toEqual(['manifest.json'])
  })

  test('a file where the folder should be is told as what it is, with what to do', () => {
    writeFileSync(join(dir, 'target'), '')
    expect(() => writeAtomically(join(dir, 'target/manifest.json'), '')).toThrow(
      /Cannot write .*manifest\.json/,
    )
  })
})
