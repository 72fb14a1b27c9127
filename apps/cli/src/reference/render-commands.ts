import type { Command } from 'commander'

const WIDTH = 100

/** The reference of the command line: what `--help` says of every command, in the order of the program. */
export function renderCommands(program: Command): string {
  const commands = leavesOf(program)
  const index = commands.map((command) => {
    const name = nameOf(command)
    return `- [${name}](#${anchor(name)}): ${command.summary()}`
  })
  return `# Commands

What \`waypoint <command> --help\` says, written from the program itself by its test
(\`npx vitest run apps/cli/src/reference -u\`). Flags that dbt's users know may also stand before the command. What is
not given on the command line is taken from the environment (\`DBT_FULL_REFRESH=1\`, \`DBT_TARGET=prod\`, … and the
file \`.env\`), then from \`flags:\` in dbt_project.yml. Exit codes: 0 all well, 1 a node failed, 2 nothing could run.

${index.join('\n')}

${commands.map(renderCommand).join('\n')}`
}

/** Commands that do something; groups such as `docs` only hold others. */
export function leavesOf(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf)
}

function renderCommand(command: Command): string {
  const name = nameOf(command)
  const aliases = command.aliases().map((alias) => `\`${alias}\``)
  const also = aliases.length === 0 ? '' : ` Also ${aliases.join(', ')}.`
  return `## ${name}

${command.summary()}.${also}

\`\`\`text
${helpOf(command)}
\`\`\`
`
}

function helpOf(command: Command): string {
  let text = ''
  command.configureHelp({ helpWidth: WIDTH })
  command.configureOutput({
    writeOut: (written) => {
      text += written
    },
    getOutHelpWidth: () => WIDTH,
    getOutHasColors: () => false,
  })
  command.outputHelp()
  return text.trim()
}

function nameOf(command: Command): string {
  const parent = command.parent
  return parent === null || parent.parent === null ? command.name() : `${nameOf(parent)} ${command.name()}`
}

const anchor = (name: string): string => name.replaceAll(' ', '-')
