import { sectionForms } from '../../cda/sectionForms.ts';
import { sectionOrder } from '../../cda/sectionOrder.ts';

/** What the data of the model are called on the screen. A longer address wins over its last part alone. */
const LABELS: Readonly<Record<string, string>> = {
  'header.id': 'identificativo del documento',
  'header.setId': 'serie delle versioni',
  'header.version': 'numero di versione',
  'header.title': 'titolo',
  'header.createdAt': 'data del documento',
  'header.confidentiality': 'riservatezza',
  'header.patient': 'assistito',
  'header.author': 'medico autore',
  'header.dataEnterer': 'chi ha inserito i dati',
  'header.informants': 'chi ha dato le informazioni',
  'header.custodian': 'custode del documento',
  'header.legalAuthenticator': 'firmatario',
  'header.authenticator': 'chi ha validato',
  'header.contacts': 'contatto',
  'header.events': 'accesso',
  'header.related': 'documento sostituito',
  'patient.ids': 'codice fiscale o identificativo',
  'patient.guardian': 'tutore',
  absence: 'assenza dichiarata',
  address: 'indirizzo',
  agents: 'agente',
  at: 'data',
  birth: 'data di nascita',
  birthplace: 'luogo di nascita',
  capacity: 'capacità motoria',
  care: 'regime di assistenza',
  choice: 'scelta',
  conditions: 'malattia',
  course: 'decorso',
  coveredUntil: 'copertura',
  criticality: 'criticità',
  diagnosis: 'diagnosi',
  dose: 'dose',
  drug: 'farmaco',
  duration: 'durata',
  encounter: 'visita o ricovero',
  freeText: 'testo',
  gender: 'sesso',
  given: 'data di somministrazione',
  id: 'identificativo',
  interpretation: 'interpretazione',
  kind: 'tipo',
  lot: 'lotto',
  mental: 'stato mentale',
  method: 'metodo',
  motor: 'capacità motoria',
  name: 'nome',
  note: 'nota',
  onset: 'insorgenza',
  onsetAge: 'età di insorgenza',
  performer: 'chi ha eseguito',
  period: 'periodo',
  person: 'persona',
  rate: 'velocità',
  reactions: 'reazione',
  reading: 'misura',
  readings: 'misura',
  reason: 'motivo',
  recorded: 'data',
  reference: 'intervallo di riferimento',
  regime: 'regime di assistenza',
  related: 'voce collegata',
  relation: 'relazione',
  repeat: 'ripetizione',
  resolved: 'fine',
  results: 'risultato',
  role: 'ruolo',
  route: 'via di somministrazione',
  severity: 'gravità',
  since: 'data di inizio',
  site: 'sede',
  state: 'stato clinico',
  status: 'stato',
  telecom: 'recapito',
  telecoms: 'recapito',
  type: 'tipo',
  vaccine: 'vaccino',
  value: 'valore',
  what: 'descrizione',
  when: 'data',
};

interface Part {
  readonly name: string;
  readonly place: number | null;
}

function partsOf(field: string): readonly Part[] {
  return field.split('.').map((part) => {
    const [, name = part, place] = /^([^[]+)\[(\d+)\]$/.exec(part) ?? [];
    return { name, place: place === undefined ? null : Number(place) };
  });
}

function sectionTitle(name: string): string | null {
  const section = sectionOrder.find((each) => each === name);
  return section === undefined ? null : sectionForms[section].title;
}

function labelOf({ name, place }: Part, parent: string): string | null {
  if (name === 'entries') return `voce ${String((place ?? 0) + 1)}`;
  const label = LABELS[`${parent}.${name}`] ?? LABELS[name];
  if (label === undefined) return null;
  return place === null || place === 0 ? label : `${label} ${String(place + 1)}`;
}

/** A field in words, such as `Allergie e Intolleranze, voce 1, agente`; `''` where nothing can be said of it. */
export function fieldLabel(field: string): string {
  const parts = partsOf(field);
  const words = parts.map((part, index) => {
    const parent = parts[index - 1]?.name ?? '';
    return parent === 'sections' ? sectionTitle(part.name) : labelOf(part, parent);
  });
  return words.filter((word) => word !== null).join(', ');
}
