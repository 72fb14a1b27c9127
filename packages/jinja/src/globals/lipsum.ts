import type { Arguments } from '../runtime/arguments.ts'
import { bindArguments } from '../runtime/bind-arguments.ts'
import { smallInteger } from '../runtime/numbers.ts'
import { truth } from '../runtime/truth.ts'

const sentence =
  'Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua'

/** Filler text; the same each time, so that output stays reproducible. */
export function lorem(args: Arguments): string {
  const [count = 5, html = true, least = 20] = bindArguments(args, 'lipsum', [
    ['n', 5],
    ['html', true],
    ['min', 20],
    ['max', 100],
  ])
  const words = sentence.split(' ')
  const wanted = Math.max(1, smallInteger(least) ?? 20)
  const body = Array.from({ length: wanted }, (_, index) => words[index % words.length]).join(' ')
  const paragraph = truth(html) ? `<p>${body}.</p>` : `${body}.`
  return Array.from({ length: smallInteger(count) ?? 5 }, () => paragraph).join(truth(html) ? '\n' : '\n\n')
}
