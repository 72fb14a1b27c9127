import { readFileSync } from 'node:fs'
import { WaypointError } from '@waypoint/contracts'
import { locate, readYamlMap } from '@waypoint/project'
import { Cron } from 'croner'
import {
  ALERT_KINDS,
  type AlertKind,
  type AlertSink,
  type Destination,
  type Job,
  type Schedule,
  type Step,
} from './schedule.ts'
import { wordsOf } from './words-of.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * Reads and checks a schedule. `${NAME}` in the address of a web hook stands for a variable of the environment, so
 * that no secret is in the file.
 *
 * @throws WaypointError `missing-schedule`, `invalid-schedule` with the place in the file.
 */
export function readSchedule(file: string, env: Env): Schedule {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new WaypointError({
      code: 'missing-schedule',
      message: `there is no ${file}`,
      hint: 'write one (docs/guides/scheduling.md has an example), or name it with --file',
      cause,
    })
  }
  return new ScheduleReader(text, file, env).read()
}

type Path = readonly (string | number)[]
type Fields = Readonly<Record<string, unknown>>

class ScheduleReader {
  readonly #text: string
  readonly #file: string
  readonly #env: Env

  constructor(text: string, file: string, env: Env) {
    this.#text = text
    this.#file = file
    this.#env = env
  }

  read(): Schedule {
    const root = readYamlMap(this.#text, this.#file)
    this.#known(root, ['timezone', 'jobs', 'alerts'], [])
    const timeZone = this.#optional(root, 'timezone', []) ?? 'UTC'
    if (!isTimeZone(timeZone))
      throw this.#wrong(['timezone'], `'${timeZone}' is no time zone`, 'write one like Europe/Berlin')
    const jobs = Object.entries(this.#map(root['jobs'], ['jobs'])).map(([name, job]) =>
      this.#job(name, job, timeZone),
    )
    if (jobs.length === 0)
      throw this.#wrong(['jobs'], 'there is no job', 'name at least one, with cron and steps')
    const alerts = this.#list(root['alerts'] ?? [], ['alerts']).map((sink, index) =>
      this.#sink(sink, ['alerts', index]),
    )
    return { timeZone, jobs, alerts }
  }

