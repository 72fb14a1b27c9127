import type { Cell } from '@waypoint/adapter-contract'

/** `{1,NULL,"a,b",{2}}`: an array in PostgreSQL's text form, with or without bounds before it. */
export function parseArray(text: string, parse: (element: string) => Cell): readonly Cell[] {
  const start = text.indexOf('{')
  return readList({ text, parse, at: start + 1 })
}

interface Reader {
  readonly text: string
  readonly parse: (element: string) => Cell
  at: number
}

function readList(reader: Reader): readonly Cell[] {
  const cells: Cell[] = []
  while (reader.at < reader.text.length) {
    const char = reader.text.charAt(reader.at)
    if (char === '}') {
      reader.at += 1
      return cells
    }
    if (char === ',') reader.at += 1
    else cells.push(readElement(reader, char))
  }
  return cells
}

function readElement(reader: Reader, first: string): Cell {
  if (first === '{') {
    reader.at += 1
    return readList(reader)
  }
  if (first === '"') return reader.parse(readQuoted(reader))
  const end = reader.text.slice(reader.at).search(/[,}]/) + reader.at
  const element = reader.text.slice(reader.at, end)
  reader.at = end
  return element === 'NULL' ? null : reader.parse(element)
}

function readQuoted(reader: Reader): string {
  let element = ''
  for (reader.at += 1; reader.text.charAt(reader.at) !== '"'; reader.at += 1) {
    if (reader.text.charAt(reader.at) === '\\') reader.at += 1
    element += reader.text.charAt(reader.at)
  }
  reader.at += 1
  return element
}
