import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { planNode } from '../fixtures/plan-nodes.ts'
import { CompiledFiles } from './compiled-files.ts'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waypoint-compiled-'))
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

const model = { ...planNode('a'), original_file_path: 'models/marts/a.sql' }
const test_a = { ...planNode('t_a'), original_file_path: 'models/schema.yml', path: 't_a.sql' }

describe('CompiledFiles', () => {
  test('puts files where dbt puts them, and shows paths relative to the project', () => {
    const files = new CompiledFiles(dir, join(dir, 'target'))
    const shown = [files.write('compiled', model, 'select 1'), files.write('run', test_a, 'select 2')]
    expect(shown).toEqual([
      'target/compiled/shop/models/marts/a.sql',
      'target/run/shop/models/schema.yml/t_a.sql',
    ])
    files.flush()
    expect(shown.map((path) => readFileSync(join(dir, path), 'utf8'))).toEqual(['select 1', 'select 2'])
  })

  test('a snapshot in YAML and the tests beside it do not take the same place', () => {
    const files = new CompiledFiles(dir, join(dir, 'target'))
    const original_file_path = 'snapshots/history.yml'
    files.write(
      'run',
      { ...planNode('history'), original_file_path, path: 'history.yml/history.sql' },
      'select 1',
    )
    files.write('run', { ...test_a, original_file_path }, 'select 2')
    expect(() => files.flush()).not.toThrow()
  })

  test('a target folder elsewhere is shown in full', () => {
    const target = join(dir, 'elsewhere')
    const files = new CompiledFiles(join(dir, 'project'), target)
    expect(files.write('compiled', model, '')).toBe(join(target, 'compiled/shop/models/marts/a.sql'))
  })

  test('what cannot be written is told at the end', () => {
    writeFileSync(join(dir, 'target'), '')
    const files = new CompiledFiles(dir, join(dir, 'target'))
    files.write('compiled', model, 'select 1')
    expect(() => files.flush()).toThrow(/ENOTDIR|EEXIST/)
  })
})
