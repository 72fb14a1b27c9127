export interface CoverageTable {
  readonly source: string
  readonly table: string
  readonly isPresent: boolean
  readonly rowCount: number | null
  /** ISO timestamp, UTC. */
  readonly lastSyncedAt: string | null
  readonly feeds: string
  readonly consequence: string | null
}

export interface CoverageSource {
  readonly source: string
  readonly isPresent: boolean
  readonly presentTables: number
  readonly rowCount: number
  readonly lastSyncedAt: string | null
  /** What the report loses without the whole source; null when it is there. */
  readonly consequence: string | null
  readonly tables: readonly CoverageTable[]
}

/** Records of a table that are not counted, since their time or their owner is impossible. */
export interface SetAside {
  readonly source: string
  readonly table: string
  readonly reason: string
  readonly count: number
}

export interface Coverage {
  readonly sources: readonly CoverageSource[]
  readonly setAside: readonly SetAside[]
}
