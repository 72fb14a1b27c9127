import type { LintedProject } from '../linted-project.ts'
import type { Rule } from './rule.ts'
import { sqlOnly } from './sql-only.ts'

/** What databases say differently has one macro; the settings say of which text which. */
export const portableMacro: Rule = {
  name: 'portable-macro',
  check: (project) =>
    project.settings.portable.length === 0
      ? []
      : queries(project).flatMap(({ name, file }) => {
          const sql = sqlOnly(project.text(file))
          return project.settings.portable.flatMap(({ pattern, instead }) =>
            [...sql.matchAll(pattern)].map((found) => ({
              of: name,
              file,
              line: sql.slice(0, found.index).split('\n').length,
              message: `'${found[0].trim()}' is not said alike by all databases`,
              hint: `write ${instead}`,
            })),
          )
        }),
}

/** Models, snapshots and tests in SQL; macros are where it is said for each database. */
function queries({ manifest, models }: LintedProject): readonly { name: string; file: string }[] {
  const others = Object.values(manifest.nodes).filter(
    (node) =>
      node.package_name === manifest.metadata.project_name &&
      (node.resource_type === 'snapshot' || node.resource_type === 'test'),
  )
  return [...models, ...others]
    .map((node) => ({ name: node.name, file: node.original_file_path }))
    .filter(({ file }) => file.endsWith('.sql'))
}
