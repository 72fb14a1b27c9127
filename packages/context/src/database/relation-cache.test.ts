import { describe, expect, test } from 'vitest'
import type { RelationName } from '@waypoint/contracts'
import { RelationCache } from './relation-cache.ts'

const table = (identifier: string, type: RelationName['type'] = 'table'): RelationName => ({
  database: 'db',
  schema: 'main',
  identifier,
  type,
})

function listing(...relations: readonly RelationName[]) {
  const asked: string[] = []
  const cache = new RelationCache(async (database, schema) => {
    asked.push(`${database}.${schema}`)
    return relations
  })
  return { cache, asked }
}

describe('RelationCache', () => {
  test('lists a schema once, whoever asks, and without regard to case', async () => {
    const { cache, asked } = listing(table('Orders'))
    const found = await Promise.all([cache.get('db', 'main', 'orders'), cache.get('DB', 'MAIN', 'ORDERS')])
    expect(found.map((relation) => relation?.identifier)).toEqual(['Orders', 'Orders'])
    expect(asked).toEqual(['db.main'])
  })

  test('notes what is created, dropped and renamed', async () => {
    const { cache } = listing(table('a', 'view'), table('b'))
    await cache.add(table('c'))
    await cache.drop(table('b'))
    await cache.rename(table('a'), table('d'))
    expect((await cache.list('db', 'main')).map(({ identifier, type }) => `${identifier} ${type}`)).toEqual([
      'c table',
      'd view',
    ])
  })

  test('a new schema is empty without being asked for', async () => {
    const { cache, asked } = listing(table('a'))
    cache.setEmpty('db', 'main')
    expect(await cache.list('db', 'main')).toEqual([])
    expect(asked).toEqual([])
  })

  test('a failed listing is tried again', async () => {
    let attempts = 0
    const cache = new RelationCache(async () => {
      attempts += 1
      if (attempts === 1) throw new Error('lost')
      return [table('a')]
    })
    await expect(cache.get('db', 'main', 'a')).rejects.toThrow('lost')
    expect(await cache.get('db', 'main', 'a')).toBeDefined()
  })

  test('temporary relations have no schema and are not kept', async () => {
    const { cache, asked } = listing()
    await cache.add({ database: null, schema: null, identifier: 'tmp' })
    expect(asked).toEqual([])
  })

  test('where a drop takes dependents along, they are gone too, whatever names they had', async () => {
    const names = ['a', 'b', 'c', 'other'].map((name) => table(name, 'view'))
    const [a, b, c, other] = names as [RelationName, RelationName, RelationName, RelationName]
    const cache = new RelationCache(
      async () => names,
      async () => [
        { relation: b, reads: a },
        { relation: c, reads: b },
      ],
    )
    await cache.list('db', 'main')
    await cache.rename(a, table('a__dbt_backup'))
    await cache.add(a)
    await cache.drop(table('a__dbt_backup'))
    expect((await cache.list('db', 'main')).map(({ identifier }) => identifier).toSorted()).toEqual([
      'a',
      other.identifier,
    ])
    await cache.drop(a)
    expect(await cache.get('db', 'main', c.identifier)).toBeUndefined()
  })
})
