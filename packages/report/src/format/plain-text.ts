const acting = new RegExp('[\\p{Cc}\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]', 'gu')

/**
 * Text from source systems, made harmless for one line of output: white space becomes a space, control
 * characters and direction overrides, which would act on a terminal or reorder a line, become �.
 */
export function plainText(text: string): string {
  return withoutActing(text.replace(/\s+/g, ' ').trim())
}

export function withoutActing(text: string): string {
  return text.replace(acting, '�')
}
