import { plainText } from '../format/plain-text.ts'

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const zero = /[\p{Mn}\p{Me}\p{Cf}]/u

/** How many cells of a terminal a text takes: East Asian characters take two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += zero.test(character) ? 0 : wide.test(character) ? 2 : 1
  return width
}

/** Cut to the width, with an ellipsis where something is gone. */
export function truncated(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let kept = ''
  for (const character of text) {
    if (displayWidth(kept + character) > width - 1) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

/** Text from the data, broken at spaces into lines of at most the width; a longer word is cut. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of plainText(text).split(' ')) {
    const line = lines.at(-1)
    const joined = `${line ?? ''} ${word}`
    if (line !== undefined && displayWidth(joined) <= width) lines[lines.length - 1] = joined
    else lines.push(truncated(word, width))
  }
  return lines
}
