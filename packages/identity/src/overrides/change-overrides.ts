import { IdentityError } from '../error.ts'
import { refuseContradictions } from './contradictions.ts'
import { keyText, type Override, readOverrides, type RecordKey, writeOverrides } from './overrides.ts'

export interface NewOverride {
  readonly dir: string
  readonly kind: Override['kind']
  readonly one: RecordKey
  readonly other: RecordKey
  readonly author: string
  readonly reason: string
  readonly at: string
}

/** Keeps a person's decision; it counts from the next resolution on. Refuses one that contradicts another. */
export function addOverride({ dir, kind, one, other, author, reason, at }: NewOverride): Override {
  if (keyText(one) === keyText(other)) {
    throw new IdentityError({ code: 'same-record', message: `Both are ${keyText(one)}; name two records.` })
  }
  const known = readOverrides(dir)
  const number = known.reduce((most, each) => Math.max(most, each.number), 0) + 1
  const added: Override = { number, kind, one, other, author, reason, at, undone: null }
  refuseContradictions([...known, added])
  writeOverrides(dir, [...known, added])
  return added
}

export interface UndoneOverride {
  readonly dir: string
  readonly number: number
  readonly author: string
  readonly reason: string
  readonly at: string
}

/** Takes a decision back; it is kept with who took it back and why. */
export function undoOverride({ dir, number, author, reason, at }: UndoneOverride): Override {
  const known = readOverrides(dir)
  const found = known.find((each) => each.number === number)
  if (found === undefined || found.undone !== null) {
    const active = known.filter((each) => each.undone === null).map((each) => each.number)
    throw new IdentityError({
      code: 'unknown-override',
      message:
        found === undefined
          ? `There is no override ${number}.`
          : `Override ${number} was taken back already.`,
      hint: active.length === 0 ? 'No override holds.' : `These hold: ${active.join(', ')}.`,
    })
  }
  const undone: Override = { ...found, undone: { author, reason, at } }
  writeOverrides(
    dir,
    known.map((each) => (each === found ? undone : each)),
  )
  return undone
}
