import type { ColumnInfo, ManifestNode, SourceNode } from '@waypoint/contracts'

type Fields = Readonly<Record<string, unknown>>

/** A node of the section `nodes`, with exactly the fields that schema v12 has for its kind. */
export function encodeNode(node: ManifestNode): unknown {
  switch (node.resource_type) {
    case 'seed': {
      const { refs: _refs, sources: _sources, metrics: _metrics, language: _language, ...seed } = node
      return {
        ...NOT_DESCRIBED,
        ...seed,
        columns: encodeColumns(node.columns),
        build_path: null,
        depends_on: { macros: node.depends_on.macros },
      }
    }
    case 'model':
      return Object.assign({}, NOT_COMPILED, NO_MODEL_FACTS, NOT_DESCRIBED, node, {
        columns: encodeColumns(node.columns),
        build_path: null,
        constraints: node.constraints.map((constraint) => ({
          ...encodeConstraint(constraint),
          columns: constraint.columns ?? [],
        })),
      })
    case 'test':
      return node.test_metadata === null ? encodeSingularTest(node) : compiled(node)
    case 'function':
      return { ...compiled(node), overloads: [] }
    case 'snapshot':
    case 'analysis':
    case 'operation':
      return compiled(node)
  }
}

// Object.assign puts these before a node's own fields many times faster than a literal with both does.
const NOT_DESCRIBED = { group: null, doc_blocks: [] }

const NOT_COMPILED = {
  contract: { enforced: false, alias_types: true, checksum: null },
  functions: [],
  compiled_path: null,
}

const NO_MODEL_FACTS = { deprecation_date: null, primary_key: [], time_spine: null }

function compiled(node: ManifestNode): Fields {
  const columns = encodeColumns(node.columns)
  return Object.assign({}, NOT_COMPILED, NOT_DESCRIBED, node, { columns, build_path: null })
}

/** It lacks the fields of a generic one: readers tell the two apart by them. */
function encodeSingularTest(node: ManifestNode): Fields {
  const {
    test_metadata: _metadata,
    column_name: _column,
    file_key_name: _key,
    attached_node: _node,
    ...rest
  } = compiled(node)
  return rest
}

export function encodeSource(source: SourceNode): unknown {
  return {
    patch_path: null,
    unrendered_database: null,
    unrendered_schema: null,
    doc_blocks: [],
    ...source,
    columns: encodeColumns(source.columns),
    loaded_at_query: source.config.loaded_at_query ?? null,
    external: source.external === null ? null : { ...NO_EXTERNAL, ...source.external },
  }
}

const NO_EXTERNAL = {
  location: null,
  file_format: null,
  row_format: null,
  tbl_properties: null,
  partitions: null,
}

function encodeColumns(columns: Readonly<Record<string, ColumnInfo>>): Fields {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      {
        granularity: null,
        dimension: null,
        entity: null,
        doc_blocks: [],
        ...column,
        constraints: column.constraints.map(encodeConstraint),
        config: { meta: column.meta, tags: column.tags },
      },
    ]),
  )
}

function encodeConstraint(constraint: Fields): Fields {
  return {
    type: constraint.type,
    name: constraint.name ?? null,
    expression: constraint.expression ?? null,
    warn_unenforced: constraint.warn_unenforced ?? true,
    warn_unsupported: constraint.warn_unsupported ?? true,
    to: constraint.to ?? null,
    to_columns: constraint.to_columns ?? [],
  }
}
