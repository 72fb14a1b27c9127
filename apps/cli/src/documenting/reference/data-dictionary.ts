import type { Manifest, ModelNode, SeedNode, SnapshotNode } from '@waypoint/contracts'
import { keyColumns } from './key-columns.ts'
import { code, heading, markdownTable } from './markdown.ts'
import { byName, type ModelGroup, modelGroups } from './model-groups.ts'

/** Every model with what it is; those that readers see with all their columns. */
export function dataDictionary(manifest: Manifest): string {
  const groups = modelGroups(manifest)
  const contents = groups.map(({ title, models }) => `- [${title}](#${anchor(title)}): ${models.length}`)
  return [
    heading('Data dictionary', 'Tables by layer and domain, the ones that readers see first.'),
    `${contents.join('\n')}\n\n`,
    ...groups.map((group) => groupText(group, manifest)),
    nodesText('Seeds', manifest, 'seed'),
    nodesText('Snapshots', manifest, 'snapshot'),
  ]
    .join('')
    .trimEnd()
    .concat('\n')
}

const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\w ]/g, '')
    .replaceAll(' ', '-')

function groupText({ title, models, isServed }: ModelGroup, manifest: Manifest): string {
  const text = isServed
    ? models.map((model) => modelText(model, manifest)).join('')
    : markdownTable(
        ['model', 'what it is'],
        models.map((model) => [code(model.name), model.description]),
      )
  return `## ${title}\n\n${text}`
}

function modelText(model: ModelNode, manifest: Manifest): string {
  const key = keyColumns(model, manifest)
  const columns = Object.values(model.columns).map((column) => [code(column.name), column.description ?? ''])
  return [
    `### ${model.schema}.${model.alias}\n\n${model.description}\n\n`,
    key.length === 0 ? '' : `Key: ${key.map(code).join(', ')}.\n\n`,
    markdownTable(['column', 'what it holds'], columns),
  ].join('')
}

function nodesText(title: string, manifest: Manifest, type: 'seed' | 'snapshot'): string {
  const nodes = Object.values(manifest.nodes).filter(
    (node): node is SeedNode | SnapshotNode => node.resource_type === type,
  )
  const rows = byName(nodes).map((node) => [code(node.name), node.description])
  return rows.length === 0 ? '' : `## ${title}\n\n${markdownTable(['name', 'what it is'], rows)}`
}
