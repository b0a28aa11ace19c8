import { stateNames } from '../fse/actNames.ts';
import { submissionStates } from '../fse/submissionState.ts';
import type { SalvagedTableName, SalvageProgress, SalvageReport } from './salvageReport.ts';

/** What a person calls the rows of a table; tables of one name are one kind. */
const kindNames: Readonly<Record<SalvagedTableName, string>> = {
  submissions: 'Invii',
  attempts: 'Tentativi di invio',
  answers: 'Risposte con X-CART-id',
  sending_plans: 'Tempi di reinvio',
  audit_trail: 'Registro delle operazioni',
  audit_heads: 'Registro delle operazioni',
  recalled_deeds: 'Registro delle operazioni',
  documents: 'Documenti',
  signed_documents: 'Documenti firmati',
  masked_entries: 'Voci oscurate',
  drafts: 'Bozze',
  identities: 'Certificati Sogei',
  identity_requests: 'Richieste di certificato',
  settings: 'Dati di servizio',
  patients: 'Assistiti',
  exchanged_files: 'File scambiati',
};

/** One kind of record in the report of a salvage. */
export interface SalvagedKind {
  readonly name: string;
  /** Rows the damaged file still gave. */
  readonly salvaged: number;
  /** Rows taken from the backup. */
  readonly fromBackup: number;
  /** Rows known to have existed that are nowhere, or belong to one that is nowhere. */
  readonly lost: number;
}

/** The report by kinds, in the order of salvage; kinds of which nothing was there are left out. */
export function salvagedKinds({ tables, orphans }: SalvageReport): readonly SalvagedKind[] {
  const kinds = new Map<string, SalvagedKind>();
  for (const { table, salvaged, fromBackup, lost } of tables) {
    const name = kindNames[table];
    const before = kinds.get(name) ?? { name, salvaged: 0, fromBackup: 0, lost: 0 };
    const left = orphans.filter((orphan) => orphan.table === table).length;
    // A row that was read and left out again is not in the new archive: it counts as lost, and only there.
    const kept = Math.max(0, salvaged - left);
    kinds.set(name, {
      name,
      salvaged: before.salvaged + kept,
      fromBackup: before.fromBackup + fromBackup - (left - (salvaged - kept)),
      lost: before.lost + lost.length + left,
    });
  }
  return [...kinds.values()].filter(
    ({ salvaged, fromBackup, lost }) => salvaged + fromBackup + lost > 0,
  );
}

/** What a salvage does now, in words. */
export function salvageStepName(doing: SalvageProgress['doing']): string {
  switch (doing) {
    case 'backup':
      return 'Cerco la copia buona più recente';
    case 'index':
      return 'Rifaccio l’indice dello storico';
    case 'check':
      return 'Controllo l’archivio nuovo per intero';
    default:
      return `Leggo: ${kindNames[doing].toLowerCase()}`;
  }
}

/** How an act ended as the journal of essentials tells it, in words. */
export function journalOutcomeName(outcome: string): string {
  const state = submissionStates.find((each) => each === outcome);
  return state === undefined ? outcome : stateNames[state];
}

/** Whether everything that is known to have existed is in the new archive. */
export function isSalvageComplete(report: SalvageReport): boolean {
  const lost = report.tables.reduce((sum, table) => sum + table.lost.length, 0);
  return lost + report.orphans.length + report.onlyInJournal.length === 0;
}

/** The patients that are in the list only because their documents name them; null where there are none. */
export function relistedSentence({ patientsFromDocuments: count }: SalvageReport): string | null {
  if (count === 0) return null;
  const who = count === 1 ? '1 assistito rimesso' : `${String(count)} assistiti rimessi`;
  return `${who} in elenco dai documenti: la riga di elenco era persa, i documenti no.`;
}

/** The documents that are there only because their signed PDF was; null where there are none. */
export function rebuiltSentence({ documentsFromSigned: count }: SalvageReport): string | null {
  if (count === 0) return null;
  const what = count === 1 ? '1 documento rifatto' : `${String(count)} documenti rifatti`;
  return `${what} dal PDF firmato: il contenuto è quello firmato, l’ora di preparazione è quella della firma.`;
}

/** What was left out on purpose, and how it comes back. */
export function leftOutSentences({ leftOut }: SalvageReport): readonly string[] {
  const { catalogues, conceptUses } = leftOut;
  const lists =
    catalogues === null
      ? 'Quali elenchi di codici fossero importati non si legge: quelli che servono si importano di nuovo.'
      : catalogues.length === 0
        ? 'Non c’erano elenchi di codici importati; quelli del programma tornano da soli.'
        : `Elenchi di codici da importare di nuovo: ${catalogues.join(', ')}. Quelli del programma tornano da soli.`;
  const uses =
    conceptUses === 0
      ? []
      : [
          `L’ordine di preferenza delle voci più usate${conceptUses === null ? '' : ` (${String(conceptUses)})`} riparte da capo: nessun documento ne dipende.`,
        ];
  return [lists, ...uses];
}

/** The whole report as lines of text: by kind, then every row that is lost. */
export function salvageLines(report: SalvageReport): readonly string[] {
  const { tables, orphans, onlyInJournal, backup, aside } = report;
  const again = [relistedSentence(report), rebuiltSentence(report)];
  return [
    ...salvagedKinds(report).map(
      ({ name, salvaged, fromBackup, lost }) =>
        `${name}: ${String(salvaged)} dal file danneggiato, ${String(fromBackup)} dalla copia, ${String(lost)} righe perse`,
    ),
    backup === null ? 'Nessuna copia buona a cui attingere.' : `Copia usata: ${backup}`,
    `Il file danneggiato resta accanto, intero: ${aside}`,
    ...again.filter((sentence) => sentence !== null),
    ...leftOutSentences(report),
    ...tables.flatMap(({ table, lost }) =>
      lost.map((row) => `Perduto: ${kindNames[table]} ${row}`),
    ),
    ...orphans.map(
      ({ table, key, cartId }) =>
        `Tolto perché manca ciò a cui appartiene: ${kindNames[table]} ${key}${cartId === null ? '' : ` X-CART-id ${cartId}`}`,
    ),
    ...onlyInJournal.map(({ at, documentId, outcome, cartId }) =>
      [
        `Solo nel giornale: ${at}`,
        documentId ?? 'documento non detto',
        ...(outcome === null ? [] : [journalOutcomeName(outcome)]),
        `X-CART-id ${cartId ?? 'assente'}`,
      ].join(' '),
    ),
  ];
}
