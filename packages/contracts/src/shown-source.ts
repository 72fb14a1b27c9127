const secretValue =
  /((?:\b(?:pass|password)|\b[\w-]*(?:token|secret|passphrase|credential)[\w-]*|\bprivate_key[\w-]*)["']?[ \t]*[:=][ \t]*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,{}#'"][^,}#\s]*)/gi
const secretInAddress = /(\w+:\/\/[^\s:/@]+:)([^\s@/]+)(?=@)/g

/**
 * The text of a file as it may be shown to a reader: in profiles.yml the values of secrets are hidden. Every
 * character keeps its column.
 */
export function shownSource(file: string, text: string): string {
  if (!/(^|[/\\])profiles\.ya?ml$/i.test(file)) return text
  return text.replace(secretValue, hide).replace(secretInAddress, hide)
}

/** What is taken from the environment says nothing by itself. */
function hide(whole: string, before: string, value: string): string {
  return value.includes('{{') ? whole : before + '*****'.slice(0, value.length).padEnd(value.length)
}
