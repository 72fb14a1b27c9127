import { WaypointError } from '@waypoint/contracts'
import { load } from 'js-yaml'

type Mapping = Readonly<Record<string, unknown>>

/** `--vars`: a mapping in YAML's flow form, of which JSON is a part. */
export function parseVars(text: string): Mapping {
  return parseMapping(text, {
    code: 'invalid-vars',
    flag: '--vars',
    example: "write it as '{start_date: 2020-01-01, debug: true}'",
  })
}

/** `--args` of run-operation. */
export function parseMacroArguments(text: string): Mapping {
  return parseMapping(text, {
    code: 'invalid-args',
    flag: '--args',
    example: "write it as '{role: reporter, days: 7}'",
  })
}

export function parseWarnErrorOptions(text: string): Mapping {
  return parseMapping(text, {
    code: 'invalid-flag',
    flag: '--warn-error-options',
    example: "write it as '{error: all, warn: [NoNodesForSelectionCriteria]}'",
  })
}

interface MappingFlag {
  readonly code: string
  readonly flag: string
  readonly example: string
}

function parseMapping(text: string, flag: MappingFlag): Mapping {
  const value = parseYaml(text, flag)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Mapping
  throw invalid(text, flag)
}

function parseYaml(text: string, flag: MappingFlag): unknown {
  try {
    return load(text)
  } catch (cause) {
    throw invalid(text, flag, cause)
  }
}

function invalid(text: string, { code, flag, example }: MappingFlag, cause?: unknown): WaypointError {
  return new WaypointError({ code, message: `${flag} is not a mapping: ${text}`, hint: example, cause })
}
