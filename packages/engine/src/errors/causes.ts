/** The first of an error and its causes that is of a kind. */
export function inCauses<T>(cause: unknown, is: (each: unknown) => each is T): T | undefined {
  for (let each = cause; each !== undefined && each !== null; ) {
    if (is(each)) return each
    each = each instanceof Error ? each.cause : undefined
  }
  return undefined
}
