import type { PssDraft } from '../../pss/pss.ts';
import { isMoment } from '../../pss/values/moment.ts';
import type { ModelRemark } from './modelFinding.ts';
import { walkModel } from './walkModel.ts';

/** Data that say when something happened; `coveredUntil` and what is planned may well lie ahead. */
const PAST_DATES: ReadonlySet<string> = new Set([
  'onset',
  'resolved',
  'since',
  'until',
  'given',
  'recorded',
  'at',
]);

/** Cut to the precision they share, so that `2026` is not before `2026-03-01`. */
function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length, 10);
  return one.slice(0, length) < other.slice(0, length);
}

function dateRemark(
  field: string,
  moment: string,
  birth: string | null,
  today: string,
): ModelRemark | null {
  if (isBefore(today, moment)) {
    return {
      rule: 'future-date',
      severity: 'warning',
      field,
      it: 'La data è nel futuro: controllare giorno, mese e anno.',
      detail: 'later than today',
    };
  }
  if (birth !== null && isBefore(moment, birth)) {
    return {
      rule: 'before-birth',
      severity: 'warning',
      field,
      it: 'La data precede la nascita dell’assistito: controllare giorno, mese e anno.',
      detail: 'earlier than birth',
    };
  }
  return null;
}

/** Dates that cannot be meant: in the future, or before the patient was born. `today` is `YYYY-MM-DD`. */
export function dateRemarks({ header, sections }: PssDraft, today: string): readonly ModelRemark[] {
  const { birth } = header.patient;
  const { carePlans: _planned, ...happened } = sections;
  const remarks: ModelRemark[] = [];
  for (const { field, name, value } of walkModel(happened, 'sections')) {
    if (typeof value !== 'string' || !PAST_DATES.has(name) || !isMoment(value)) continue;
    const remark = dateRemark(field, value, birth, today);
    if (remark !== null) remarks.push(remark);
  }
  if (birth !== null && isBefore(today, birth)) {
    remarks.push({
      rule: 'future-date',
      severity: 'error',
      field: 'header.patient.birth',
      it: 'La data di nascita è nel futuro: correggerla.',
      detail: 'later than today',
    });
  }
  return remarks;
}
