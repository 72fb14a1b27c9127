import type { HandlersOf } from '../routing/handler.ts'
import { briefOf } from '../queries/brief.ts'

export const positionHandlers: HandlersOf<'get /position'> = {
  'get /position': async ({ version, query, context }) => {
    const brief = await briefOf(context, { reader: await version(), limit: query.limit })
    return structuredClone(brief) as Mutable<typeof brief>
  },
}

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T
