const distance = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [place, letter] of [...left].entries()) {
    const next = [place + 1]
    for (let index = 0; index < right.length; index++) {
      const replaced = (row[index] ?? 0) + (right[index] === letter ? 0 : 1)
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** The name that was probably meant, if one is near. */
export const closestName = (name: string, known: readonly string[]): string | undefined => {
  const [best] = known
    .map((candidate) => ({ candidate, steps: distance(name.toLowerCase(), candidate) }))
    .toSorted((left, right) => left.steps - right.steps)
  return best !== undefined && best.steps <= Math.max(2, name.length / 3) ? best.candidate : undefined
}
