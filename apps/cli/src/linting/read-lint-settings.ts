import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { load } from 'js-yaml'
import type { Exception, Layer, LintSettings } from './lint-settings.ts'

const SETTINGS_FILE = '.waypoint-lint.yml'

type YamlMap = Readonly<Record<string, unknown>>

const USUAL_LAYERS: YamlMap = {
  staging: { names: '^stg_[a-z0-9_]+__[a-z0-9_]+$', reads_sources: true },
  intermediate: { names: '^int_[a-z0-9_]+$' },
  marts: { names: '^[a-z][a-z0-9_]*$' },
}

/** .waypoint-lint.yml of a project; without one, what most dbt projects agree on. */
export function readLintSettings(projectDir: string): LintSettings {
  const file = join(projectDir, SETTINGS_FILE)
  const data = existsSync(file) ? mapOf(parsed(readFileSync(file, 'utf8'), file)) : {}
  const thresholds = mapOf(data['thresholds'])
  const grain = mapOf(data['grain'])
  return {
    layers: Object.entries(mapOf(data['layers'] ?? USUAL_LAYERS)).map(([name, written]) =>
      layerOf(name, mapOf(written), file),
    ),
    grain: patternOf(grain['says'] ?? '\\b(one row per|grain:)', file),
    singleRow: patternOf(grain['single_row'] ?? '\\bone row\\.', file),
    keyTests: textsOf(data['key_tests'] ?? ['unique', 'unique_combination', 'unique_combination_of_columns']),
    thresholds: {
      folders: textsOf(thresholds['folders']),
      allowed: Array.isArray(thresholds['allowed']) ? thresholds['allowed'].map(Number) : [0, 1],
    },
    portable: Object.entries(mapOf(data['portable'])).map(([pattern, instead]) => ({
      pattern: patternOf(pattern, file, 'gi'),
      instead: String(instead),
    })),
    longestModel: numberOf(data['longest_model'], 300),
    longestYaml: numberOf(data['longest_yaml'], 1000),
    off: textsOf(data['off']),
    except: Object.entries(mapOf(data['except'])).map(
      ([rule, names]): Exception => ({ rule, names: textsOf(names) }),
    ),
  }
}

function layerOf(name: string, data: YamlMap, file: string): Layer {
  return {
    name,
    folder: typeof data['folder'] === 'string' ? data['folder'] : `models/${name}`,
    names: patternOf(data['names'] ?? '.', file),
    readsSources: data['reads_sources'] === true,
    mayRead: data['may_read'] === undefined ? null : textsOf(data['may_read']),
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return load(text)
  } catch (cause) {
    throw invalid(file, cause instanceof Error ? cause.message : 'It is no YAML.', cause)
  }
}

function patternOf(written: unknown, file: string, flags = 'i'): RegExp {
  try {
    return new RegExp(String(written), flags)
  } catch (cause) {
    throw invalid(file, `'${String(written)}' is no regular expression.`, cause)
  }
}

function invalid(file: string, message: string, cause: unknown): WaypointError {
  return new WaypointError({
    code: 'invalid-lint-settings',
    message,
    location: { file },
    hint: 'Correct the file, or remove it: the usual rules hold without it.',
    cause,
  })
}

const mapOf = (value: unknown): YamlMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as YamlMap) : {}

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise
