import { WaypointError } from '@waypoint/contracts'
import { open } from 'node:fs/promises'

const chunkBytes = 64 * 1024
/** A header longer than this is no header. */
const headerLimitBytes = 1024 * 1024

/** The fields of a CSV file's first record. */
export async function readHeader(file: string, delimiter: string): Promise<readonly string[]> {
  return firstRecord(await readBeginning(file), delimiter)
}

async function readBeginning(file: string): Promise<string> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new WaypointError({
      code: 'unreadable-file',
      message: `Cannot read ${file}.`,
      location: { file },
      cause,
    })
  })
  try {
    let bytes = Buffer.alloc(0)
    while (bytes.length < headerLimitBytes) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(chunkBytes), 0, chunkBytes)
      bytes = Buffer.concat([bytes, buffer.subarray(0, bytesRead)])
      if (bytesRead === 0 || endsOutsideQuotes(bytes)) break
    }
    return bytes.toString('utf8').replace(/^\uFEFF/, '')
  } finally {
    await handle.close()
  }
}

function endsOutsideQuotes(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  return text.split('\n').some((_, index, lines) => {
    if (index === lines.length - 1) return false
    const quotes =
      lines
        .slice(0, index + 1)
        .join('')
        .split('"').length - 1
    return quotes % 2 === 0
  })
}

/** The fields of the first record; quoted fields may hold the delimiter, line ends and doubled quotes. */
function firstRecord(text: string, delimiter: string): readonly string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index)
    if (quoted) {
      if (char !== '"') field += char
      else if (text.charAt(index + 1) === '"') {
        field += '"'
        index += 1
      } else quoted = false
    } else if (char === '"' && field === '') quoted = true
    else if (text.startsWith(delimiter, index)) {
      fields.push(field)
      field = ''
      index += delimiter.length - 1
    } else if (char === '\n' || char === '\r') break
    else field += char
  }
  return [...fields, field]
}
