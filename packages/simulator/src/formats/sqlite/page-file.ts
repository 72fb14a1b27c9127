import { closeSync, openSync } from 'node:fs'
import { writeAll } from '../../writers/write-all.ts'

export const PAGE_BYTES = 4096
const PAGES_PER_WRITE = 256

/** SQLite locks a byte at this place and lets no page lie there. */
const LOCK_PAGE = 2 ** 30 / PAGE_BYTES + 1

/** The number of the page that follows another. */
export const numberAfter = (page: number): number => (page + 1 === LOCK_PAGE ? page + 2 : page + 1)

/** Pages numbered from 1, written one after the other; the first is written last. */
export interface PageFile {
  readonly pages: number
  append(page: Buffer): number
  close(firstPage: Buffer): void
  abandon(): void
}

export const createPageFile = (path: string): PageFile => {
  const file = openSync(path, 'wx')
  const batch = Buffer.alloc(PAGES_PER_WRITE * PAGE_BYTES)
  let batched = 0
  let pages = 0

  const flush = (): void => {
    writeAll(file, batch.subarray(0, batched * PAGE_BYTES))
    batched = 0
  }
  const push = (page: Buffer): number => {
    page.copy(batch, batched * PAGE_BYTES)
    batched++
    if (batched === PAGES_PER_WRITE) flush()
    return ++pages
  }
  push(Buffer.alloc(PAGE_BYTES))

  return {
    get pages() {
      return pages
    },
    append: (page) => {
      if (numberAfter(pages) !== pages + 1) push(Buffer.alloc(PAGE_BYTES))
      return push(page)
    },
    close: (firstPage) => {
      try {
        flush()
        writeAll(file, firstPage, 0)
      } finally {
        closeSync(file)
      }
    },
    abandon: () => closeSync(file),
  }
}
