import type { LintedProject } from '../linted-project.ts'
import { yamlOf } from '../linted-project.ts'
import { sqlOnly } from './sql-only.ts'
import type { NamedFinding, Rule } from './rule.ts'

const COMPARED = /(?:<=|>=|<>|!=|<|>|\bbetween\b)\s*(-?\d+(?:\.\d+)?)(?![\w.])/gi

/** Where a customer becomes one at risk is a policy that people change, so it is not in SQL. */
export const threshold: Rule = {
  name: 'threshold',
  check: (project) =>
    filesToCheck(project).flatMap(({ file, name }) =>
      matches(sqlOnly(project.text(file)), COMPARED)
        .filter(({ found }) => !project.settings.thresholds.allowed.includes(Number(found[1])))
        .map(({ found, line }) => ({
          of: name,
          file,
          line,
          message: `${found[0].trim()} compares with a number in SQL`,
          hint: 'keep it in a policy file, a seed or a variable',
        })),
    ),
}

const ASKS_ADAPTER = /\b(?:target\.type|adapter\.type\(\))/g

/** One macro for each operation, and its versions, in place of a branch in a model. */
export const adapterBranch: Rule = {
  name: 'adapter-branch',
  check: (project) =>
    project.models
      .filter((model) => model.language === 'sql')
      .flatMap((model) =>
        matches(project.text(model.original_file_path), ASKS_ADAPTER).map(({ found, line }) => ({
          of: model.name,
          file: model.original_file_path,
          line,
          message: `${model.name} asks for ${found[0]}`,
          hint: 'put what differs into a macro with a version for each adapter',
        })),
      ),
}

export const fileLength: Rule = {
  name: 'file-length',
  check: ({ models, text, settings }) => {
    const sql = models.map((model) => ({
      of: model.name,
      file: model.original_file_path,
      most: settings.longestModel,
    }))
    const yaml = models.flatMap((model) => {
      const file = yamlOf(model)
      return file === null ? [] : [{ of: model.name, file, most: settings.longestYaml }]
    })
    const each = new Map([...sql, ...yaml].map((one) => [one.file, one]))
    return [...each.values()].flatMap(({ of, file, most }): readonly NamedFinding[] => {
      const lines = text(file).split('\n').length - 1
      if (lines <= most) return []
      return [
        {
          of,
          file,
          line: most,
          message: `${file} has ${lines} lines, ${most} at most`,
          hint: 'split it by meaning',
        },
      ]
    })
  },
}

function filesToCheck({
  manifest,
  models,
  settings,
}: LintedProject): readonly { file: string; name: string }[] {
  const macros = Object.values(manifest.macros).filter(
    (macro) => macro.package_name === manifest.metadata.project_name,
  )
  const all = [...models, ...macros].map((node) => ({ file: node.original_file_path, name: node.name }))
  const chosen = all.filter(
    ({ file }) =>
      file.endsWith('.sql') && settings.thresholds.folders.some((folder) => file.startsWith(`${folder}/`)),
  )
  return [...new Map(chosen.map((one) => [one.file, one])).values()]
}

interface Match {
  readonly found: RegExpMatchArray
  readonly line: number
}

function matches(text: string, pattern: RegExp): readonly Match[] {
  return [...text.matchAll(pattern)].map((found) => ({
    found,
    line: text.slice(0, found.index).split('\n').length,
  }))
}
