import { type FileHandle, open } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

const chunkBytes = 1024 * 1024
const lookEveryMs = 5

/** The bytes of a file while `writing` still writes it, to its end. */
export async function* followFile(path: string, writing: Promise<unknown>): AsyncGenerator<Uint8Array> {
  let isWritten = false
  const written = writing.finally(() => {
    isWritten = true
  })
  written.catch(() => undefined)
  const file = await opened(path, () => isWritten, written)
  try {
    for (let position = 0; ; ) {
      const wasWritten = isWritten
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes, position)
      if (bytesRead > 0) {
        position += bytesRead
        yield buffer.subarray(0, bytesRead)
      } else if (wasWritten) {
        return
      } else {
        await Promise.race([written, wait(lookEveryMs)])
      }
    }
  } finally {
    await file.close()
  }
}

/** The database makes the file when it has its first rows. */
async function opened(
  path: string,
  isWritten: () => boolean,
  written: Promise<unknown>,
): Promise<FileHandle> {
  for (;;) {
    try {
      return await open(path, 'r')
    } catch (cause) {
      if (isWritten()) throw cause
      await Promise.race([written, wait(lookEveryMs)])
    }
  }
}
