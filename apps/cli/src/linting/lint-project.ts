import type { Finding } from './finding.ts'
import { type ProjectToLint, lintedProject } from './linted-project.ts'
import { columnDescription, grain, keyTest, modelDescription, ownYaml } from './rules/description-rules.ts'
import { exposureDescription, metricDescription, sourceDescription } from './rules/declared-rules.ts'
import { layerDirection, layerName, sourceReader } from './rules/layer-rules.ts'
import { portableMacro } from './rules/portable-macro.ts'
import type { Rule } from './rules/rule.ts'
import { adapterBranch, fileLength, threshold } from './rules/text-rules.ts'

export const RULES: readonly Rule[] = [
  layerName,
  sourceReader,
  layerDirection,
  modelDescription,
  grain,
  keyTest,
  columnDescription,
  sourceDescription,
  metricDescription,
  exposureDescription,
  ownYaml,
  threshold,
  adapterBranch,
  portableMacro,
  fileLength,
]

/** What no linter of SQL alone can see; in the order of files and lines. */
export function lintProject(asked: ProjectToLint): readonly Finding[] {
  const project = lintedProject(asked)
  const { off, except } = asked.settings
  return RULES.filter((rule) => !off.includes(rule.name))
    .flatMap((rule) => {
      const names = new Set(except.filter((each) => each.rule === rule.name).flatMap((each) => each.names))
      return rule
        .check(project)
        .filter((finding) => !names.has(finding.of))
        .map(({ file, line, message, hint }) => ({ rule: rule.name, file, line, message, hint }))
    })
    .toSorted((left, right) => order(left.file, right.file) || left.line - right.line)
}

const order = (left: string, right: string): number => (left === right ? 0 : left < right ? -1 : 1)
