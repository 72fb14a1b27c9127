import { z } from '@hono/zod-openapi'

/** `2026-11-21`, a day that there is. */
export const isoDate = z.iso.date().meta({ description: 'A day, YYYY-MM-DD' })

/** A moment in UTC. */
export const timestamp = z.iso.datetime().meta({ description: 'A moment in UTC' })

/** 0.5 is 50 %. */
export const rate = z.number().meta({ description: 'A fraction: 0.5 is 50 %' })

export const count = z.number()

export const healthBand = z.enum(['critical', 'at_risk', 'watch', 'healthy', 'insufficient_data'])

/** One value or several of the same name: `band=critical&band=at_risk`. */
export const severalOf = <T extends z.ZodType>(item: T) =>
  z
    .union([z.array(item).max(100), item])
    .optional()
    .transform((value): z.output<T>[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]))
    .openapi({ type: 'array', items: { type: 'string' } })

export const yesOrNo = z
  .enum(['true', 'false'])
  .optional()
  .transform((value) => (value === undefined ? null : value === 'true'))

export const wholeNumber = (least: number, most: number, otherwise: number) =>
  z.coerce.number<number>().int().min(least).max(most).default(otherwise)

export const nothing = z.object({})

/** A number that may be unknown, and why. */
export const figure = z
  .object({ value: z.number().nullable(), reason: z.string().optional() })
  .openapi('Figure')

const lateSource = z
  .object({ source: z.string(), lastSyncedAt: timestamp, behindSeconds: count })
  .openapi('LateSource')

/** A part of an answer: its content, or what is missing and why. */
export const section = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('state', [
    z.object({
      state: z.literal('present'),
      value,
      late: z
        .array(lateSource)
        .optional()
        .meta({ description: 'Sources of these figures that are behind their target, if any are' }),
    }),
    z.object({ state: z.literal('missing'), missing: z.string(), why: z.string() }),
  ])
