import { afterAll, expect, test } from 'vitest'
import { createTestServer } from '../fixtures/test-server.ts'
import { type ApiDocument, apiReference } from './api-reference.ts'

const server = await createTestServer()
afterAll(() => server.close())

test('the page of the API says what its document says', async () => {
  const document = (await (await server.ask('/api/v1/openapi.json')).json()) as ApiDocument
  await expect(apiReference(document)).toMatchFileSnapshot('../../../../docs/reference/api.md')
})
