import { textLiteral } from '../values/literals.ts'

/** The rows of a batch as `r`, a list of texts, with their numbers as `n`. */
export function jsonRows(json: string): string {
  return `unnest(cast(json_parse(${textLiteral(json)}) as array(array(varchar)))) with ordinality as seed(r, n)`
}
