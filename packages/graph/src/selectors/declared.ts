import type { DeclaredNode } from '@waypoint/contracts'
import { nameMatcher } from '../selection/glob.ts'
import type { SelectorMethod } from './method.ts'

/** `exposure:name` or `exposure:package.name`; the same for every kind that only YAML declares. */
function declared(resourceType: DeclaredNode['resource_type']): SelectorMethod {
  return {
    name: resourceType,
    matcher({ value }) {
      const dot = value.indexOf('.')
      const inPackage = nameMatcher(dot < 0 ? '*' : value.slice(0, dot))
      const named = nameMatcher(value.slice(dot + 1))
      return (member) =>
        member.resource_type === resourceType && inPackage(member.package_name) && named(member.name)
    },
    *candidates(members) {
      for (const member of members) if (member.resource_type === resourceType) yield member.name
    },
  }
}

export const exposure = declared('exposure')
export const metric = declared('metric')
export const semanticModel = declared('semantic_model')
export const savedQuery = declared('saved_query')
export const unitTest = declared('unit_test')
