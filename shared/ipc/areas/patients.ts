import { z } from 'zod';
import {
  changedSectionView,
  patientVersionView,
  patientView,
  preparedView,
} from '../patientViews.ts';
import { nothing } from '../requestParts.ts';

const name = z.string().trim().min(1).max(100);
const fiscalCode = z.string().trim().toUpperCase().length(16);
const patientRef = z.strictObject({ codiceFiscale: fiscalCode });

/** The doctor's list of patients. */
export const patientVerbs = {
  /** By surname; with a text, those of whom each word begins surname, name or codice fiscale. */
  'patients.list': {
    request: z.strictObject({
      text: z.string().max(200).optional(),
      limit: z.int().min(1).max(10_000).optional(),
    }),
    response: z.object({ patients: z.array(patientView) }),
  },
  /** One patient with every profile there is, the newest first. */
  'patients.open': {
    request: patientRef,
    response: z.object({ patient: patientView, versions: z.array(patientVersionView) }),
  },
  /** Adds a patient by hand; one already there gets the name and birth given. */
  'patients.add': {
    request: z.strictObject({
      codiceFiscale: fiscalCode,
      family: name,
      given: name,
      birthDate: z.iso.date(),
      gender: z.enum(['M', 'F', 'UN']),
    }),
    response: z.object({ patient: patientView, isNew: z.boolean() }),
  },
  /** What would change with the draft or the unsigned document, against the profile that stands; null: neither is. */
  'patients.changes': {
    request: patientRef,
    response: z.object({ changed: z.array(changedSectionView).nullable() }),
  },
  /** Confirms what is as in the version that stands and seals the next one, to be signed with others. */
  'patients.prepareNext': {
    request: patientRef.extend({
      /** Data unlike that version are confirmed too. */
      confirmsChanges: z.boolean(),
    }),
    response: preparedView,
  },
} as const;

/** What the list tells by itself: somebody is new or different, ask again. */
export const patientEvents = { 'patients.changed': nothing } as const;
