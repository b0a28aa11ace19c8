import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { textAt } from '../model/paths.ts';
import { capital, conceptText, whenText } from '../model/summaries.ts';
import { catalogues } from './catalogues.ts';
import { shareOf } from './columnParts.ts';
import { conceptField, wordsField } from './fieldParts.ts';
import { listSection } from './listSection.ts';

function performerText(entry: WorkingRecord): string {
  const part = (name: string): string => textAt(entry, `performer.name.${name}`);
  return [part('prefix'), part('given'), part('family')].filter((text) => text !== '').join(' ');
}

/** Stays, visits and accesses, with who saw the patient. */
export const encounters = listSection('encounters', {
  nameOf: (entry) => conceptText(entry['what']),
  columns: [
    {
      label: t.encounter,
      track: shareOf(1.3),
      isStrong: true,
      say: (entry) => capital(conceptText(entry['what'])),
      path: 'what',
    },
    {
      label: t.performer,
      track: shareOf(0.9),
      isExtra: true,
      say: performerText,
      path: 'performer',
    },
    { label: t.when, track: '190px', say: (entry) => whenText(entry['when']), path: 'when' },
  ],
  adding: {
    systems: catalogues.encounters,
    isFree: false,
    path: 'what',
    fresh: (newId) => ({
      id: newId(),
      what: null,
      when: { kind: 'moment', at: null },
      performer: null,
    }),
  },
  fields: [
    conceptField('what', t.encounter, 4, catalogues.encounters, false),
    wordsField('what', 4),
    { kind: 'when', path: 'when', label: t.when, span: 4 },
    { kind: 'performer', path: 'performer', label: t.performer, span: 12 },
  ],
});
