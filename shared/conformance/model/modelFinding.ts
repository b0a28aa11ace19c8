import { fieldLabel } from '../fields/fieldLabel.ts';
import type { Finding } from '../finding.ts';

/** What a rule about the model says of one datum. */
export interface ModelRemark {
  /** Without the `model/` in front. */
  readonly rule: string;
  readonly severity: Finding['severity'];
  readonly field: string;
  readonly it: string;
  readonly detail: string;
}

/** A remark as a finding; there is no document yet, so it has a field and no place in a text. */
export function modelFinding({ rule, severity, field, it, detail }: ModelRemark): Finding {
  return {
    rule: `model/${rule}`,
    layer: 'model',
    severity,
    audience: 'doctor',
    path: '',
    line: 0,
    field,
    place: fieldLabel(field),
    it,
    detail,
  };
}
