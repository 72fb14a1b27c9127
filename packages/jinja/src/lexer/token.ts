export type TokenType =
  | 'data'
  | 'body'
  | 'block_begin'
  | 'block_end'
  | 'variable_begin'
  | 'variable_end'
  | 'name'
  | 'string'
  | 'integer'
  | 'float'
  | 'operator'
  | 'eof'

export interface Token {
  readonly type: TokenType
  /** Data with newlines normalized, the decoded string, the name or operator as written. */
  readonly value: string
  readonly start: number
  readonly end: number
}

export function describeToken(token: Token): string {
  switch (token.type) {
    case 'data':
      return 'template text'
    case 'body':
      return 'a text block'
    case 'block_begin':
      return 'the start of a tag'
    case 'block_end':
      return 'the end of the tag'
    case 'variable_begin':
      return 'the start of an expression'
    case 'variable_end':
      return 'the end of the expression'
    case 'eof':
      return 'the end of the template'
    case 'name':
    case 'operator':
    case 'integer':
    case 'float':
      return `'${token.value}'`
    case 'string':
      return `the string '${token.value}'`
  }
}
