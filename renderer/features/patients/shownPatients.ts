import type { PatientView } from '../../../shared/ipc/patientViews.ts';
import { matchesWords, wordsOf } from '../../../shared/terminology/searchText.ts';
import type { PatientFilter, PatientOrder } from '../../stores/patientsStore.ts';

/** What the list is narrowed and ordered by. */
export interface ListChoices {
  readonly text: string;
  readonly filter: PatientFilter;
  readonly order: PatientOrder;
  readonly isDescending: boolean;
}

/** Whether a patient belongs to one of the list's parts. */
export function isInFilter({ due, standing }: PatientView, filter: PatientFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'to-update':
      return standing === 'changed' || standing === 'outdated';
    case 'changed':
      return standing === 'changed';
    case 'without':
      return standing === 'without';
    case 'drafts':
      return due.kind === 'draft';
  }
}

/** Whether a next version is waited for: whoever is to be updated and has nothing on its way. */
export function isToBePrepared({ due }: PatientView): boolean {
  return ['draft', 'to-sign', 'changed', 'outdated'].includes(due.kind);
}

/** The most pressing first: the order of the kinds is the order of the column. */
const pressing: readonly PatientView['due']['kind'][] = [
  'refused',
  'to-verify',
  'draft',
  'to-sign',
  'changed',
  'to-send',
  'sending',
  'outdated',
  'without',
  'in-order',
];

const collator = new Intl.Collator('it', { sensitivity: 'base' });

function byName(a: PatientView, b: PatientView): number {
  return collator.compare(a.family, b.family) || collator.compare(a.given, b.given);
}

function compare(order: PatientOrder): (a: PatientView, b: PatientView) => number {
  switch (order) {
    case 'name':
      return byName;
    case 'birth':
      return (a, b) => (a.birthDate ?? '').localeCompare(b.birthDate ?? '') || byName(a, b);
    case 'profile':
      return (a, b) =>
        (a.profile?.effectiveAt ?? '').localeCompare(b.profile?.effectiveAt ?? '') || byName(a, b);
    case 'due':
      return (a, b) => pressing.indexOf(a.due.kind) - pressing.indexOf(b.due.kind) || byName(a, b);
  }
}

/** Whether each word typed begins surname, name or codice fiscale. */
export function isFound(
  { family, given, codiceFiscale }: PatientView,
  words: readonly string[],
): boolean {
  return matchesWords(words, `${family} ${given} ${codiceFiscale}`);
}

/** The rows to show, in their order. */
export function shownPatients(
  patients: readonly PatientView[],
  { text, filter, order, isDescending }: ListChoices,
): readonly PatientView[] {
  const words = wordsOf(text);
  const found = patients.filter(
    (patient) => isInFilter(patient, filter) && (words.length === 0 || isFound(patient, words)),
  );
  const sorted = found.toSorted(compare(order));
  return isDescending ? sorted.toReversed() : sorted;
}
