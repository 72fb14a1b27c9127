import { InvalidArgumentError } from 'commander'

/** Rates by kind of mess; `all` stands for those that are not named. */
export type MessOption = Readonly<Record<string, number>>

/** One `--mess`: `typo=0.2`, or `none` for a rate of 0 of every kind that is not named. */
export function readMess(text: string, before: MessOption = {}): MessOption {
  if (text === 'none') return { ...before, all: 0 }
  const [, kind, rate] = /^([a-z_]+)=(.+)$/.exec(text) ?? []
  const share = Number(rate)
  if (kind === undefined || !(share >= 0 && share <= 1)) {
    throw new InvalidArgumentError('Expected none, or a kind and a share between 0 and 1, as in typo=0.2.')
  }
  return { ...before, [kind]: share }
}
