declare module 'psl' {
  interface ParsedDomain {
    readonly tld: string | null
    readonly domain: string | null
  }
  const psl: { parse(domain: string): ParsedDomain | { readonly error: unknown } }
  export default psl
}
