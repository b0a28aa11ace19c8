import type { Audience } from '../finding.ts';
import { carePathMeanings } from './carePathMeanings.ts';
import { coreSectionMeanings } from './coreSectionMeanings.ts';
import { headerMeanings } from './headerMeanings.ts';
import type { DefectKind, SectionMeanings } from './sectionMeanings.ts';
import { statusMeanings } from './statusMeanings.ts';

/** A rule of the official schematron in the doctor's words. */
export interface RuleMeaning {
  readonly audience: Audience;
  /** The part of the document it is about. */
  readonly section: string;
  readonly it: string;
}

const DEFECTS: Readonly<Record<DefectKind, string>> = {
  structure: 'struttura non corretta',
  template: 'modello della voce non dichiarato',
  fixedCode: 'codice fisso non corretto',
  status: 'stato della voce mancante o non ammesso',
  narrative: 'testo descrittivo mancante o non collegato',
  identifier: 'identificativo interno mancante o ripetuto',
  entryKind: 'tipo di voce non corretto',
  data: 'dato non ammesso',
};

function defectText(section: string, kind: DefectKind): string {
  return `Errore tecnico (${section}): ${DEFECTS[kind]}. Non dipende dai dati inseriti: avvisare l’assistenza.`;
}

function isDefectKind(kind: string): kind is DefectKind {
  return Object.hasOwn(DEFECTS, kind);
}

function* meaningsOf({
  title,
  forDoctor,
  defects,
}: SectionMeanings): Generator<[string, RuleMeaning]> {
  for (const [key, it] of Object.entries(forDoctor)) {
    yield [key, { audience: 'doctor', section: title, it }];
  }
  for (const [kind, keys] of Object.entries(defects)) {
    if (!isDefectKind(kind)) continue;
    const meaning: RuleMeaning = {
      audience: 'developer',
      section: title,
      it: defectText(title, kind),
    };
    for (const key of keys.split(' ')) yield [key, meaning];
  }
}

const MEANINGS: ReadonlyMap<string, RuleMeaning> = new Map(
  [...headerMeanings, ...coreSectionMeanings, ...statusMeanings, ...carePathMeanings].flatMap(
    (section) => [...meaningsOf(section)],
  ),
);

/** A rule this version of the program does not know yet, from a newer official pack. */
const UNKNOWN: RuleMeaning = {
  audience: 'developer',
  section: 'Tutto il documento',
  it: 'Una regola ufficiale più recente del programma non è rispettata: aggiornare il programma o avvisare l’assistenza.',
};

/** Whether a meaning was written for this rule key. */
export function hasMeaning(key: string): boolean {
  return MEANINGS.has(key);
}

/** The meaning of a rule by its key; a rule unknown to this version gets a general one. */
export function ruleMeaning(key: string): RuleMeaning {
  return MEANINGS.get(key) ?? UNKNOWN;
}
