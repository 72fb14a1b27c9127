const BITS = 5

/**
 * SQL that picks one of at most twelve numbers below 32, each as likely as it is often listed; `hash` is SQL for
 * a number that is not negative. Shifting a constant is quicker than looking into a list.
 */
export const packedChoice = (choices: readonly number[], hash: string): string => {
  const packed = choices.reduce((sum, choice, place) => sum + (BigInt(choice) << BigInt(BITS * place)), 0n)
  return `((${packed}::bigint >> (${BITS} * (${hash} % ${choices.length})::bigint)) & 31)`
}
