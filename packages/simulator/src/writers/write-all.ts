import { writeSync } from 'node:fs'

/** A full disk takes a part and says nothing; only the next attempt fails. */
export const writeAll = (file: number, bytes: Buffer, position: number | null = null): void => {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(file, bytes, done, bytes.length - done, position === null ? null : position + done)
  }
}
