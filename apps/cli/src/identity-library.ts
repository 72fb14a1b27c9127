/** What models in TypeScript import to tell who is the same customer. */
export {
  type CompanyRecord,
  type CompanyResolution,
  IdentityError,
  type OverrideRow,
  type ResolutionRow,
  resolveCompanies,
} from '@waypoint/identity'
