import { bindArguments, PythonError, text } from '@waypoint/jinja'
import type { AdapterMethods } from '../adapter-object.ts'

const STRATEGY_NAMES: Readonly<Record<string, string>> = { 'delete+insert': 'delete_insert' }

export const macroMethods: AdapterMethods = {
  dispatch({ context }, args) {
    const [name, namespace] = bindArguments(args, 'dispatch', [
      'macro_name',
      ['macro_namespace', null],
      ['packages', null],
    ])
    return context.macros.dispatch(
      text(name ?? null),
      typeof namespace === 'string' ? namespace : null,
      args.site,
    )
  },

  type({ session }) {
    return session.adapter.type
  },

  get_incremental_strategy_macro({ session, context }, args) {
    const [, strategy] = bindArguments(args, 'get_incremental_strategy_macro', ['model_context', 'strategy'])
    const name = text(strategy ?? null)
    const known = session.adapter.capabilities.incrementalStrategies
    const macro = `get_incremental_${STRATEGY_NAMES[name] ?? name}_sql`
    const found = context.macros.find(null, macro)
    if (found === undefined || (BUILTIN.has(name) && !known.includes(name))) {
      throw new PythonError(
        'value',
        `The incremental strategy '${name}' is not valid for this adapter`,
        `Use one of ${known.join(', ')}, or write a macro ${macro}.`,
      )
    }
    return found
  },

  /** Asks what the database can do: `adapter.has_capability('transactional_ddl')`. */
  has_capability({ session }, args) {
    const [name] = bindArguments(args, 'has_capability', ['name'])
    const key = text(name ?? null).replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    const known = Object.entries(session.adapter.capabilities).find(([capability]) => capability === key)
    if (known !== undefined) return known[1] === true
    throw new PythonError('value', `There is no capability '${text(name ?? null)}'`)
  },

  valid_incremental_strategies({ session }) {
    return [...session.adapter.capabilities.incrementalStrategies]
  },
}

const BUILTIN: ReadonlySet<string> = new Set([
  'append',
  'delete+insert',
  'merge',
  'insert_overwrite',
  'microbatch',
])
