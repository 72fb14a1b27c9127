import { isMap, type YamlMap } from '../../yaml/read-yaml.ts'

export function groupFields(data: YamlMap): YamlMap {
  const owner = isMap(data.owner) ? data.owner : {}
  return { owner: { ...owner, email: owner.email ?? null, name: owner.name ?? null } }
}
