import { bindArguments } from '../runtime/bind-arguments.ts'
import { Callable } from '../values/callable.ts'
import { Namespace } from '../values/namespace.ts'
import type { Value } from '../values/value.ts'
import { toDict } from './dict.ts'
import { Cycler } from './cycler.ts'
import { Joiner } from './joiner.ts'
import { lipsum } from './lipsum.ts'
import { Range } from './range.ts'

/** Jinja's own globals. */
export const builtinGlobals: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['range', new Callable('range', (args) => Range.from(args))],
  ['dict', new Callable('dict', (args) => toDict(args))],
  [
    'namespace',
    new Callable('namespace', (args) => {
      const attributes = new Map<string, Value>()
      for (const [key, value] of toDict(args)) if (typeof key === 'string') attributes.set(key, value)
      return new Namespace(attributes)
    }),
  ],
  ['cycler', new Callable('cycler', ({ positional }) => new Cycler(positional))],
  [
    'joiner',
    new Callable('joiner', (args) => {
      const [separator = ', '] = bindArguments(args, 'joiner', [['sep', ', ']])
      return new Joiner(separator)
    }),
  ],
  ['lipsum', new Callable('lipsum', (args) => lipsum(args, Math.random))],
])
