import type { MacroNode } from '@waypoint/contracts'
import { createContext, Relation } from '@waypoint/context'
import { macroCalls } from '../macros/macro-calls.ts'
import type { LoadedMacro } from '../macros/loaded-macro.ts'
import { ParseResolver } from '../resolve/parse-resolver.ts'
import { describe } from '../resolve/properties.ts'
import type { PropertyIndex } from '../resolve/property-index.ts'
import { parseEnvironment, type ResolveState } from '../resolve/resolve-state.ts'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'

export function macroNode(macro: LoadedMacro, properties: PropertyIndex, state: ResolveState): MacroNode {
  const entry = properties.find('macros', macro.packageName, macro.name)
  const data = entry?.data ?? {}
  const resolver = new ParseResolver(new Relation({ database: null, schema: null, identifier: null }))
  const scope = createContext(parseEnvironment(state, macro.packageName, { node: null, resolver }))
  const languages = macro.declaration.options.get('supported_languages')
  return {
    resource_type: 'macro',
    unique_id: macro.uniqueId,
    name: macro.name,
    package_name: macro.packageName,
    path: macro.file,
    original_file_path: macro.file,
    macro_sql: macroText(macro),
    depends_on: { macros: macroCalls(macro, state.library) },
    description: entry === undefined ? '' : describe(data.description, { entry, scope }, state),
    meta: isMap(data.meta) ? data.meta : {},
    docs: {
      show: isMap(data.docs) && typeof data.docs.show === 'boolean' ? data.docs.show : true,
      node_color: isMap(data.docs) && typeof data.docs.node_color === 'string' ? data.docs.node_color : null,
    },
    patch_path: entry === undefined ? null : `${entry.file.packageName}://${entry.file.file}`,
    arguments: argumentsOf(macro, data),
    created_at: state.now,
    supported_languages: Array.isArray(languages) ? languages.map(String) : null,
  }
}

/** With the white space that the tag's own dashes take away, as dbt keeps it. */
function macroText({ declaration, template }: LoadedMacro): string {
  const { source } = declaration
  if (!source.startsWith('{%-') && !source.endsWith('-%}')) return source
  const file = template.source.trimEnd()
  const start = file.indexOf(source)
  if (start === -1) return source
  const ahead = file.slice(0, start).trimEnd()
  const leading = source.startsWith('{%-') && ahead !== '' && !/-[%}#]\}$/.test(ahead)
  const behind = file.slice(start + source.length)
  const trailing = source.endsWith('-%}') ? behind.length - behind.trimStart().length : 0
  return file.slice(leading ? ahead.length : start, start + source.length + trailing)
}

/** As YAML describes them; by name alone where it says nothing. */
function argumentsOf(macro: LoadedMacro, data: YamlMap): MacroNode['arguments'] {
  const described = (Array.isArray(data.arguments) ? data.arguments : []).filter(isMap)
  const written = described.length > 0 ? described : macro.declaration.parameters
  return written.map((argument: YamlMap | { readonly name: string }) => ({
    name: argument.name,
    type: 'type' in argument ? argument.type : null,
    description: 'description' in argument ? argument.description : '',
  }))
}
