import { InvalidArgumentError, type Option } from 'commander'
import { nearestName } from '@waypoint/contracts'

/** Allows only these values, and says which one was probably meant. */
export function oneOf(option: Option, names: readonly string[]): Option {
  return option.choices(names).argParser((text: string) => {
    if (names.includes(text)) return text
    const near = nearestName(text, names)
    const meant = near === undefined ? '' : `Did you mean ${near}? `
    throw new InvalidArgumentError(`${meant}Allowed choices are ${names.join(', ')}.`)
  })
}
