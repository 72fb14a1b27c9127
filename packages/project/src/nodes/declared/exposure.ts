import { isMap, type YamlMap } from '../../yaml/read-yaml.ts'

/** What the artifact shows of an exposure beside what all declared elements have. */
export function exposureFields(data: YamlMap): YamlMap {
  const owner = isMap(data.owner) ? data.owner : {}
  return {
    type: data.type,
    owner: { ...owner, email: owner.email ?? null, name: owner.name ?? null },
    label: data.label ?? null,
    maturity: data.maturity ?? null,
    url: data.url ?? null,
  }
}
