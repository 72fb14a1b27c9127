import { numberAfter, PAGE_BYTES, type PageFile } from './page-file.ts'
import { varintSize, writeVarint } from './record.ts'

const LEAF = 0x0d
const INTERIOR = 0x05
const LEAF_HEADER = 8
const INTERIOR_HEADER = 12

/** How much of a row may stay in its page, and how much at least does when the rest goes elsewhere. */
const LARGEST_LOCAL = PAGE_BYTES - 35
const LEAST_LOCAL = Math.floor(((PAGE_BYTES - 12) * 32) / 255) - 23
const OVERFLOW_BYTES = PAGE_BYTES - 4

/** A cell is a page number and a key of at most nine bytes, and two bytes point to it. */
const CHILDREN_PER_PAGE = Math.floor((PAGE_BYTES - INTERIOR_HEADER - 100) / 15)

export interface TreeChild {
  readonly page: number
  readonly lastRowid: number
}

/** The cells of one page; `start` is where the b-tree begins, 100 in the first page of a file. */
export interface LeafPage {
  readonly bytes: Buffer
  /** False where there is no room left. */
  add(size: number, write: (target: Buffer, offset: number) => void): boolean
  readonly cells: number
}

export const createLeafPage = (start = 0): LeafPage => {
  const bytes = Buffer.alloc(PAGE_BYTES)
  let cells = 0
  let content = PAGE_BYTES
  const writeHeader = (): void => {
    bytes[start] = LEAF
    bytes.writeUInt16BE(cells, start + 3)
    bytes.writeUInt16BE(content, start + 5)
  }
  writeHeader()
  return {
    bytes,
    get cells() {
      return cells
    },
    add: (size, write) => {
      const pointer = start + LEAF_HEADER + 2 * cells
      if (content - size < pointer + 2) return false
      content -= size
      write(bytes, content)
      bytes.writeUInt16BE(content, pointer)
      cells++
      writeHeader()
      return true
    },
  }
}

/** A page that points to others, all but the last with the greatest key below it. */
export const interiorPage = (children: readonly TreeChild[], start = 0): Buffer => {
  const bytes = Buffer.alloc(PAGE_BYTES)
  let content = PAGE_BYTES
  for (const [index, { page, lastRowid }] of children.slice(0, -1).entries()) {
    content -= 4 + varintSize(lastRowid)
    writeVarint(bytes, lastRowid, bytes.writeUInt32BE(page, content))
    bytes.writeUInt16BE(content, start + INTERIOR_HEADER + 2 * index)
  }
  bytes[start] = INTERIOR
  bytes.writeUInt16BE(children.length - 1, start + 3)
  bytes.writeUInt16BE(content, start + 5)
  bytes.writeUInt32BE(children.at(-1)?.page ?? 0, start + 8)
  return bytes
}

const groupsOf = (children: readonly TreeChild[]): readonly (readonly TreeChild[])[] => {
  const pages = Math.ceil(children.length / CHILDREN_PER_PAGE)
  const perPage = Math.ceil(children.length / pages)
  return Array.from({ length: pages }, (_, index) => children.slice(index * perPage, (index + 1) * perPage))
}

/** The root of a finished tree, written if there is more than one page below it. */
export const writeRoot = (file: PageFile, children: readonly TreeChild[]): number => {
  const [only] = children
  return only !== undefined && children.length === 1 ? only.page : file.append(interiorPage(children))
}

/** A row as it lies in a leaf. */
interface Cell {
  readonly size: number
  readonly write: (target: Buffer, offset: number) => void
}

/** Writes what does not fit in a leaf to a chain of pages and tells the first one's number. */
const spill = (file: PageFile, rest: Buffer): number => {
  const first = numberAfter(file.pages)
  for (let offset = 0; offset < rest.length; offset += OVERFLOW_BYTES) {
    const page = Buffer.alloc(PAGE_BYTES)
    rest.copy(page, 4, offset, offset + OVERFLOW_BYTES)
    const isLast = offset + OVERFLOW_BYTES >= rest.length
    page.writeUInt32BE(isLast ? 0 : numberAfter(numberAfter(file.pages)))
    file.append(page)
  }
  return first
}

/** The record must stay as it is until the cell is written. */
export const cellOf = (file: PageFile, record: Buffer, rowid: number): Cell => {
  const size = record.length
  const fits = size <= LARGEST_LOCAL
  const kept = LEAST_LOCAL + ((size - LEAST_LOCAL) % OVERFLOW_BYTES)
  const local = fits ? size : kept <= LARGEST_LOCAL ? kept : LEAST_LOCAL
  const overflow = fits ? 0 : spill(file, record.subarray(local))
  return {
    size: varintSize(size) + varintSize(rowid) + local + (fits ? 0 : 4),
    write: (target, offset) => {
      const body = writeVarint(target, rowid, writeVarint(target, size, offset))
      record.copy(target, body, 0, local)
      if (!fits) target.writeUInt32BE(overflow, body + local)
    },
  }
}

/** Rows of one table in the order of their numbers; pages are written as they fill. */
export interface TableTree {
  add(record: Buffer): void
  /** What the root is to point to, at most one page full. */
  finish(): readonly TreeChild[]
}

export const createTableTree = (file: PageFile): TableTree => {
  let leaf = createLeafPage()
  let rowid = 0
  let children: TreeChild[] = []

  const flush = (lastRowid: number): void => {
    children.push({ page: file.append(leaf.bytes), lastRowid })
    leaf = createLeafPage()
  }

  return {
    add: (record) => {
      rowid++
      const { size, write } = cellOf(file, record, rowid)
      if (leaf.add(size, write)) return
      flush(rowid - 1)
      leaf.add(size, write)
    },
    finish: () => {
      if (leaf.cells > 0 || children.length === 0) flush(rowid)
      while (children.length > CHILDREN_PER_PAGE) {
        children = groupsOf(children).map((group) => ({
          page: file.append(interiorPage(group)),
          lastRowid: group.at(-1)?.lastRowid ?? 0,
        }))
      }
      return children
    },
  }
}
