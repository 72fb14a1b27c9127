import { InvalidArgumentError } from 'commander'

/** The value of an option that names several things, separated by commas. */
export function listOfNames(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim())
  if (names.includes('')) throw new InvalidArgumentError('Expected names separated by commas.')
  return names
}
