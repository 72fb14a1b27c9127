/** What the server answers to a statement and to each question for more of its result. */
export interface Page {
  readonly id: string
  readonly nextUri?: string
  readonly columns?: readonly PageColumn[]
  readonly data?: readonly (readonly unknown[])[]
  /** `CREATE TABLE`, `INSERT`; absent of a query. */
  readonly updateType?: string
  readonly updateCount?: number
  readonly error?: PageError
}

export interface PageColumn {
  readonly name: string
  /** As SQL writes it: `timestamp(6) with time zone`. */
  readonly type: string
  readonly typeSignature: TypeSignature
}

export interface TypeSignature {
  readonly rawType: string
  readonly arguments: readonly TypeArgument[]
}

export type TypeArgument =
  | { readonly kind: 'TYPE'; readonly value: TypeSignature }
  | { readonly kind: 'LONG'; readonly value: number }
  | {
      readonly kind: 'NAMED_TYPE'
      readonly value: {
        readonly fieldName?: { readonly name: string }
        readonly typeSignature: TypeSignature
      }
    }
  | { readonly kind: 'VARIABLE'; readonly value: string }

export interface PageError {
  readonly message: string
  /** `TABLE_NOT_FOUND`. */
  readonly errorName: string
  readonly errorType: string
  readonly errorLocation?: { readonly lineNumber: number; readonly columnNumber: number }
}

/** A string, or a number that JavaScript might not keep. */
const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** Reads a page; whole numbers of sixteen digits and more come as text, because a float would round them. */
export function parsePage(text: string): Page {
  const exact = /\d{16}/.test(text)
    ? text.replace(token, (part) => (/^-?\d{16,}$/.test(part) ? `"${part}"` : part))
    : text
  return JSON.parse(exact) as Page
}
