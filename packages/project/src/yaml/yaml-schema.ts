import { float } from '@waypoint/jinja'
import { boolYaml11Tag, defineScalarTag, floatYaml11Tag, NOT_RESOLVED, YAML11_SCHEMA } from 'js-yaml'

/** Keeps `1.0` a float, as Python does: it is part of names and SQL. */
const pythonFloat = defineScalarTag('tag:yaml.org,2002:float', {
  implicit: true,
  implicitFirstChars: floatYaml11Tag.implicitFirstChars,
  resolve: (source, isExplicit, tagName) => {
    const value = floatYaml11Tag.resolve(source, isExplicit, tagName)
    return value === NOT_RESOLVED ? NOT_RESOLVED : float(value)
  },
  identify: () => false,
})

/** YAML 1.1 has single letters as booleans, too; Python's reader leaves them text: `values: [y, n]`. */
const pythonBool = defineScalarTag('tag:yaml.org,2002:bool', {
  implicit: true,
  implicitFirstChars: boolYaml11Tag.implicitFirstChars,
  resolve: (source, isExplicit, tagName) =>
    source.length === 1 ? NOT_RESOLVED : boolYaml11Tag.resolve(source, isExplicit, tagName),
  identify: () => false,
})

/** Dates stay text: that is how they are used in SQL. */
const timestampText = defineScalarTag('tag:yaml.org,2002:timestamp', {
  implicit: false,
  resolve: (source) => source,
  identify: () => false,
})

/** YAML 1.1 as dbt's parser reads it. */
export const PROJECT_YAML = YAML11_SCHEMA.withTags(pythonBool, pythonFloat, timestampText)
