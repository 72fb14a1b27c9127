import { rowsAddress, sqlText } from '../../../app/address.ts'

/** A document beside what the ledger expects, with all that explains the difference. */
export const reconciledDocument = (documentType: string, documentId: string): string =>
  rowsAddress(`select * from marts.revenue_reconciliation
where document_type = ${sqlText(documentType)} and document_id = ${sqlText(documentId)}`)

/** A record that MRR leaves out, as the ledger sees it day by day. */
export const leftOut = (exceptionId: string): string =>
  rowsAddress(`select * from marts.revenue_exceptions where exception_id = ${sqlText(exceptionId)}`)
