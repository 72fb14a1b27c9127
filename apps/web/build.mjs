import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Makes apps/web/dist, which the server hands out. */
export async function buildWeb() {
  await build({
    configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
    logLevel: 'warn',
  })
}
