import type { Manifest } from '@waypoint/contracts'
import type { LintedProject } from '../linted-project.ts'
import type { Rule } from './rule.ts'

/** A name says what layer a model belongs to. */
export const layerName: Rule = {
  name: 'layer-name',
  check: ({ models, layerOf, settings }) =>
    models.flatMap((model) => {
      const layer = layerOf(model)
      const place = { of: model.name, file: model.original_file_path, line: 1 }
      if (layer === undefined) {
        const folders = settings.layers.map((each) => each.folder).join(', ')
        return [
          { ...place, message: `${model.name} is in no layer`, hint: `move it below one of ${folders}` },
        ]
      }
      return layer.names.test(model.name)
        ? []
        : [
            {
              ...place,
              message: `${model.name} is no name of the layer ${layer.name}`,
              hint: `names match ${layer.names.source}`,
            },
          ]
    }),
}

/** Raw tables have one door. */
export const sourceReader: Rule = {
  name: 'source-reader',
  check: ({ models, layerOf, settings }) =>
    models
      .filter((model) => model.sources.length > 0 && layerOf(model)?.readsSources !== true)
      .map((model) => ({
        of: model.name,
        file: model.original_file_path,
        line: 1,
        message: `${model.name} reads the source ${model.sources[0]?.join('.') ?? ''}`,
        hint: `read a model of ${settings.layers
          .filter((each) => each.readsSources)
          .map((each) => each.name)
          .join(' or ')}`,
      })),
}

export const layerDirection: Rule = {
  name: 'layer-direction',
  check: (project) =>
    project.models.flatMap((model) => {
      const layer = project.layerOf(model)
      if (layer === undefined || layer.mayRead === null) return []
      const allowed = new Set([layer.name, ...layer.mayRead])
      return model.depends_on.nodes
        .map((id) => ({ id, read: layerOfNode(id, project) }))
        .filter(({ read }) => read !== null && !allowed.has(read))
        .map(({ id, read }) => ({
          of: model.name,
          file: model.original_file_path,
          line: lineOfRef(project, model.original_file_path, nameOf(project.manifest, id)),
          message: `${model.name} of ${layer.name} reads ${nameOf(project.manifest, id)} of ${read ?? ''}`,
          hint: `${layer.name} may read ${[...allowed].join(', ')}`,
        }))
    }),
}

function layerOfNode(id: string, { manifest, layerOf }: LintedProject): string | null {
  const node = manifest.nodes[id]
  if (node?.resource_type === 'seed') return 'seeds'
  if (node?.resource_type === 'snapshot') return 'snapshots'
  return node?.resource_type === 'model' ? (layerOf(node)?.name ?? null) : null
}

const nameOf = (manifest: Manifest, id: string): string => manifest.nodes[id]?.name ?? id

function lineOfRef({ text }: LintedProject, file: string, name: string): number {
  const index = text(file)
    .split('\n')
    .findIndex((line) => line.includes('ref(') && line.includes(name))
  return index < 0 ? 1 : index + 1
}
