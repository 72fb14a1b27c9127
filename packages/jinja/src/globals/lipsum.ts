import type { Arguments } from '../runtime/arguments.ts'
import { bindArguments } from '../runtime/bind-arguments.ts'
import { smallInteger } from '../runtime/numbers.ts'
import { valueError } from '../runtime/python-error.ts'
import { truth } from '../runtime/truth.ts'
import { Markup } from '../values/markup.ts'
import type { Value } from '../values/value.ts'

const words =
  'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua'.split(
    ' ',
  )

/** Filler text: `n` paragraphs of at least `min` and fewer than `max` words. */
export function lipsum(args: Arguments, random: () => number): Value {
  const [count = 5, html = true, least = 20, most = 100] = bindArguments(args, 'lipsum', [
    ['n', 5],
    ['html', true],
    ['min', 20],
    ['max', 100],
  ])
  const [low, high] = [smallInteger(least) ?? 20, smallInteger(most) ?? 100]
  if (high <= low) throw valueError(`empty range for lipsum: min ${low}, max ${high}`)
  const paragraphs = Array.from({ length: smallInteger(count) ?? 5 }, () =>
    paragraph(low + Math.floor(random() * (high - low)), random),
  )
  if (!truth(html)) return paragraphs.join('\n\n')
  return new Markup(paragraphs.map((each) => `<p>${each}</p>`).join('\n'))
}

/** Sentences of a dozen words that begin with a capital and end with a full stop. */
function paragraph(length: number, random: () => number): string {
  const picked = Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? '')
  const sentences: string[] = []
  for (let start = 0; start < picked.length; start += 12) {
    const sentence = picked.slice(start, start + 12).join(' ')
    sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`)
  }
  return sentences.join(' ')
}
