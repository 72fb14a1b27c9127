/**
 * Rendering and reading 2,000 typical models with our Jinja, beside CPython's Jinja2 where PYTHON
 * (or python3) has it. node benchmarks/parse/jinja.mjs
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { modelSql } from './generate.mjs'

const MODELS = 2000
const PASSES = 5
const python = process.env.PYTHON ?? 'python3'

const { compileTemplate, scopeOf, callable } = await jinja()
const sources = Array.from({ length: MODELS }, (_, index) => modelSql(index + 100))
const text = (name) => callable(name, ({ positional }) => String(positional.at(-1) ?? ''))
const scope = scopeOf({
  ...Object.fromEntries(['ref', 'source', 'cents_to_units'].map((name) => [name, text(name)])),
  config: callable('config', () => ''),
  is_incremental: callable('is_incremental', () => false),
  this: 'this',
})

const ours = best(() => {
  const startedAt = process.cpuUsage()
  const templates = sources.map((source, index) => compileTemplate(source, { name: `model_${index}.sql` }))
  const read = since(startedAt)
  const first = process.cpuUsage()
  for (const template of templates) template.renderSync(scope)
  const renderedOnce = since(first)
  for (const template of templates) template.renderSync(scope)
  const again = process.cpuUsage()
  for (const template of templates) template.renderSync(scope)
  return { read, renderedOnce, renderedAgain: since(again) }
})
print('waypoint', ours)
if (spawnSync(python, ['-c', 'import jinja2']).status === 0) {
  const result = spawnSync(python, ['-c', peer()], { input: JSON.stringify(sources), encoding: 'utf8' })
  if (result.status === 0) print('CPython Jinja2', JSON.parse(result.stdout))
  else console.log(`CPython's Jinja2 could not be measured: ${result.stderr.trim().split('\n').at(-1)}`)
}

/** The package as the command line bundles it. */
async function jinja() {
  const entry = fileURLToPath(new URL('../../packages/jinja/src/index.ts', import.meta.url))
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

function since(start) {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The least of each figure: other work on the machine only ever adds to it. */
function best(pass) {
  const passes = Array.from({ length: PASSES }, pass)
  return Object.fromEntries(
    Object.keys(passes[0]).map((key) => [key, Math.min(...passes.map((each) => each[key]))]),
  )
}

function print(name, { read, renderedOnce, renderedAgain }) {
  const [first, second, third] = [read, renderedOnce, renderedAgain].map((value) => `${value.toFixed(0)} ms`)
  console.log(`${name}: ${MODELS} models read ${first}, rendered ${second}, again ${third}`)
}

function peer() {
  return `
import json, sys, time
from jinja2 import Environment
sources = json.load(sys.stdin)
names = dict(ref=lambda *a, **k: str(a[-1]), source=lambda *a: str(a[-1]), cents_to_units=lambda *a: str(a[-1]),
    config=lambda **k: '', is_incremental=lambda: False, this='this')
best = None
for _ in range(3):
    env = Environment(cache_size=0)
    a = time.process_time(); templates = [env.from_string(s) for s in sources]
    b = time.process_time()
    for t in templates: t.render(**names)
    c = time.process_time()
    for t in templates: t.render(**names)
    d = time.process_time()
    now = [(b - a) * 1000, (c - b) * 1000, (d - c) * 1000]
    best = now if best is None else [min(x, y) for x, y in zip(best, now)]
print(json.dumps(dict(zip(['read', 'renderedOnce', 'renderedAgain'], best))))
`
}
