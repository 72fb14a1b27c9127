import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

export interface BrowserFiles {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`

/** The packed browser unpacked once into node_modules/.cache, with the libraries and fonts it needs. */
export async function unpackedBrowser(): Promise<BrowserFiles> {
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../bin')
  const cache = join(packed, '../../../.cache/chromium')
  if (!existsSync(cache)) await unpack(packed, cache)
  return {
    executablePath: join(cache, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(cache, 'al2023/lib'),
      FONTCONFIG_FILE: join(cache, 'fonts.conf'),
      HOME: cache,
    },
  }
}

/** Unpacked beside its place and moved there whole, so that two processes or an interruption leave no half. */
async function unpack(packed: string, cache: string): Promise<void> {
  const draft = `${cache}.${process.pid}`
  await mkdir(draft, { recursive: true })
  await decompress(join(packed, 'chromium.br'), join(draft, 'chromium'))
  await chmod(join(draft, 'chromium'), 0o755)
  await untar(join(packed, 'al2023.tar.br'), join(draft, 'al2023'))
  await untar(join(packed, 'fonts.tar.br'), join(draft, 'fonts'))
  await writeFile(join(draft, 'fonts.conf'), fontsConf(join(cache, 'fonts')))
  await rename(draft, cache).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(cache)) throw error
  })
}

async function decompress(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to))
}

/** By way of a file: tar stops reading at the end of the archive, before the padding behind it is written. */
async function untar(archive: string, folder: string): Promise<void> {
  const unpacked = `${folder}.tar`
  await decompress(archive, unpacked)
  await mkdir(folder, { recursive: true })
  const tar = spawn('tar', ['-x', '-f', unpacked, '-C', folder], { stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(tar, 'exit')
  if (code !== 0) throw new Error(`tar ended with ${String(code)} while unpacking ${archive}`)
  await rm(unpacked)
}
