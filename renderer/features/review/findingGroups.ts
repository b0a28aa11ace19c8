import type { FindingView } from '../../../shared/ipc/documentViews.ts';

/** The findings that say the same: one thing to correct, in one or more places. */
export interface FindingGroup {
  readonly said: string;
  readonly severity: FindingView['severity'];
  readonly audience: FindingView['audience'];
  readonly findings: readonly FindingView[];
}

/** Findings of one severity, gathered by what they say, in the order in which each is first met. */
export function findingGroups(
  findings: readonly FindingView[],
  severity: FindingView['severity'],
): readonly FindingGroup[] {
  const ofSeverity = findings.filter((finding) => finding.severity === severity);
  return [...Map.groupBy(ofSeverity, (finding) => finding.it)].map(([said, same]) => ({
    said,
    severity,
    audience: same.some((finding) => finding.audience === 'doctor') ? 'doctor' : 'developer',
    findings: same,
  }));
}
