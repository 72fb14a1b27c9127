import type { DeclaredNode } from '@waypoint/contracts'
import { type LintedProject, lineOfName } from '../linted-project.ts'
import type { NamedFinding, Rule } from './rule.ts'

/** A figure that nobody explains is explained differently by everybody. */
export const metricDescription: Rule = {
  name: 'metric-description',
  check: (project) =>
    own(project.manifest.metrics, project)
      .filter(isUndescribed)
      .map((metric) => finding(metric, project, 'say what it counts, of which period, in which unit')),
}

/** What reads the marts, for whoever wants to change one. */
export const exposureDescription: Rule = {
  name: 'exposure-description',
  check: (project) =>
    own(project.manifest.exposures, project)
      .filter(isUndescribed)
      .map((exposure) => finding(exposure, project, 'say what it is for, and for whom')),
}

/** Raw tables are described where they come in. */
export const sourceDescription: Rule = {
  name: 'source-description',
  check: ({ manifest, text }) =>
    Object.values(manifest.sources)
      .filter((source) => source.package_name === manifest.metadata.project_name)
      .filter((source) => source.description.trim() === '')
      .map((source) => ({
        of: `${source.source_name}.${source.name}`,
        file: source.original_file_path,
        line: lineOfName(text(source.original_file_path), source.name),
        message: `the source ${source.source_name}.${source.name} has no description`,
        hint: 'say of what it has one row',
      })),
}

const own = (
  nodes: Readonly<Record<string, DeclaredNode>>,
  { manifest }: LintedProject,
): readonly DeclaredNode[] =>
  Object.values(nodes).filter((node) => node.package_name === manifest.metadata.project_name)

const isUndescribed = ({ description }: DeclaredNode): boolean =>
  typeof description !== 'string' || description.trim() === ''

function finding(node: DeclaredNode, { text }: LintedProject, hint: string): NamedFinding {
  const { name, original_file_path: file, resource_type: type } = node
  return {
    of: name,
    file,
    line: lineOfName(text(file), name),
    message: `the ${type} ${name} has no description`,
    hint,
  }
}
