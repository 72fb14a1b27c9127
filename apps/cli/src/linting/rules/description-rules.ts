import type { ModelNode } from '@waypoint/contracts'
import { basename, dirname } from 'node:path'
import { type LintedProject, lineOfName, yamlOf } from '../linted-project.ts'
import type { Rule } from './rule.ts'

interface Place {
  readonly of: string
  readonly file: string
  readonly line: number
}

function placeOf(model: ModelNode, { text }: LintedProject): Place {
  const yaml = yamlOf(model)
  if (yaml === null) return { of: model.name, file: model.original_file_path, line: 1 }
  return { of: model.name, file: yaml, line: lineOfName(text(yaml), model.name) }
}

/** What a model is, in a sentence or more. */
export const modelDescription: Rule = {
  name: 'model-description',
  check: (project) =>
    project.models
      .filter((model) => model.description.trim() === '')
      .map((model) => ({
        ...placeOf(model, project),
        message: `${model.name} has no description`,
        hint: 'say what it is, and of what it has one row',
      })),
}

/** Of what a model has one row: without that, no figure of it can be trusted. */
export const grain: Rule = {
  name: 'grain',
  check: (project) =>
    project.models
      .filter(({ description }) => description.trim() !== '' && !hasGrain(description, project))
      .map((model) => ({
        ...placeOf(model, project),
        message: `the description of ${model.name} does not say of what it has one row`,
        hint: 'end it with a sentence such as "One row per customer and day."',
      })),
}

const hasGrain = (description: string, { settings }: LintedProject): boolean =>
  settings.grain.test(description) || settings.singleRow.test(description)

/** A grain is a claim; a test of the key proves it. What is part of others' queries is tested there. */
export const keyTest: Rule = {
  name: 'key-test',
  check: (project) =>
    project.models
      .filter(({ description }) => !project.settings.singleRow.test(description))
      .filter(({ config }) => config.materialized !== 'ephemeral')
      .filter(
        (model) =>
          !project
            .testsOf(model)
            .some((test) => project.settings.keyTests.includes(test.test_metadata?.name ?? '')),
      )
      .map((model) => ({
        ...placeOf(model, project),
        message: `no test states the key of ${model.name}`,
        hint: `add ${project.settings.keyTests.join(', ')} to it or to a column`,
      })),
}

/** Each column that is named is explained. */
export const columnDescription: Rule = {
  name: 'column-description',
  check: (project) =>
    project.models.flatMap((model) => {
      const place = placeOf(model, project)
      return Object.values(model.columns)
        .filter((column) => (column.description ?? '').trim() === '')
        .map((column) => ({
          ...place,
          line: lineOfName(project.text(place.file), column.name, place.line),
          message: `the column ${column.name} of ${model.name} has no description`,
          hint: 'say what it holds, and in which unit',
        }))
    }),
}

/** A reader finds what describes a model beside it. */
export const ownYaml: Rule = {
  name: 'own-yaml',
  check: (project) =>
    project.models
      .filter((model) => !isBeside(yamlOf(model), model))
      .map((model) => ({
        of: model.name,
        file: model.original_file_path,
        line: 1,
        message: `${model.name} has no YAML file of its own beside it`,
        hint: `describe it in ${basename(model.original_file_path).replace(/\.[^.]+$/, '.yml')}`,
      })),
}

function isBeside(yaml: string | null, model: ModelNode): boolean {
  if (yaml === null) return false
  const stem = basename(model.original_file_path).replace(/\.[^.]+$/, '')
  return (
    dirname(yaml) === dirname(model.original_file_path) &&
    /\.ya?ml$/.test(yaml) &&
    basename(yaml).replace(/\.ya?ml$/, '') === stem
  )
}