  #job(name: string, value: unknown, timeZone: string): Job {
    const path = ['jobs', name]
    const job = this.#map(value, path)
    this.#known(job, ['cron', 'overlap', 'catch_up', 'timeout_minutes', 'steps'], path)
    const cron = this.#optional(job, 'cron', path)
    if (cron === undefined)
      throw this.#wrong(path, `${name} has no cron`, "say when it runs, as in cron: '0 6 * * *'")
    this.#checkCron(cron, timeZone, [...path, 'cron'])
    const overlap = this.#optional(job, 'overlap', path) ?? 'skip'
    if (overlap !== 'skip' && overlap !== 'wait')
      throw this.#wrong([...path, 'overlap'], `overlap is '${overlap}'`, 'use skip or wait')
    const catchUp = job['catch_up'] ?? true
    if (typeof catchUp !== 'boolean')
      throw this.#wrong([...path, 'catch_up'], 'catch_up is neither true nor false', 'use one of them')
    const timeout = job['timeout_minutes'] ?? null
    if (timeout !== null && (typeof timeout !== 'number' || timeout <= 0))
      throw this.#wrong(
        [...path, 'timeout_minutes'],
        'timeout_minutes is no number of minutes',
        'write one above 0',
      )
    const steps = this.#list(job['steps'], [...path, 'steps']).map((step, index) =>
      this.#step(step, [...path, 'steps', index]),
    )
    if (steps.length === 0)
      throw this.#wrong(path, `${name} has no steps`, 'list commands without `waypoint`, such as build')
    return { name, cron, overlap, catchUp, timeoutMinutes: timeout, steps }
  }

  #step(value: unknown, path: Path): Step {
    if (typeof value === 'string') return { args: this.#words(value, path), to: null }
    const step = this.#map(value, path)
    this.#known(step, ['run', 'to'], path)
    const run = this.#optional(step, 'run', path)
    if (run === undefined)
      throw this.#wrong(path, 'a step runs nothing', 'write the command, or run: with to: beside it')
    return {
      args: this.#words(run, path),
      to: step['to'] === undefined ? null : this.#destination(step['to'], [...path, 'to']),
    }
  }

  #words(line: string, path: Path): readonly string[] {
    const words = wordsOf(line.replace(/^\s*waypoint\s+/, ''))
    const [verb] = words
    if (verb === undefined || verb.startsWith('-'))
      throw this.#wrong(path, `'${line}' names no command`, '`waypoint --help` lists them')
    if (verb === 'schedule')
      throw this.#wrong(path, 'a schedule cannot run a schedule', 'list the commands themselves')
    return words
  }

  #sink(value: unknown, path: Path): AlertSink {
    const { kinds: asked = ALERT_KINDS, ...to } = this.#map(value, path)
    const kinds = this.#list(asked, [...path, 'kinds']).map((kind): AlertKind => {
      const known = ALERT_KINDS.find((each) => each === kind)
      if (known === undefined)
        throw this.#wrong(
          [...path, 'kinds'],
          `there is no alert ${JSON.stringify(kind)}`,
          `use ${ALERT_KINDS.join(', ')}`,
        )
      return known
    })
    return { to: this.#destination(to, path), kinds }
  }

  #destination(value: unknown, path: Path): Destination {
    const to = this.#map(value, path)
    this.#known(to, ['file', 'webhook'], path)
    const [file, webhook] = [this.#optional(to, 'file', path), this.#optional(to, 'webhook', path)]
    if (file !== undefined && webhook === undefined) return { file }
    if (webhook === undefined || file !== undefined)
      throw this.#wrong(path, 'this names no one place', 'use file: or webhook:')
    const url = webhook.replace(/\$\{(\w+)\}/g, (_, name: string) => {
      const found = this.#env[name]
      if (found === undefined)
        throw this.#wrong(
          [...path, 'webhook'],
          `the variable ${name} is not set`,
          'set it in the environment of the scheduler',
        )
      return found
    })
    if (!/^https?:\/\//.test(url))
      throw this.#wrong([...path, 'webhook'], 'this is no address of the web', 'it begins with https://')
    return { webhook: url }
  }

  #checkCron(cron: string, timeZone: string, path: Path): void {
    try {
      const next = new Cron(cron, { timezone: timeZone, paused: true }).nextRun()
      if (next === null) throw this.#wrong(path, `'${cron}' never comes`, 'check day and month')
    } catch (cause) {
      if (cause instanceof WaypointError) throw cause
      const reason = cause instanceof Error ? cause.message.replace(/^CronPattern: /, '') : String(cause)
      throw this.#wrong(
        path,
        `'${cron}' is no cron expression: ${reason}`,
        'minute hour day month weekday, as in 0 6 * * 1-5',
      )
    }
  }

  #map(value: unknown, path: Path): Fields {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
    throw this.#wrong(
      path,
      `${String(path.at(-1))} must hold keys and values`,
      'see docs/guides/scheduling.md',
    )
  }

  #list(value: unknown, path: Path): readonly unknown[] {
    if (Array.isArray(value)) return value
    throw this.#wrong(path, `${String(path.at(-1))} must be a list`, 'see docs/guides/scheduling.md')
  }

  #optional(fields: Fields, key: string, path: Path): string | undefined {
    const value = fields[key]
    if (value === undefined || typeof value === 'string') return value
    throw this.#wrong([...path, key], `${key} must be text`, 'put it in quotes')
  }

  #known(fields: Fields, keys: readonly string[], path: Path): void {
    const unknown = Object.keys(fields).find((key) => !keys.includes(key))
    if (unknown !== undefined)
      throw this.#wrong([...path, unknown], `there is no key '${unknown}' here`, `use ${keys.join(', ')}`)
  }

  #wrong(path: Path, message: string, hint: string): WaypointError {
    return new WaypointError({
      code: 'invalid-schedule',
      message,
      location: locate(this.#text, this.#file, path),
      hint,
    })
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}
