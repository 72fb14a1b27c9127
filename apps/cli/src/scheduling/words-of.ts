import { WaypointError } from '@waypoint/contracts'

/** A command line as its words; single and double quotes keep spaces together. Nothing else is special. */
export function wordsOf(line: string): readonly string[] {
  const words: string[] = []
  let word: string | null = null
  let quote: string | null = null
  for (const char of line) {
    if (quote !== null) {
      if (char === quote) quote = null
      else word = `${word ?? ''}${char}`
    } else if (char === '"' || char === "'") {
      quote = char
      word ??= ''
    } else if (/\s/.test(char)) {
      if (word !== null) words.push(word)
      word = null
    } else {
      word = `${word ?? ''}${char}`
    }
  }
  if (quote !== null) {
    throw new WaypointError({
      code: 'invalid-schedule',
      message: `${line} has a ${quote} that is not closed`,
    })
  }
  return word === null ? words : [...words, word]
}
