import type { WorkingDraft } from '../../../shared/pss/working/workingDraft.ts';
import { nothingReviewed } from '../../../shared/pss/working/draftState.ts';
import { freshHistory } from './editorHistory.ts';

const noSections: WorkingDraft['sections'] = {
  allergies: null,
  therapies: null,
  vaccinations: null,
  problems: null,
  familyHistory: null,
  lifestyle: null,
  pregnancies: null,
  vitalSigns: null,
  devices: null,
  carePlans: null,
  procedures: null,
  encounters: null,
  functionalStatus: null,
  investigations: null,
  organDonation: null,
  exemptions: null,
  diseaseNetworks: null,
};

/** The editor with no draft in it. */
export const closedEditor = {
  content: { header: {}, sections: noSections },
  review: nothingReviewed,
  draft: null,
  failure: null,
  isOpening: false,
  isFinishing: false,
  place: 'allergies',
  openEntry: null,
  history: freshHistory,
  save: { kind: 'saved', at: null },
  isChanged: false,
  findings: [],
  hasTriedToFinish: false,
  closing: null,
  isPreviewShown: null,
} as const;
