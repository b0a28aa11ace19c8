import type { ExpiryNotice } from '../../../shared/fse/certificateExpiry.ts';
import { counted } from './plural.ts';

const names = {
  signature: 'Il certificato di firma',
  card: 'La tessera (TS-CNS)',
  gateway: 'Il certificato per il Fascicolo',
} as const;

/** What comes to an end, as one says it in a line. */
export const endingTexts = {
  /** `date` as it is written. */
  ends: (kind: keyof typeof names, date: string, notice: ExpiryNotice) => {
    if (notice.kind !== 'expired') {
      return `${names[kind]} scade il ${date}, fra ${counted(notice.daysLeft, 'giorno', 'giorni')}.`;
    }
    return kind === 'card'
      ? `${names.card} è scaduta il ${date}.`
      : `${names[kind]} è scaduto il ${date}.`;
  },
  remedies: {
    signature: 'Chiedi il rinnovo a chi te l’ha rilasciato: senza, non si firma.',
    card: 'La nuova arriva per posta prima della scadenza; poi va attivata allo sportello. Senza, non si invia.',
    gateway: 'Chiedine uno nuovo: fino a quando il nuovo non ha funzionato valgono tutti e due.',
  },
  toGateway: 'Certificato per il Fascicolo',
  /** In the status bar. */
  short: (kind: keyof typeof names, notice: ExpiryNotice) => {
    const name = { signature: 'Firma', card: 'Tessera', gateway: 'Certificato' }[kind];
    if (notice.kind === 'expired') return `${name}: scadenza passata`;
    return `${name}: scade fra ${counted(notice.daysLeft, 'giorno', 'giorni')}`;
  },
} as const;
