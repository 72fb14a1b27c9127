/** What models in TypeScript import to tell who is the same customer, and who the same person. */
export {
  type CompanyRecord,
  type CompanyResolution,
  IdentityError,
  type OverrideRow,
  type PeopleResolution,
  type PersonRecord,
  type PersonRow,
  type ResolutionRow,
  resolveCompanies,
  resolvePeople,
} from '@waypoint/identity'
