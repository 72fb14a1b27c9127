import { createHash } from 'node:crypto'
import { bindArguments, callable } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'
import { textOf } from '../text.ts'

export const localMd5: ContextName = () =>
  callable('local_md5', (args) => {
    const [value] = bindArguments(args, 'local_md5', ['value'])
    return createHash('md5').update(textOf(value), 'utf8').digest('hex')
  })
