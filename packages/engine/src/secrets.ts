import { type EngineEvent, type EventListener, type NodeResult, WaypointError } from '@waypoint/contracts'

const MASK = '*****'

/** Hides the values of secret environment variables in all text that leaves an invocation. */
export class SecretMask {
  readonly #secrets: ReadonlySet<string>

  constructor(secrets: ReadonlySet<string>) {
    this.#secrets = secrets
  }

  text(text: string): string {
    let masked = text
    for (const secret of this.#secrets) masked = masked.replaceAll(secret, MASK)
    return masked
  }

  error(error: WaypointError): WaypointError {
    if (this.#secrets.size === 0) return error
    const { sql, hint, location } = error
    return new WaypointError({
      code: error.code,
      message: this.text(error.message),
      macroStack: error.macroStack,
      ...(location === undefined ? {} : { location }),
      ...(sql === undefined ? {} : { sql: this.text(sql) }),
      ...(hint === undefined ? {} : { hint: this.text(hint) }),
    })
  }

  result(result: NodeResult): NodeResult {
    if (this.#secrets.size === 0) return result
    return {
      ...result,
      message: result.message === null ? null : this.text(result.message),
      compiledCode: result.compiledCode === null ? null : this.text(result.compiledCode),
      error: result.error === null ? null : this.error(result.error),
    }
  }

  listener(listener: EventListener): EventListener {
    return (event) => listener(this.#event(event))
  }

  /** Results are masked where they are made. */
  #event(event: EngineEvent): EngineEvent {
    if (this.#secrets.size === 0) return event
    switch (event.kind) {
      case 'message':
        return { ...event, text: this.text(event.text) }
      case 'query':
        return { ...event, sql: this.text(event.sql) }
      case 'warning':
        return { ...event, warning: this.error(event.warning) }
      default:
        return event
    }
  }
}
