import { bindArguments, callable } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'
import { textOf } from '../text.ts'

/** `log(text, info=False)`: to the log; with info also to the terminal. */
export const log: ContextName = ({ output }) =>
  callable('log', (args) => {
    const [message, info] = bindArguments(args, 'log', ['msg', ['info', false]])
    output.log(textOf(message), info === true)
    return ''
  })

export const print: ContextName = ({ output }) =>
  callable('print', (args) => {
    const [message] = bindArguments(args, 'print', ['msg'])
    output.print(textOf(message))
    return ''
  })
