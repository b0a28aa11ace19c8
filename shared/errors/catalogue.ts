import { archiveErrors } from './areas/archiveErrors.ts';
import { authorityErrors } from './areas/authorityErrors.ts';
import { cardErrors } from './areas/cardErrors.ts';
import { cdaErrors } from './areas/cdaErrors.ts';
import { certificateErrors } from './areas/certificateErrors.ts';
import { channelErrors } from './areas/channelErrors.ts';
import { documentErrors } from './areas/documentErrors.ts';
import { draftErrors } from './areas/draftErrors.ts';
import { conformanceErrors } from './areas/conformanceErrors.ts';
import { evidenceErrors } from './areas/evidenceErrors.ts';
import { exchangeErrors } from './areas/exchangeErrors.ts';
import { gatewayErrors } from './areas/gatewayErrors.ts';
import { identityErrors } from './areas/identityErrors.ts';
import { internalErrors } from './areas/internalErrors.ts';
import { outboxErrors } from './areas/outboxErrors.ts';
import { patientErrors } from './areas/patientErrors.ts';
import { pdfErrors } from './areas/pdfErrors.ts';
import { recordErrors } from './areas/recordErrors.ts';
import { settingsErrors } from './areas/settingsErrors.ts';
import { terminologyErrors } from './areas/terminologyErrors.ts';
import { updateErrors } from './areas/updateErrors.ts';
import { windowErrors } from './areas/windowErrors.ts';
import { workspaceErrors } from './areas/workspaceErrors.ts';

/** Every error the program can report, by code: the single place where a code gets its retry class and its text. */
export const errorCatalogue = {
  ...archiveErrors,
  ...authorityErrors,
  ...cardErrors,
  ...cdaErrors,
  ...certificateErrors,
  ...channelErrors,
  ...documentErrors,
  ...draftErrors,
  ...conformanceErrors,
  ...evidenceErrors,
  ...exchangeErrors,
  ...gatewayErrors,
  ...identityErrors,
  ...internalErrors,
  ...outboxErrors,
  ...patientErrors,
  ...pdfErrors,
  ...recordErrors,
  ...settingsErrors,
  ...terminologyErrors,
  ...updateErrors,
  ...windowErrors,
  ...workspaceErrors,
};

/** The catalogue's type, from which codes and data are derived. */
export type ErrorCatalogue = typeof errorCatalogue;
