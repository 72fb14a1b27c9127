export type { Brief, BriefVersion } from './brief/brief.ts'
export type { Query } from './read/query.ts'
export { type BriefOptions, readBrief } from './read/read-brief.ts'
export { renderHtml } from './html/render-html.ts'
