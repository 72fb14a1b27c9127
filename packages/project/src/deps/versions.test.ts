import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareVersions, parseRequirement, parseVersion, satisfies, type Version } from './versions.ts'

function version(text: string): Version {
  const parsed = parseVersion(text)
  if (parsed === undefined) throw new Error(`${text} is no version`)
  return parsed
}

function meets(text: string, requirement: string): boolean {
  const parsed = parseRequirement(requirement)
  if (parsed === undefined) throw new Error(`${requirement} is no requirement`)
  return satisfies(version(text), parsed)
}

describe('versions', () => {
  test('have the order of semver.org', () => {
    const ordered = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc1',
      '1.0.0',
      '1.2.0',
      '1.10.0',
      '2.0.0',
    ]
    expect(
      ordered
        .toReversed()
        .map(version)
        .toSorted(compareVersions)
        .map((each) => each.text),
    ).toEqual(ordered)
  })

  test.each(['1.0', '1', 'latest', '1.0.0.0', '01', ''])('%j is none', (text) => {
    expect(parseVersion(text)).toBeUndefined()
    expect(parseRequirement(`>=${text}`)).toBeUndefined()
  })

  test.each<[string, string, boolean]>([
    ['1.0.0', '1.0.0', true],
    ['1.0.0', '=1.0.0', true],
    ['1.0.1', '=1.0.0', false],
    ['1.0.0', '>=1.0.0', true],
    ['1.0.0', '> 1.0.0', false],
    ['0.9.9', '<1.0.0', true],
    ['1.0.0-rc1', '<1.0.0', false],
    ['1.0.0-rc1', '<1.0.0-rc2', true],
    ['1.0.0-rc1', '>=1.0.0', false],
    ['1.0.0', '<=1.0.0', true],
    ['1.0.0+build', '1.0.0', true],
  ])('%s with %s: %s', (text, requirement, expected) => {
    expect(meets(text, requirement)).toBe(expected)
  })

  const any = fc
    .tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.constantFrom('', '-rc1', '-alpha.2'))
    .map((parts) => version(`${parts.slice(0, 3).join('.')}${parts[3]}`))

  test('are in a total order', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0)
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('above a bound are not below it', () => {
    fc.assert(
      fc.property(any, any, (a, bound) => {
        expect(meets(a.text, `>${bound.text}`) && meets(a.text, `<=${bound.text}`)).toBe(false)
        expect(meets(a.text, `>=${bound.text}`) && meets(a.text, `<${bound.text}`)).toBe(false)
      }),
    )
  })
})
