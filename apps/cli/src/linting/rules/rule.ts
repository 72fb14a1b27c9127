import type { Finding } from '../finding.ts'
import type { LintedProject } from '../linted-project.ts'

export interface Rule {
  readonly name: string
  readonly check: (project: LintedProject) => readonly NamedFinding[]
}

/** A finding, and the name under which an exception can be made of it. */
export interface NamedFinding extends Omit<Finding, 'rule'> {
  readonly of: string
}
