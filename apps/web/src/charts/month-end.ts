/** The last day of a month that begins on the date: where what stood at its end is drawn. */
export function lastDayOf(month: string): string {
  const day = new Date(`${month.slice(0, 7)}-01T00:00Z`)
  day.setUTCMonth(day.getUTCMonth() + 1, 0)
  return day.toISOString().slice(0, 10)
}
