import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'

export async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: stdout })
  try {
    return (await lines.question(question)).trim()
  } finally {
    lines.close()
  }
}
