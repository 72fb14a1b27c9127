import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LogFileOptions, openLogFile } from './log-file.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waypoint-log-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const options = (overrides: Partial<LogFileOptions> = {}): LogFileOptions => ({
  folder,
  format: 'debug',
  level: 'debug',
  maxBytes: 0,
  invocationId: 'run-1',
  processId: 7,
  mask: (text) => text.replaceAll('hunter2', '*****'),
  ...overrides,
})

const written = (): string => readFileSync(join(folder, 'waypoint.log'), 'utf8')

describe('the log file', () => {
  test('has a line for each event, and the SQL of queries', () => {
    const log = openLogFile(options())
    log.onEvent({ kind: 'message', level: 'info', text: 'hello' })
    log.onEvent({ kind: 'query', uniqueId: 'model.shop.a', sql: 'select 1', seconds: 0.5 })
    log.close()
    expect(written()).toMatch(/\[info \] \[main\]: hello\n/)
    expect(written()).toMatch(/\[debug\] \[main\]: On model\.shop\.a in 0\.500s: select 1\n/)
  })

  test('is appended to by the next invocation', () => {
    for (const text of ['first', 'second']) {
      const log = openLogFile(options({ invocationId: text }))
      log.close()
    }
    expect(written()).toMatch(/first[^]*second/)
  })

  test('leaves out what is below its level', () => {
    const log = openLogFile(options({ level: 'warn' }))
    log.onEvent({ kind: 'message', level: 'info', text: 'quiet' })
    log.onEvent({ kind: 'warning', warning: new WaypointError({ code: 'unknown-config', message: 'loud' }) })
    log.close()
    expect(written()).toContain('loud')
    expect(written()).not.toContain('quiet')
  })

  test('as JSON names events as dbt does', () => {
    const log = openLogFile(options({ format: 'json' }))
    const warning = new WaypointError({ code: 'selector-names-nothing', message: 'nothing' })
    log.onEvent({ kind: 'warning', warning })
    log.close()
    expect(JSON.parse(written())).toMatchObject({
      info: {
        name: 'NoNodesForSelectionCriteria',
        level: 'warn',
        msg: 'nothing',
        invocation_id: 'run-1',
        pid: 7,
      },
      data: { code: 'selector-names-nothing' },
    })
  })

  test('shows no secret', () => {
    const log = openLogFile(options())
    log.onEvent({ kind: 'query', uniqueId: null, sql: "attach 'hunter2'", seconds: 0 })
    log.close()
    expect(written()).toContain("attach '*****'")
    expect(written()).not.toContain('hunter2')
  })

  test('is put aside when it has grown too large, and five are kept', () => {
    for (let run = 0; run < 8; run += 1) {
      writeFileSync(join(folder, 'waypoint.log'), 'x'.repeat(100))
      openLogFile(options({ maxBytes: 100 })).close()
    }
    expect(readdirSync(folder).toSorted()).toEqual(
      ['', '.1', '.2', '.3', '.4', '.5'].map((suffix) => `waypoint.log${suffix}`),
    )
  })

  test('is not worth failing for', () => {
    writeFileSync(join(folder, 'file'), '')
    const log = openLogFile(options({ folder: join(folder, 'file', 'logs') }))
    expect(() => log.close()).not.toThrow()
  })
})
