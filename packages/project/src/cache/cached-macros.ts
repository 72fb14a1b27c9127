import type { MacroDeclaration, Template } from '@waypoint/jinja'
import { readFile } from '../files/read-files.ts'
import type { FoundFile } from '../files/source-file.ts'
import type { LoadedMacro } from '../macros/loaded-macro.ts'
import { macroTemplate } from '../macros/macro-template.ts'
import type { CachedMacro } from './cache-index.ts'
import { fileAt, type FileColumns, groupOf } from './file-columns.ts'

/** The macros of unchanged files; a file is read when one of its macros is needed. */
export function cachedMacros(
  macros: readonly CachedMacro[],
  files: FileColumns,
): ReadonlyMap<string, LoadedMacro> {
  const templates = new Map(
    macroFiles(files).map((file) => [`${file.packageName} ${file.file}`, templateOnDemand(file)]),
  )
  return new Map(
    macros.flatMap((macro) => {
      const template = templates.get(`${macro.packageName} ${macro.file}`)
      return template === undefined ? [] : [[macro.uniqueId, new CachedMacroDefinition(macro, template)]]
    }),
  )
}

function macroFiles(files: FileColumns): readonly FoundFile[] {
  return files.paths.flatMap((_path, position) => {
    const { kind } = groupOf(files, position)
    return kind === 'macro' || kind === 'generic-test' ? [fileAt(files, position)] : []
  })
}

function templateOnDemand(file: FoundFile): () => Template {
  let template: Template | undefined
  return () => (template ??= macroTemplate(readFile(file)))
}

class CachedMacroDefinition implements LoadedMacro {
  readonly uniqueId: string
  readonly name: string
  readonly packageName: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly #template: () => Template

  constructor(macro: CachedMacro, template: () => Template) {
    this.uniqueId = macro.uniqueId
    this.name = macro.name
    this.packageName = macro.packageName
    this.file = macro.file
    this.line = macro.line
    this.column = macro.column
    this.#template = template
  }

  get template(): Template {
    return this.#template()
  }

  get declaration(): MacroDeclaration {
    const found = this.template.macros.find(({ name }) => name === this.name)
    if (found === undefined) throw new TypeError(`${this.file} no longer declares ${this.name}`)
    return found
  }
}

export function cachedMacro(macro: LoadedMacro): CachedMacro {
  const { uniqueId, name, packageName, file, line, column, declaration } = macro
  return { uniqueId, name, packageName, file, line, column, kind: declaration.kind }
}
