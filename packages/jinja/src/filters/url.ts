import { escapeHtml } from '../runtime/escape-html.ts'
import { itemsOf, unpack } from '../runtime/iteration.ts'
import { smallInteger } from '../runtime/numbers.ts'
import { text } from '../runtime/text.ts'
import { truth } from '../runtime/truth.ts'
import { Markup } from '../values/markup.ts'
import type { Value } from '../values/value.ts'
import { type FilterEntry, filter } from './filter.ts'

function quote(value: string, forQuery: boolean): string {
  const encoded = encodeURIComponent(value).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return forQuery ? encoded.replaceAll('%20', '+') : encoded.replaceAll('%2F', '/')
}

function urlEncode(value: Value): string {
  if (typeof value === 'string' || value instanceof Markup) return quote(text(value), false)
  const pairs =
    value instanceof Map
      ? [...value]
      : Array.isArray(value)
        ? itemsOf(value).map((pair) => unpack(pair, 2))
        : null
  if (pairs === null) return quote(text(value), false)
  return pairs
    .map(([key = null, item = null]) => `${quote(text(key), true)}=${quote(text(item), true)}`)
    .join('&')
}

interface LinkStyle {
  readonly limit: number
  readonly rel: string
  readonly target: string
}

const web = /^(?:https?:\/\/|www\.)[^\s<>]+$|^[\w.-]+\.(?:com|net|org)(?:\/[^\s<>]*)?$/i
const mail = /^(?:mailto:)?[^\s@<>]+@[\w.-]+\.\w+$/

function urlize(source: string, style: LinkStyle): string {
  return escapeHtml(source)
    .split(/(\s+)/)
    .map((word) => linkWord(word, style))
    .join('')
}

function linkWord(word: string, style: LinkStyle): string {
  const head = /^(?:[([]|&lt;)+/.exec(word)?.[0] ?? ''
  const tail = /(?:[)\]>.,]|&gt;)+$/.exec(word.slice(head.length))?.[0] ?? ''
  const middle = word.slice(head.length, word.length - tail.length)
  const attributes = `${style.rel === '' ? '' : ` rel="${style.rel}"`}${style.target === '' ? '' : ` target="${style.target}"`}`
  const shown = style.limit > 0 && middle.length > style.limit ? `${middle.slice(0, style.limit)}...` : middle
  if (web.test(middle)) {
    const address = /^https?:\/\//i.test(middle) ? middle : `https://${middle}`
    return `${head}<a href="${address}"${attributes}>${shown}</a>${tail}`
  }
  if (!mail.test(middle)) return word
  const address = middle.replace(/^mailto:/, '')
  return `${head}<a href="mailto:${address}">${address}</a>${tail}`
}

const linkParameters = [
  ['trim_url_limit', null],
  ['nofollow', false],
  ['target', null],
  ['rel', null],
] as const

export const urlFilters: readonly FilterEntry[] = [
  filter('urlencode', [], urlEncode),
  filter('urlize', linkParameters, (value, [limit = null, nofollow = false, target = null, rel = null]) => {
    const words = new Set(['noopener', ...(rel === null ? [] : text(rel).split(' '))])
    if (truth(nofollow)) words.add('nofollow')
    return urlize(text(value), {
      limit: smallInteger(limit) ?? 0,
      rel: [...words].toSorted().join(' '),
      target: target === null ? '' : text(target),
    })
  }),
]
