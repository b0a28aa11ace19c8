import type { ContractResponse } from '../../../shared/ipc/contract.ts';
import { counted } from './plural.ts';

type Erased = ContractResponse['records.erasePatient'];

/** Texts about the rights of the person the data are about. */
export const patientDataTexts = {
  open: 'Dati e diritti',
  title: 'Dati e diritti dell’assistito',
  close: 'Chiudi',
  copy: 'Copia di tutti i dati',
  copyWords:
    'L’assistito può averla (GDPR, art. 15 e 20): dati, documenti con gli atti e le risposte del Fascicolo, bozze e registro, in uno zip.',
  copyCare: 'Lo zip non è cifrato: consegnalo di persona e cancellalo da questo computer.',
  saveCopy: 'Salva la copia',
  copied: (file: string, documents: number) =>
    `${file}: ${counted(documents, 'documento', 'documenti')}.`,
  erase: 'Cancellazione',
  goes: 'Si cancella',
  goesWords:
    'Bozze, profili mai firmati e il contenuto di quelli che il Fascicolo non ha mai accolto: nessun obbligo impone di tenerli (art. 17).',
  stays: 'Resta',
  staysWords:
    'Ciò che il Fascicolo ha accolto, perché è documentazione clinica (art. 17.3, lettere b e c), e ciò che ha un invio non concluso. X-CART-id, impronte e registro restano senza il nome. Le copie di sicurezza dimenticano con la loro rotazione.',
  record: 'Nel Fascicolo',
  recordWords: 'Non cambia niente: da là un documento si toglie annullandolo, dallo storico.',
  surname: 'Per cancellare scrivi il cognome dell’assistito',
  confirmErase: 'Cancella',
  erased: 'Cancellazione eseguita e scritta nel registro',
  erasedWhat: ({ drafts, unsigned, contents }: Erased) =>
    `${counted(drafts, 'bozza', 'bozze')}, ${counted(unsigned, 'profilo mai firmato', 'profili mai firmati')}, il contenuto di ${counted(contents, 'profilo mai accolto', 'profili mai accolti')}.`,
  kept: (kept: Erased['kept']) => {
    const published = kept.filter(({ because }) => because === 'published').length;
    const unsettled = kept.length - published;
    const parts = [
      ...(published === 0
        ? []
        : [counted(published, 'documento nel Fascicolo', 'documenti nel Fascicolo')]),
      ...(unsettled === 0
        ? []
        : [
            counted(
              unsettled,
              'documento con un invio non concluso',
              'documenti con un invio non concluso',
            ),
          ]),
    ];
    return `Restano: ${parts.join(', ')}.`;
  },
  leftList: 'L’assistito non è più nell’elenco.',
  staysInList: 'L’assistito resta nell’elenco, con i documenti che si conservano.',
} as const;
