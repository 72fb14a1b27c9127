import { bindArguments, callable, compileTemplate } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'
import { templateOptions } from '../template-options.ts'
import { textOf } from '../text.ts'

/** `render(text)`: the text as a template in this scope. */
export const render: ContextName = (_environment, context) =>
  callable('render', (args) => {
    const [text] = bindArguments(args, 'render', ['string'])
    const template = compileTemplate(textOf(text), templateOptions({ file: args.site.file }))
    return args.asynchronous ? template.render(context) : template.renderSync(context)
  })
