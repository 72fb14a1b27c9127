import { closeSync, openSync } from 'node:fs'
import { writeAll } from './write-all.ts'

const FIRST_BYTES = 1 << 12
const MOST_BYTES = 1 << 18

const QUOTE = 34
const ZERO = 48
const MINUS = 45

/** CSV text outside the JavaScript heap: what becomes too much goes to the file. */
export interface CsvBytes {
  /** A character of ASCII. */
  character(code: number): void
  quoted(text: string): void
  number(value: number): void
  /** Characters of ASCII alone. */
  plain(text: string): void
  /** Writes what is not in the file yet. */
  save(): void
}

export const createCsvBytes = (path: string): CsvBytes => {
  let bytes = Buffer.allocUnsafe(0)
  let used = 0
  let hasFile = false

  const save = (): void => {
    const file = openSync(path, hasFile ? 'a' : 'w')
    try {
      hasFile = true
      writeAll(file, bytes.subarray(0, used))
    } finally {
      closeSync(file)
    }
    used = 0
  }

  const makeRoom = (count: number): void => {
    if (used + count <= bytes.length) return
    if (bytes.length >= MOST_BYTES && used > 0) save()
    if (used + count <= bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(FIRST_BYTES, bytes.length * 4, used + count))
    bytes.copy(larger, 0, 0, used)
    bytes = larger
  }

  const digits = (value: number, least: number): void => {
    let count = 1
    for (let rest = value; rest >= 10; rest = (rest / 10) | 0) count++
    const end = used + Math.max(count, least)
    let rest = value
    for (let place = end - 1; place >= used; place--) {
      const tenth = (rest / 10) | 0
      bytes[place] = ZERO + rest - tenth * 10
      rest = tenth
    }
    used = end
  }

  const plain = (text: string): void => {
    makeRoom(text.length)
    for (let index = 0; index < text.length; index++) bytes[used++] = text.charCodeAt(index)
  }

  return {
    plain,
    save,
    character: (code) => {
      makeRoom(1)
      bytes[used++] = code
    },
    quoted: (text) => {
      makeRoom(text.length * 3 + 2)
      bytes[used++] = QUOTE
      for (let index = 0; index < text.length; index++) {
        const code = text.charCodeAt(index)
        if (code > 127) {
          used += bytes.write(text.slice(index).replaceAll('"', '""'), used)
          break
        }
        if (code === QUOTE) bytes[used++] = QUOTE
        bytes[used++] = code
      }
      bytes[used++] = QUOTE
    },
    number: (value) => {
      if (!Number.isSafeInteger(value)) return plain(String(value))
      makeRoom(20)
      const size = Math.abs(value)
      if (value < 0) bytes[used++] = MINUS
      if (size < 1e9) return digits(size, 1)
      const billions = Math.floor(size / 1e9)
      digits(billions, 1)
      digits(size - billions * 1e9, 9)
    },
  }
}
