import { DOCS_SCRIPT } from './docs-script.ts'
import { DOCS_STYLE } from './docs-style.ts'
import { html, type Markup } from './markup.ts'
import type { Resource } from './resource.ts'
import { renderResource } from './render-resource.ts'

export interface DocsProject {
  readonly name: string
  /** ISO 8601, in UTC. */
  readonly generatedAt: string
  readonly resources: readonly Resource[]
}

/** One page about a whole project. It loads nothing and can be opened from a file or sent by mail. */
export function renderDocs({ name, generatedAt, resources }: DocsProject): string {
  const byId = new Map(resources.map((resource) => [resource.uniqueId, resource]))
  const groups = groupsOf(resources)
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${name} · documentation</title>
<style>${{ markup: DOCS_STYLE }}</style>
</head>
<body>
<nav aria-label="Resources">
<p><a href="#"><strong>${name}</strong></a></p>
<input id="search" type="search" placeholder="Search" aria-label="Search names, descriptions and columns">
<p id="none" role="status" hidden>Nothing matches.</p>
${groups.map(renderGroup)}
</nav>
<main>
<section class="overview">
<h1>${name}</h1>
<p class="kind">Written ${generatedAt.slice(0, 16).replace('T', ' ')} UTC</p>
<dl>${groups.map((group) => html`<dt>${group.title}</dt><dd>${group.members.length}</dd>`)}</dl>
</section>
${resources.map((resource) => renderResource(resource, byId))}
</main>
<script>${{ markup: DOCS_SCRIPT }}</script>
</body>
</html>
`
  return page.markup
}

interface Group {
  readonly title: string
  readonly members: readonly Resource[]
}

const TITLES: Readonly<Record<string, string>> = {
  model: 'Models',
  source: 'Sources',
  seed: 'Seeds',
  snapshot: 'Snapshots',
  function: 'Functions',
  exposure: 'Exposures',
  metric: 'Metrics',
  semantic_model: 'Semantic models',
  saved_query: 'Saved queries',
  analysis: 'Analyses',
  macro: 'Macros',
}

function groupsOf(resources: readonly Resource[]): readonly Group[] {
  return Object.entries(TITLES).flatMap(([type, title]): readonly Group[] => {
    const members = resources
      .filter((resource) => resource.type === type)
      .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    return members.length === 0 ? [] : [{ title, members }]
  })
}

function renderGroup({ title, members }: Group): Markup {
  return html`<section><h2>${title}</h2><ul>${members.map(
    (resource) =>
      html`<li data-text="${searchText(resource)}"><a href="#${resource.uniqueId}">${resource.name}</a></li>`,
  )}</ul></section>
`
}

function searchText(resource: Resource): string {
  const columns = resource.columns.map((column) => column.name)
  const { name, type, packageName, file, description } = resource
  return [name, type, packageName, file, description, ...columns].join(' ').toLowerCase()
}
