interface WithCodeProps {
  readonly text: string
}

/** A sentence of the server's, whose commands stand between backticks. */
export function WithCode({ text }: WithCodeProps) {
  return text.split('`').map((part, index) => {
    const key = `${index} ${part}`
    return index % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>
  })
}
