import { WaypointError } from '@waypoint/contracts'
import type { EngineEvent } from '@waypoint/contracts'
import { describe, expect, test } from 'vitest'
import { SecretMask } from './secrets.ts'

const mask = new SecretMask(new Set(['hunter2', 's3cret']))

describe('SecretMask', () => {
  test('hides every occurrence of every secret', () => {
    expect(mask.text('hunter2 and s3cret, hunter2')).toBe('***** and *****, *****')
  })

  test('of errors: message, SQL and hint; the cause, which holds them too, is dropped', () => {
    const error = new WaypointError({
      code: 'query-failed',
      message: 'no user hunter2',
      sql: "attach 's3cret'",
      hint: 'is s3cret right?',
      cause: new Error('hunter2'),
    })
    expect(mask.error(error)).toMatchObject({
      message: 'no user *****',
      sql: "attach '*****'",
      hint: 'is ***** right?',
    })
    expect(mask.error(error).cause).toBeUndefined()
  })

  test('of events', () => {
    const seen: EngineEvent[] = []
    const listener = mask.listener((event) => seen.push(event))
    listener({ kind: 'message', level: 'info', text: 'hunter2' })
    listener({ kind: 'query', uniqueId: null, sql: 's3cret', seconds: 0 })
    expect(JSON.stringify(seen)).not.toMatch(/hunter2|s3cret/)
  })
})
