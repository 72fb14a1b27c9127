/** Prints each figure beside its limit and sets the exit code when one is missed. */
export function report(title, figures) {
  console.log(title)
  for (const { name, seen, limit, unit, atLeast = false, beside = '' } of figures) {
    const missed = seen === null || (atLeast ? seen < limit : seen > limit)
    const value = seen === null ? 'not measured' : `${seen.toFixed(seen < 10 ? 2 : 0)} ${unit}`
    console.log(
      `  ${missed ? 'MISSED' : 'ok    '}  ${name.padEnd(28)} ${value.padStart(12)}   ${atLeast ? 'at least' : 'limit'} ${Math.round(limit * 10) / 10} ${unit}${beside}`,
    )
    if (missed) process.exitCode = 1
  }
}
