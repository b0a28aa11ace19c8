import type { Refusal } from '../answers/refusal.ts';
import type { Call } from '../call.ts';

/** One check of gateway-checks.md. */
export interface Check {
  /** Its number there, `F-03` or `C-42`. */
  readonly id: string;
  /** What a right call fulfils. */
  readonly requires: string;
  /** Null when the call passes. */
  examine(call: Call): Refusal | null | Promise<Refusal | null>;
}

/** A refusal when a condition holds: the shape of nearly every check. */
export function refuseIf(condition: boolean, refusal: Refusal): Refusal | null {
  return condition ? refusal : null;
}
