import type { DocNode } from '@waypoint/contracts'
import type { FileKind, SourceFile } from '../files/source-file.ts'
import type { LoadedMacro } from '../macros/loaded-macro.ts'
import { readMacros } from '../macros/read-macros.ts'
import { parseDocs } from '../parse/parse-docs.ts'
import { parseProperties, type PropertyEntry } from '../parse/parse-properties.ts'
import type { Problems } from '../problems/problems.ts'

/** All files after each was parsed by itself; nothing here depends on another file. */
export interface ParsedFiles {
  readonly files: readonly SourceFile[]
  readonly macros: readonly LoadedMacro[]
  readonly docs: readonly DocNode[]
  readonly properties: readonly PropertyEntry[]
}

export function parseFiles(files: readonly SourceFile[], problems: Problems): ParsedFiles {
  return {
    files,
    macros: [...ofKind(files, 'macro'), ...ofKind(files, 'generic-test')].flatMap((file) =>
      readMacros(file, problems),
    ),
    docs: ofKind(files, 'docs').flatMap((file) => parseDocs(file, problems)),
    properties: ofKind(files, 'yaml').flatMap((file) => parseProperties(file, problems)),
  }
}

export function ofKind(files: readonly SourceFile[], kind: FileKind): readonly SourceFile[] {
  return files.filter((file) => file.kind === kind)
}
