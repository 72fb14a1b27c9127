/** What a colour stands for; without colour the words and signs say the same. */
export type Role =
  | 'plain'
  | 'strong'
  | 'quiet'
  | 'critical'
  | 'at_risk'
  | 'watch'
  | 'healthy'
  | 'insufficient_data'
  | 'gain'
  | 'loss'

export type Paint = (text: string, role: Role) => string

const codes: Readonly<Record<Role, string>> = {
  plain: '',
  strong: '1',
  quiet: '2',
  critical: '31',
  at_risk: '38;5;208',
  watch: '33',
  healthy: '36',
  insufficient_data: '2',
  gain: '36',
  loss: '31',
}

export function painter(color: boolean): Paint {
  if (!color) return (text) => text
  return (text, role) => (role === 'plain' || text === '' ? text : `\u001b[${codes[role]}m${text}\u001b[0m`)
}

export const roleOfChange = (value: number | null): Role =>
  value === null || value === 0 ? 'plain' : value > 0 ? 'gain' : 'loss'
