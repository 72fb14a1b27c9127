import { mkdir } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** The launcher of the browser is TypeScript, which Node 20 cannot import as it is. */
export async function loadLauncher() {
  const root = fileURLToPath(new URL('../', import.meta.url))
  const folder = `${root}node_modules/.cache/waypoint`
  await mkdir(folder, { recursive: true })
  await build({
    entryPoints: [`${root}tests/browser/launch.ts`],
    outfile: `${folder}/launch.mjs`,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
  return import(pathToFileURL(`${folder}/launch.mjs`).href)
}
