import { readFileSync } from 'node:fs'
import { WaypointError } from '@waypoint/contracts'

/** The text of a file with `\n` at the end of its lines. `name` is how errors call the file. */
export async function readTextFile(path: string, name: string): Promise<string> {
  return withUnixLines(readExactText(path, name))
}

export function withUnixLines(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
}

/** The text of a file, UTF-8 with or without a byte order mark, its line ends as they are. */
export function readExactText(path: string, name: string): string {
  const text = reading(name, () => readFileSync(path, 'utf8'))
  // What stands for a byte that is not UTF-8 may also be written in the file.
  if (text.includes('\uFFFD'))
    return decode(
      reading(name, () => readFileSync(path)),
      name,
    )
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

function reading<Content>(name: string, read: () => Content): Content {
  try {
    return read()
  } catch (cause) {
    throw new WaypointError({
      code: 'unreadable-file',
      message: `Cannot read ${name}: ${cause instanceof Error ? cause.message : String(cause)}`,
      location: { file: name },
      cause,
    })
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array, name: string): string {
  try {
    return UTF8.decode(bytes)
  } catch (cause) {
    throw new WaypointError({
      code: 'invalid-encoding',
      message: `${name} is not UTF-8 text (byte ${firstInvalidByte(bytes)})`,
      location: { file: name },
      hint: `Save it as UTF-8, for example: iconv -f ${guess(bytes)} -t UTF-8 ${name}.`,
      cause,
    })
  }
}

function guess(bytes: Uint8Array): string {
  const [first, second] = bytes
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return isUtf16 ? 'UTF-16' : 'WINDOWS-1252'
}

/** Position (from 1) of the first byte that cannot be UTF-8. */
function firstInvalidByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let index = 0; index < bytes.length; index += 1) {
    try {
      decoder.decode(bytes.subarray(index, index + 1), { stream: true })
    } catch {
      return index + 1
    }
  }
  return bytes.length
}
