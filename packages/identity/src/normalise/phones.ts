/**
 * A phone number as the digits by which it is told from others: the last nine of the national number.
 * Country code, trunk zero and extension are written or left out at will; nine digits are unique in practice.
 */
export const phoneDigits = (phone: string): string =>
  `nullif(right(ltrim(regexp_replace(regexp_replace(lower(${phone}), '(ext|x|#|durchwahl).*$', ''), '[^0-9]', '', 'g'), '0'), 9), '')`

/** Too few digits to be anybody's number. */
export const SHORTEST_PHONE = 6

/** Numbers of one switchboard differ in their last digits only. */
export const EXTENSION_DIGITS = 3
