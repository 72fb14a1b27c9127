import type { SourceLocation } from '@waypoint/contracts'
import { EVENT_ID, type Event, parseEvents } from 'js-yaml'
import { parseLeniently } from './lenient-text.ts'

/** Where in a document: `['models', 0, 'columns', 2, 'name']`. */
export type YamlPath = readonly (string | number)[]

/**
 * The place of a value in a YAML file; of its nearest ancestor where the path leads further than the file.
 * Reads the file's events again: for errors only.
 */
export function locate(text: string, file: string, path: YamlPath): SourceLocation {
  const { result: events, source } = parseLeniently(text, (each) => parseEvents(each, { filename: file }))
  const cursor: Cursor = { events, position: 1 }
  const offset = descend(cursor, source, { path, near: 0 })
  const before = source.slice(0, offset)
  const line = before.split('\n').length
  const [read = '', written = ''] = [source, text].map((each) => each.split('\n')[line - 1])
  return { file, line, column: offset - before.lastIndexOf('\n') - (read.length - written.length) }
}

interface Cursor {
  readonly events: readonly Event[]
  position: number
}

interface Sought {
  readonly path: YamlPath
  /** Where the value's key is: a key without a value has no place of its own. */
  readonly near: number
}

function descend(cursor: Cursor, text: string, { path, near }: Sought): number {
  const event = cursor.events[cursor.position]
  if (event === undefined) return near
  const [step, ...rest] = path
  const start = startOf(event)
  const here = start < 0 ? near : start
  if (step === undefined) return here
  cursor.position += 1
  if (event.type === EVENT_ID.MAPPING) {
    while (!atEnd(cursor)) {
      const key = cursor.events[cursor.position] as Event
      const name = key.type === EVENT_ID.SCALAR ? text.slice(key.valueStart, key.valueEnd) : ''
      skip(cursor)
      if (name.replace(/^["']|["']$/g, '') === String(step)) {
        const place = startOf(key)
        return rest.length === 0 ? place : descend(cursor, text, { path: rest, near: place })
      }
      skip(cursor)
    }
  } else if (event.type === EVENT_ID.SEQUENCE) {
    for (let index = 0; !atEnd(cursor); index += 1) {
      if (index === step) return descend(cursor, text, { path: rest, near: here })
      skip(cursor)
    }
  }
  return here
}

function atEnd(cursor: Cursor): boolean {
  const event = cursor.events[cursor.position]
  return event === undefined || event.type === EVENT_ID.POP
}

function skip(cursor: Cursor): void {
  let depth = 0
  do {
    const event = cursor.events[cursor.position]
    if (event === undefined) return
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) depth += 1
    if (event.type === EVENT_ID.POP) depth -= 1
    cursor.position += 1
  } while (depth > 0)
}

function startOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? event.start : 0
}
