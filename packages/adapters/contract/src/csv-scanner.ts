import { WaypointError } from '@waypoint/contracts'

export interface CsvRecord {
  /** The line of the file, from 1, on which the record begins; a quoted field may hold line ends. */
  readonly line: number
  readonly fields: readonly string[]
}

type Place = 'start' | 'plain' | 'quoted' | 'after-quote'

/** Cuts text that arrives in pieces into records. */
export class CsvScanner {
  readonly #file: string
  readonly #delimiter: string
  #text = ''
  #place: Place = 'start'
  #field = ''
  #fields: string[] = []
  #line = 1
  #startLine = 1
  #quoteLine = 1
  #records: CsvRecord[] = []

  constructor(file: string, delimiter: string) {
    this.#file = file
    this.#delimiter = delimiter
  }

  feed(text: string): void {
    const last = this.#scan(this.#text + text, false)
    this.#text = last
  }

  take(): readonly CsvRecord[] {
    const records = this.#records
    this.#records = []
    return records
  }

  finish(): readonly CsvRecord[] {
    this.#scan(this.#text, true)
    if (this.#place === 'quoted') {
      throw this.#invalid(this.#quoteLine, 'A quote is opened and not closed.', 'Close it with ".')
    }
    if (this.#place !== 'start' || this.#fields.length > 0) this.#endRecord()
    return this.take()
  }

  /** Returns what cannot be decided before more is read: a quote, CR or delimiter cut in two. */
  #scan(text: string, complete: boolean): string {
    const keep = complete ? 0 : this.#delimiter.length
    let at = 0
    while (at < text.length - keep) at = this.#step(text, at)
    return text.slice(at)
  }

  #step(text: string, at: number): number {
    const char = text.charAt(at)
    if (this.#place === 'quoted') return this.#inQuotes(text, at, char)
    if (char === '"' && this.#place === 'start') {
      this.#place = 'quoted'
      this.#quoteLine = this.#line
      return at + 1
    }
    if (text.startsWith(this.#delimiter, at)) {
      this.#endField()
      return at + this.#delimiter.length
    }
    if (char === '\n' || char === '\r') {
      this.#endLine()
      return at + (char === '\r' && text.charAt(at + 1) === '\n' ? 2 : 1)
    }
    if (this.#place === 'after-quote') {
      throw this.#invalid(
        this.#line,
        'Text follows a closing quote.',
        'A quote inside a quoted value is written twice: "".',
      )
    }
    this.#place = 'plain'
    this.#field += char
    return at + 1
  }

  #inQuotes(text: string, at: number, char: string): number {
    if (char !== '"') {
      // The rest up to the next quote in one go.
      const next = text.indexOf('"', at)
      const piece = text.slice(at, next < 0 ? text.length : next)
      this.#field += piece
      this.#line += piece.split('\n').length - 1
      return at + piece.length
    }
    if (text.charAt(at + 1) === '"') {
      this.#field += '"'
      return at + 2
    }
    this.#place = 'after-quote'
    return at + 1
  }

  #endField(): void {
    this.#fields.push(this.#field)
    this.#field = ''
    this.#place = 'start'
  }

  #endLine(): void {
    // An empty line is no record.
    if (this.#place !== 'start' || this.#fields.length > 0) this.#endRecord()
    this.#line += 1
    this.#startLine = this.#line
  }

  #endRecord(): void {
    this.#endField()
    this.#records.push({ line: this.#startLine, fields: this.#fields })
    this.#fields = []
  }

  #invalid(line: number, message: string, hint: string): WaypointError {
    return new WaypointError({ code: 'invalid-csv', message, location: { file: this.#file, line }, hint })
  }
}
