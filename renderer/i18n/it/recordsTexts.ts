import { counted } from './plural.ts';

/** Texts of the settings' page about how long data are kept, and about a breach. */
export const recordsTexts = {
  retention: 'Per quanto si conservano',
  retentionWords:
    'All’apertura Sintesi lascia andare ciò che ha compiuto il suo tempo, e lo scrive nel registro. X-CART-id, impronte e registro restano sempre.',
  drafts: 'Bozze, dall’ultima modifica',
  draftsHint: 'Una bozza lasciata lì più a lungo si cancella.',
  documents: 'Contenuto dei documenti, dall’ultimo atto',
  documentsHint:
    'Vale per i documenti che non stanno più nel Fascicolo: sostituiti o annullati. Il periodo lo decide il titolare del trattamento.',
  days: (days: number) => counted(days, 'giorno', 'giorni'),
  years: (years: number) => counted(years, 'anno', 'anni'),
  always: 'Senza termine',
  incident: 'Se i dati sono in pericolo',
  incidentWords:
    'Computer rubato o perso, accesso di estranei: entro 72 ore da quando lo sai può servire la notifica al Garante (GDPR, art. 33). Il rapporto dice quanti e quali dati ci sono qui, da quando e come sono protetti, senza nominare nessun assistito.',
  incidentBefore:
    'Salvane uno ogni tanto e tienilo fuori da questo computer: se sparisce, il rapporto ce l’hai.',
  saveIncident: 'Salva il rapporto',
  saved: (file: string) => `Rapporto in ${file}.`,
} as const;
