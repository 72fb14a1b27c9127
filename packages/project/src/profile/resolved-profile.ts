/** One output of profiles.yml, rendered. */
export interface ResolvedProfile {
  readonly profileName: string
  readonly targetName: string
  /** Absolute path of the profiles.yml that was read. */
  readonly file: string
  readonly type: string
  readonly threads: number
  readonly credentials: Readonly<Record<string, unknown>>
  readonly database: string
  readonly schema: string
}
