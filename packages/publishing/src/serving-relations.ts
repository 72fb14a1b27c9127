import { cellText, type Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { RelationToPublish } from './copy-relations.ts'
import type { PublishOptions } from './publish.ts'

/** Every table and view of the schemas, and the further ones named `schema.name`, in order of their names. */
export async function servingRelations(
  connection: Connection,
  schemas: readonly string[],
  further: readonly RelationToPublish[],
): Promise<readonly RelationToPublish[]> {
  const { rows } = await connection.query(
    `select schema_name, table_name as name from duckdb_tables()
     where database_name = current_database() and not internal and not temporary
     union all
     select schema_name, view_name from duckdb_views()
     where database_name = current_database() and not internal and not temporary
     order by all`,
  )
  const all = rows.map(([schema, name]) => ({ schema: cellText(schema), name: cellText(name) }))
  return chooseRelations(all, schemas, further)
}

/** @throws WaypointError `nothing-to-publish`, `missing-relation` */
export function chooseRelations<T extends RelationToPublish>(
  all: readonly T[],
  schemas: readonly string[],
  further: readonly RelationToPublish[],
): readonly T[] {
  const chosen = all.filter(
    ({ schema, name }) =>
      schemas.includes(schema) || further.some((one) => one.schema === schema && one.name === name),
  )
  refuseMissing(chosen, further)
  if (chosen.length > 0) return chosen
  throw new WaypointError({
    code: 'nothing-to-publish',
    message: `The warehouse has nothing in ${schemas.join(', ')}.`,
    hint: 'Run `waypoint build` first, or name the schemas to publish: `waypoint publish --schema …`.',
  })
}

function refuseMissing(chosen: readonly RelationToPublish[], further: readonly RelationToPublish[]): void {
  const missing = further.find(
    ({ schema, name }) => !chosen.some((one) => one.schema === schema && one.name === name),
  )
  if (missing === undefined) return
  throw new WaypointError({
    code: 'missing-relation',
    message: `The warehouse has no ${missing.schema}.${missing.name}.`,
    hint: 'Run `waypoint build` first, or take it off the list of what is published.',
  })
}

type Known = Pick<PublishOptions, 'leftOut' | 'asViews' | 'keys' | 'sums'>

/** What is to be copied, with what the project says of it. */
export function withWhatIsKnown<T extends RelationToPublish>(
  serving: readonly T[],
  { leftOut, asViews, keys, sums }: Known,
): readonly T[] {
  return serving
    .map((relation) => ({ relation, name: `${relation.schema}.${relation.name}` }))
    .filter(({ name }) => leftOut?.has(name) !== true)
    .map(({ relation, name }) => {
      const [key, summed] = [keys?.get(name), sums?.get(name)]
      return {
        ...relation,
        ...(key === undefined ? {} : { key }),
        ...(summed === undefined ? {} : { sums: summed }),
        ...(asViews?.has(name) === true ? { asView: true } : {}),
      }
    })
}
