import type { Source } from './lexer/source.ts'

/** A place in a template that wrote a piece of text. Lines and columns count from 1. */
export interface TracePlace {
  /** The macro it is in; null at the top level of a template. */
  readonly macro: string | null
  readonly file: string
  readonly line: number
  readonly column: number
  /** The text of the template. */
  readonly template: string
  /** False where an expression wrote the text: the place is the expression's. */
  readonly literal: boolean
}

/** Three numbers a piece: where it is written (~at for an expression), where it ends, bodies finished by then. */
export type Writes = number[]

interface TracedBody {
  readonly text: string
  readonly pieces: readonly number[]
  readonly source: Source
  readonly macro: string | null
}

/** Text that was made of another one by putting something into it. */
interface Insertion {
  readonly text: string
  readonly original: string
  readonly at: number
  readonly length: number
}

/** Shorter texts occur anywhere: that they do says nothing about where a text comes from. */
const TELLING_LENGTH = 8

/** Remembers, while templates are rendered, which template wrote what, to tell where a text comes from. */
export class RenderTrace {
  readonly #bodies: TracedBody[] = []
  readonly #insertions: Insertion[] = []
  readonly #others = new Set<RenderTrace>()

  get count(): number {
    return this.#bodies.length
  }

  add(text: string, pieces: Writes, at: { readonly source: Source; readonly macro: string | null }): void {
    if (text !== '') this.#bodies.push({ text, pieces, source: at.source, macro: at.macro })
  }

  /** What was put in may come from what other traces have seen. */
  inserted(insertion: Insertion, from: Iterable<RenderTrace>): void {
    this.#insertions.push(insertion)
    for (const other of from) this.#others.add(other)
  }

  /** The places that wrote the character at `offset`, outermost first; none where no template is known to. */
  locate(text: string, offset: number): readonly TracePlace[] {
    const found = this.#containing(text, offset)
    return found === null ? [] : this.#within(found, new Set())
  }

  #within({ body, offset }: Found, above: ReadonlySet<TracedBody>): readonly TracePlace[] {
    const piece = pieceAt(body, offset)
    if (piece === null) return []
    const isLiteral = piece.at >= 0
    const at = isLiteral ? sourceOffset(body.source.text, piece.at, offset - piece.start) : ~piece.at
    const { line, column } = body.source.locate(at)
    const { name: file, text: template } = body.source
    const place = { macro: body.macro, file, line, column, template, literal: isLiteral }
    if (isLiteral) return [place]
    const inside = new Set([...above, body])
    const written = body.text.slice(piece.start, piece.end)
    const found = this.#containing(written, offset - piece.start, { inside, calls: piece.calls })
    return found === null ? [place] : [place, ...this.#within(found, inside)]
  }

  /** The longest body whose text is around the offset; those that the piece itself has called come first. */
  #containing(text: string, offset: number, piece?: WrittenPiece): Found | null {
    const isCandidate = (body: TracedBody): boolean => piece?.inside.has(body) !== true
    const { from, to } = piece?.calls ?? { from: 0, to: 0 }
    const called = longest(this.#bodies.slice(from, to).filter(isCandidate), { text, offset, least: 1 })
    if (called !== null) return called
    const inserted = this.#inserted(text, offset, piece)
    if (inserted !== null) return inserted
    const own = longest(this.#bodies.filter(isCandidate), { text, offset, least: TELLING_LENGTH })
    if (own !== null) return own
    for (const other of this.#others) {
      const found = other.#containing(text, offset)
      if (found !== null) return found
    }
    return null
  }

  #inserted(text: string, offset: number, piece?: WrittenPiece): Found | null {
    for (const { text: whole, original, at, length } of this.#insertions) {
      const start = text.indexOf(whole)
      const within = offset - start
      if (start < 0 || within < 0 || within >= whole.length || original === text) continue
      if (within < at) return this.#containing(original, within, piece)
      if (within >= at + length) return this.#containing(original, within - length, piece)
    }
    return null
  }
}

interface Found {
  readonly body: TracedBody
  readonly offset: number
}

interface WrittenPiece {
  readonly inside: ReadonlySet<TracedBody>
  /** Which bodies were finished while the piece was evaluated. */
  readonly calls: { readonly from: number; readonly to: number }
}

interface Sought {
  readonly text: string
  readonly offset: number
  readonly least: number
}

function longest(bodies: readonly TracedBody[], sought: Sought): Found | null {
  let best: (Found & { readonly length: number }) | null = null
  for (const body of bodies) {
    const found = placeIn(body, sought)
    if (found !== null && found.length >= (best?.length ?? 1)) best = found
  }
  return best
}

/** Where in the body's text the sought character is, if that text, or what trimming leaves of it, is around it. */
function placeIn(body: TracedBody, { text, offset, least }: Sought): (Found & { length: number }) | null {
  const trimmed = body.text.trim()
  for (const part of body.text === trimmed ? [trimmed] : [body.text, trimmed]) {
    if (part.length < least && part !== text) continue
    const start = lastAround(text, part, offset)
    if (start !== null) {
      return { body, offset: offset - start + body.text.indexOf(part), length: part.length }
    }
  }
  return null
}

/** Where `part` begins in `text` so that it is around the offset. */
function lastAround(text: string, part: string, offset: number): number | null {
  const start = part === '' ? -1 : text.lastIndexOf(part, offset)
  return start < 0 || start + part.length <= offset ? null : start
}

interface Piece extends Pick<WrittenPiece, 'calls'> {
  readonly at: number
  readonly start: number
  readonly end: number
}

function pieceAt({ pieces }: TracedBody, offset: number): Piece | null {
  let start = 0
  let from = 0
  for (let index = 0; index < pieces.length; index += 3) {
    const [at = 0, end = 0, to = 0] = pieces.slice(index, index + 3)
    if (offset < end) return { at, start, end, calls: { from, to } }
    start = end
    from = to
  }
  return null
}

/** The place in the source of a character of literal text, in which every line break has become one character. */
function sourceOffset(source: string, at: number, characters: number): number {
  let offset = at
  for (let passed = 0; passed < characters; passed += 1) offset += source.startsWith('\r\n', offset) ? 2 : 1
  return offset
}
