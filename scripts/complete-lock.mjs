/**
 * Lists in package-lock.json the optional packages of other platforms that npm left out because the registry in
 * use does not carry them. Without them `npm ci` calls the lock file out of step. Run after `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const LOCK = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']

const lock = JSON.parse(readFileSync(LOCK, 'utf8'))
const packages = { ...lock.packages }
let added = 0

for (const [place, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const key = `node_modules/${name}`
    if (key in packages || `${place}/${key}` in packages) continue
    const platform = platformOf(name)
    if (platform === undefined)
      throw new Error(`${name} names no platform: run npm install against a full registry`)
    packages[key] = { version, ...(dev ? { dev } : {}), optional: true, ...platform }
    added += 1
  }
}

const byName = ([left], [right]) => (left === right ? 0 : left < right ? -1 : 1)
lock.packages = Object.fromEntries(Object.entries(packages).toSorted(byName))
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} platform packages added to package-lock.json`)

/** `binding-linux-arm64-musl` → os, cpu and libc as npm compares them. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-')
  const os = words.find((word) => SYSTEMS.includes(word))
  const cpu = words.find((word) => PROCESSORS.includes(word))
  if (os === undefined || cpu === undefined) return undefined
  const musl = words.some((word) => word.startsWith('musl'))
  const gnu = words.some((word) => word.startsWith('gnu'))
  return { os: [os], cpu: [cpu], ...(musl ? { libc: ['musl'] } : gnu ? { libc: ['glibc'] } : {}) }
}
