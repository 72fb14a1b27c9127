import { z } from '@hono/zod-openapi'

/** The fields of the rows of an answer: of the array that is called `rows` or `items`. */
export function rowFieldsOf(answer: z.ZodType): readonly string[] {
  if (answer instanceof z.ZodUnion) {
    for (const option of answer.options) {
      const found = rowFieldsOf(option as z.ZodType)
      if (found.length > 0) return found
    }
    return []
  }
  if (!(answer instanceof z.ZodObject)) return []
  const shape = answer.shape as Readonly<Record<string, z.ZodType>>
  const list = shape['rows'] ?? shape['items']
  if (list instanceof z.ZodArray && list.element instanceof z.ZodObject)
    return Object.keys(list.element.shape)
  return shape['value'] === undefined ? [] : rowFieldsOf(shape['value'])
}
