import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Adapter } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { databasePath, openVersion } from '@waypoint/publishing'
import type { ServerContext } from '../context.ts'
import { createReader, type Reader } from './reader.ts'

const lookEveryMs = 250

export interface Lease {
  readonly reader: Reader
  readonly release: () => void
}

/** The published version that readers see. It follows the pointer; an old one closes when nobody reads it any more. */
export interface VersionHolder {
  lease(): Promise<Lease>
  /** The version that a lease would give now, without opening it. */
  currentId(): Promise<string>
  readonly close: () => Promise<void>
}

interface Held {
  readonly id: string
  readonly reader: Reader
  readonly adapter: Adapter
  users: number
  isRetired: boolean
}

type Watched = Pick<ServerContext, 'published' | 'factory' | 'log' | 'clock'>

export function createVersionHolder(context: Watched, onOpened: () => void = () => {}): VersionHolder {
  const pointer = join(context.published, 'current.json')
  let held: Held | null = null
  let seen: string | null = null
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<Held> | null = null

  const closeIfUnused = (version: Held): void => {
    if (!version.isRetired || version.users > 0) return
    void closed(version).catch((cause: unknown) => {
      context.log({ level: 'error', message: `version ${version.id} could not be closed`, cause })
    })
  }

  const look = async (): Promise<Held> => {
    const stamp = await stampOf(pointer)
    if (held !== null && stamp === seen) {
      await requireFile(context, held.id)
      return held
    }
    const opened = await open(context)
    const before = held
    held = opened
    seen = stamp
    onOpened()
    if (before !== null) {
      before.isRetired = true
      closeIfUnused(before)
      context.log({ level: 'info', message: `version ${opened.id} is current` })
    }
    return opened
  }

  const current = async (): Promise<Held> => {
    if (held !== null && context.clock().getTime() - lookedAt < lookEveryMs) return held
    looking ??= look().finally(() => {
      looking = null
    })
    try {
      const found = await looking
      lookedAt = context.clock().getTime()
      return found
    } catch (cause) {
      lookedAt = Number.NEGATIVE_INFINITY
      throw cause
    }
  }

  return {
    lease: async () => {
      const version = await current()
      version.users += 1
      let isReleased = false
      return {
        reader: version.reader,
        release: () => {
          if (isReleased) return
          isReleased = true
          version.users -= 1
          closeIfUnused(version)
        },
      }
    },
    currentId: async () => (await current()).id,
    close: async () => {
      if (held !== null) await closed(held)
      held = null
      lookedAt = Number.NEGATIVE_INFINITY
    },
  }
}

async function closed({ reader, adapter }: Held): Promise<void> {
  await Promise.all(reader.beside.map((close) => close()))
  await adapter.close()
}

async function open({ published: dir, factory }: Watched): Promise<Held> {
  const { version, adapter } = await openVersion({ dir, factory }).catch((cause: unknown) => {
    throw new WaypointError({
      code: 'version-unreadable',
      message: `The current version cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'Go back to one that is whole with `waypoint rollback`, or publish again with `waypoint publish`.',
      cause,
    })
  })
  try {
    const reader = await createReader({ version, adapter, file: databasePath(dir, version.version) })
    return { id: version.version, reader, adapter, users: 0, isRetired: false }
  } catch (cause) {
    await adapter.close()
    throw cause
  }
}

async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, ino, size } = await stat(path)
    return `${mtimeMs} ${ino} ${size}`
  } catch (cause) {
    throw new WaypointError({
      code: 'nothing-published',
      message: 'Nothing is published yet.',
      hint: 'Run `waypoint publish`, or `waypoint demo` for the demo company; this page follows by itself.',
      cause,
    })
  }
}

/** An open file can still be read after it was deleted; what it says is no published version any more. */
async function requireFile({ published }: Watched, id: string): Promise<void> {
  try {
    await stat(databasePath(published, id))
  } catch (cause) {
    throw new WaypointError({
      code: 'version-deleted',
      message: `The file of the current version ${id} was deleted.`,
      hint: 'Go back to one that is there with `waypoint rollback`, or publish again with `waypoint publish`.',
      cause,
    })
  }
}
