import { z } from 'zod';
import { fileView } from '../fileView.ts';
import { certificateChoice, documentRef, nothing } from '../requestParts.ts';
import { historyFilters } from './history.ts';

const patientRef = z.strictObject({ codiceFiscale: z.string().min(1).max(40) });

/** What is taken out of the archive for audits and disputes; each is recorded in the audit trail. */
export const recordVerbs = {
  /** The attempts that fit the filters as a table for spreadsheets (semicolons, UTF-8 with its mark). */
  'history.exportCsv': {
    request: z.strictObject(historyFilters),
    response: z.object({ file: fileView, acts: z.number() }),
  },
  /** The life of one document as an archival PDF: every act, every attempt, every identifier. */
  'history.lifeReport': { request: documentRef, response: z.object({ file: fileView }) },
  /** The same, signed with the card: asks for the PIN as every signature does. */
  'history.signedLifeReport': {
    request: documentRef.extend({ certificate: certificateChoice }),
    response: z.object({ file: fileView }),
  },
  /** Everything about one patient, as a zip: for the patient, hence not encrypted. */
  'records.exportPatient': {
    request: patientRef,
    response: z.object({ file: fileView, documents: z.number() }),
  },
  /** What is on this computer and since when, as an archival PDF: for the notice of a breach (GDPR art. 33). */
  'records.incidentReport': { request: nothing, response: z.object({ file: fileView }) },
  /** Erases what no duty keeps about a patient; the surname typed by the person confirms. */
  'records.erasePatient': {
    request: patientRef.extend({ surname: z.string().min(1).max(100) }),
    response: z.object({
      drafts: z.number(),
      unsigned: z.number(),
      contents: z.number(),
      kept: z.array(
        z.object({ documentId: z.string(), because: z.enum(['published', 'unsettled']) }),
      ),
      leftList: z.boolean(),
    }),
  },
} as const;
