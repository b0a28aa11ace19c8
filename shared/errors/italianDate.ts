/** The day of a UTC ISO instant as Italians write it. */
export function italianDate(instant: string): string {
  return instant.slice(0, 10).split('-').reverse().join('/');
}
