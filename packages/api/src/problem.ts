import { z } from '@hono/zod-openapi'

/** RFC 9457, with a code for programs and a hint for people. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stays the same whatever the words are' }),
    detail: z.string().optional(),
    hint: z.string().optional().meta({ description: 'What to do next' }),
    instance: z.string().optional().meta({ description: 'The id of the request' }),
    location: z
      .object({
        file: z.string().optional(),
        line: z.int().optional(),
        column: z.int().optional(),
      })
      .optional(),
    errors: z
      .array(z.object({ in: z.string(), path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What is wrong with which part of the request' }),
  })
  .openapi('Problem')

export type Problem = z.output<typeof problem>
