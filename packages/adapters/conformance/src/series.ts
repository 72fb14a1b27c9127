const digits = '(values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))'

function tables(count: number): string {
  return Array.from({ length: count }, (_, place) => `${digits} as t${place}(d)`).join(' cross join ')
}

/** A query of the numbers from 1 to 10^`places` as `i`, in words that every database knows. */
export function series(places: number): string {
  const terms = Array.from({ length: places }, (_, place) => `t${place}.d * ${10 ** place}`)
  return `select 1 + ${terms.join(' + ')} as i from ${tables(places)}`
}

/** A query that nobody waits for the end of. */
export const endless = `select max(t0.d * t9.d + t14.d) from ${tables(15)}`
