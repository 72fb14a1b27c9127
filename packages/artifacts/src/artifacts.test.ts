import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Manifest, NodeResult } from '@waypoint/contracts'
import { describe, expect, test } from 'vitest'
import { decodeManifest } from './decode-manifest.ts'
import { decodeRunResults } from './decode-run-results.ts'
import { encodeManifest } from './encode-manifest.ts'
import { encodeRunResults } from './encode-run-results.ts'

const EMPTY: Manifest = {
  metadata: {
    project_name: 'shop',
    project_id: 'id',
    adapter_type: 'duckdb',
    invocation_id: 'run',
    generated_at: '2025-01-01T00:00:00.000Z',
  },
  nodes: {},
  sources: {},
  macros: {},
  docs: {},
  exposures: {},
  metrics: {},
  groups: {},
  semantic_models: {},
  saved_queries: {},
  unit_tests: {},
  disabled: {},
  parent_map: {},
  child_map: {},
}

describe('manifest.json', () => {
  test('an empty manifest survives the way there and back', () => {
    expect(decodeManifest(encodeManifest(EMPTY), 'manifest.json')).toEqual(EMPTY)
  })

  test('carries the schema version and every section of v12', () => {
    const encoded = JSON.parse(encodeManifest(EMPTY))
    expect(encoded.metadata.dbt_schema_version).toBe('https://schemas.getdbt.com/dbt/manifest/v12.json')
    expect(Object.keys(encoded)).toEqual(
      expect.arrayContaining(['selectors', 'group_map', 'functions', 'disabled', 'child_map']),
    )
  })

  test("dbt's own manifest is read", async () => {
    const file = fileURLToPath(new URL('../../project/fixtures/shop.manifest.json', import.meta.url))
    const manifest = decodeManifest(await readFile(file, 'utf8'), 'manifest.json')
    expect(manifest.nodes['seed.shop.countries']?.depends_on).toEqual({ macros: [], nodes: [] })
    expect(manifest.nodes['test.shop.no_negative']).toMatchObject({ test_metadata: null })
    expect(manifest.metadata.adapter_type).toBe('duckdb')
  })

  test.each([
    ['{', 'invalid-artifact'],
    [
      '{"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v9.json"}}',
      'unsupported-artifact',
    ],
    [
      '{"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/catalog/v12.json"}}',
      'unsupported-artifact',
    ],
    ['{}', 'unsupported-artifact'],
  ])('%s is refused: %s', (text, code) => {
    expect(() => decodeManifest(text, 'old.json')).toThrow(expect.objectContaining({ code }))
  })
})

describe('run_results.json', () => {
  const result: NodeResult = {
    uniqueId: 'model.shop.a',
    resourceType: 'model',
    name: 'a',
    status: 'success',
    message: 'OK',
    failures: null,
    rowsAffected: 3,
    timing: [{ name: 'compile', startedAt: new Date(0), completedAt: new Date(1000) }],
    seconds: 1.5,
    thread: 'Thread-1',
    adapterResponse: { _message: 'OK' },
    relationName: '"shop"."main"."a"',
    compiledCode: 'select 1',
    compiledPath: 'target/compiled/a.sql',
    error: null,
  }
  const meta = {
    invocationId: 'run',
    generatedAt: new Date(2000),
    startedAt: new Date(0),
    env: {},
    elapsedSeconds: 2,
    args: { which: 'build' },
  }

  test('what happened to a node survives the way there and back', () => {
    const recorded = decodeRunResults(encodeRunResults([result], meta), 'run_results.json')
    expect(recorded).toEqual({
      invocationId: 'run',
      generatedAt: '1970-01-01T00:00:02.000Z',
      args: { which: 'build' },
      results: [
        {
          uniqueId: 'model.shop.a',
          status: 'success',
          seconds: 1.5,
          message: 'OK',
          failures: null,
          relationName: '"shop"."main"."a"',
          batchResults: null,
        },
      ],
    })
  })

  test('results are written in the words of the schema', () => {
    const [first] = JSON.parse(encodeRunResults([result], meta)).results
    expect(first).toMatchObject({
      unique_id: 'model.shop.a',
      execution_time: 1.5,
      thread_id: 'Thread-1',
      compiled: true,
      timing: [
        { name: 'compile', started_at: '1970-01-01T00:00:00.000Z', completed_at: '1970-01-01T00:00:01.000Z' },
      ],
    })
  })
})
