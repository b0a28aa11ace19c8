/** Days before the end of a certificate at which the doctor is told, each once (cards-and-certificates.md §3.4). */
export const expiryWarningDays = [60, 30, 14, 7, 3, 1] as const;

const dayMs = 24 * 60 * 60 * 1000;

/** How near the end of a certificate is. */
export type ExpiryNotice =
  | { readonly kind: 'valid'; readonly daysLeft: number }
  /** `step` is the warning that is due: a step already shown is not shown again. */
  | {
      readonly kind: 'expiring';
      readonly daysLeft: number;
      readonly step: (typeof expiryWarningDays)[number];
    }
  | { readonly kind: 'expired'; readonly daysAgo: number };

/** Judges an end of validity (UTC ISO instant) at an instant; days are counted whole, the last one as 1. */
export function expiryNotice(notAfter: string, at: Date): ExpiryNotice {
  const leftMs = Date.parse(notAfter) - at.getTime();
  if (leftMs < 0) return { kind: 'expired', daysAgo: Math.floor(-leftMs / dayMs) };
  const daysLeft = Math.max(1, Math.ceil(leftMs / dayMs));
  const step = expiryWarningDays.findLast((days) => daysLeft <= days);
  return step === undefined ? { kind: 'valid', daysLeft } : { kind: 'expiring', daysLeft, step };
}
