/** Where processes are killed: the same places for the same seed. */
export interface RandomKills {
  readonly count: number
  /** For the titles of tests. */
  readonly title: string
  /** From 0 to below 1, of kill number `index`. */
  share(index: number): number
}

/** A few kills in the suite, told with it; `npm run soak` asks for more of them by WAYPOINT_KILLS, elsewhere by WAYPOINT_SEED. */
export function randomKills(fewer: number): RandomKills {
  const count = Number(process.env['WAYPOINT_KILLS'] ?? fewer)
  const seed = Number(process.env['WAYPOINT_SEED'] ?? 1)
  return { count, title: `${count} kills, seed ${seed}`, share: (index) => mixed(seed, index) / 2 ** 32 }
}

/** The finalizer of MurmurHash3: neighbouring indexes and seeds land anywhere. */
function mixed(seed: number, index: number): number {
  let bits = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca77)) >>> 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b) >>> 0
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35) >>> 0
  return (bits ^ (bits >>> 16)) >>> 0
}
