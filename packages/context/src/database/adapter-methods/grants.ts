import { bindArguments } from '@waypoint/jinja'
import { textOf } from '../../text.ts'
import type { AdapterMethods } from '../adapter-object.ts'
import { ResultTable } from '../result-table.ts'

export const grantMethods: AdapterMethods = {
  /** Rows of `grantee` and `privilege_type` as a dict: who has each privilege. */
  standardize_grants_dict(_, args) {
    const [table] = bindArguments(args, 'standardize_grants_dict', ['grants_table'])
    const grants = new Map<string, string[]>()
    if (!(table instanceof ResultTable)) return grants
    const names = table.columnNames.map((name) => name.toLowerCase())
    const [grantee, privilege] = [names.indexOf('grantee'), names.indexOf('privilege_type')]
    for (const { values } of table.rows) {
      const key = textOf(values[privilege])
      const holder = textOf(values[grantee])
      const known = grants.get(key)
      if (known === undefined) grants.set(key, [holder])
      else known.push(holder)
    }
    return grants
  },
}
