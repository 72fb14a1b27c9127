import { html, type Markup } from './markup.ts'
import type { Resource, ResourceColumn } from './resource.ts'

type Resources = ReadonlyMap<string, Resource>

export function renderResource(resource: Resource, resources: Resources): Markup {
  const { uniqueId, type, name, packageName, file, description, facts, columns, tests, code } = resource
  const { compiled } = resource
  return html`<article id="${uniqueId}" aria-label="${name}">
<h1>${name}</h1>
<p class="kind">${type.replaceAll('_', ' ')} · ${packageName} · ${file}</p>
${description === '' ? [] : html`<p class="description">${description}</p>`}
${facts.length === 0 ? [] : html`<dl>${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`}
${columns.length === 0 ? [] : renderColumns(columns, type === 'macro' ? 'Arguments' : 'Columns')}
${tests.length === 0 ? [] : html`<h2>Tests</h2><ul>${tests.map((test) => html`<li>${test}</li>`)}</ul>`}
${renderLineage(resource, resources)}
${code === '' ? [] : html`<h2>Code</h2><pre tabindex="0"><code>${code}</code></pre>`}
${compiled === undefined ? [] : html`<h2>Compiled</h2><pre tabindex="0"><code>${compiled}</code></pre>`}
</article>
`
}

function renderColumns(columns: readonly ResourceColumn[], title: string): Markup {
  const rows = columns.map(
    ({ name, type, description, tests }) =>
      html`<tr><td>${name}</td><td>${type}</td><td>${description}</td><td>${tests.join(', ')}</td></tr>`,
  )
  return html`<h2>${title}</h2>
<div class="scroll" tabindex="0"><table>
<thead><tr><th>Name</th><th>Type</th><th>Description</th><th>Tests</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`
}

function renderLineage({ parents, children }: Resource, resources: Resources): Markup | readonly Markup[] {
  if (parents.length === 0 && children.length === 0) return []
  return html`<h2>Lineage</h2>
<div class="lineage"><div><p class="kind">Depends on</p>${renderLinks(parents, resources)}</div>
<div><p class="kind">Used by</p>${renderLinks(children, resources)}</div></div>`
}

function renderLinks(ids: readonly string[], resources: Resources): Markup {
  if (ids.length === 0) return html`<p>nothing</p>`
  return html`<ul>${ids.map(
    (id) => html`<li><a href="#${id}">${resources.get(id)?.name ?? id}</a></li>`,
  )}</ul>`
}
