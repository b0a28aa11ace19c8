/**
 * How many times a test kills a process: few in every run, `KILLS=100` for the whole proof. Where a test kills at named
 * places it kills at all of them whatever this says.
 */
export function kills(ordinarily: number): number {
  return Number(process.env['KILLS'] ?? ordinarily);
}
