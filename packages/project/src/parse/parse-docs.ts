import { templateOptions } from '@waypoint/context'
import type { DocNode } from '@waypoint/contracts'
import { compileTemplate, scopeOf } from '@waypoint/jinja'
import type { SourceFile } from '../files/source-file.ts'
import type { Problems } from '../problems/problems.ts'

/** The `{% docs name %}` blocks of one Markdown file. */
export function parseDocs(file: SourceFile, problems: Problems): readonly DocNode[] {
  if (!file.text.includes('{%')) return []
  const options = templateOptions({ file: file.file })
  const blocks = problems.attempt(() =>
    compileTemplate(file.text, options)
      .blocks.filter((block) => block.kind === 'docs')
      .map((block) => ({ name: block.name, text: renderBody(block.body, file) })),
  )
  return (blocks ?? []).map(({ name, text }) => ({
    resource_type: 'doc',
    unique_id: `doc.${file.packageName}.${name}`,
    name,
    package_name: file.packageName,
    path: file.path,
    original_file_path: file.file,
    block_contents: text.trim(),
  }))
}

function renderBody(body: string, file: SourceFile): string {
  if (!body.includes('{{') && !body.includes('{%') && !body.includes('{#')) return body
  return compileTemplate(body, templateOptions({ file: file.file })).renderSync(scopeOf({}))
}
