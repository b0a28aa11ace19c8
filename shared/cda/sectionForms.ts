import type { SectionName } from '../pss/pss.ts';
import { codeSystems } from './codeSystems.ts';

/** How a section of the model appears in the document (implementation guide PSS, body). */
export interface SectionForm {
  readonly code: string;
  readonly codeSystem: string;
  readonly display: string;
  /** Last arc of the template `2.16.840.1.113883.2.9.10.1.4.2.x`. */
  readonly template: string;
  /** `section/@ID`, by which the accreditation finds the section. */
  readonly id: string;
  readonly title: string;
  /** Beginning of the IDs of the section's narrative. */
  readonly prefix: string;
  /** The name of the code that marks a note in this section, where it is not the usual one. */
  readonly noteDisplay?: string;
}

/** The sections in the order of the implementation guide, with the texts accreditation compares byte for byte. */
export const sectionForms: Readonly<Record<SectionName, SectionForm>> = {
  allergies: {
    code: '48765-2',
    codeSystem: codeSystems.loinc,
    display: 'Allergie, Reazioni Avverse',
    template: '1',
    id: 'Allergie_Intolleranze',
    title: 'Allergie e Intolleranze',
    prefix: 'ALL',
  },
  therapies: {
    code: '10160-0',
    codeSystem: codeSystems.loinc,
    display: 'History of medication use',
    template: '2',
    id: 'Terapie_Farmacologiche',
    title: 'Terapie Farmacologiche',
    prefix: 'TER',
  },
  vaccinations: {
    code: '11369-6',
    codeSystem: codeSystems.loinc,
    display: 'Storia di immunizzazioni',
    template: '3',
    id: 'Vaccinazioni',
    title: 'Vaccinazioni',
    prefix: 'VAC',
  },
  problems: {
    code: '11450-4',
    codeSystem: codeSystems.loinc,
    display: 'Lista dei Problemi',
    template: '4',
    id: 'Lista_Problemi',
    title: 'Lista dei Problemi',
    prefix: 'PRB',
  },
  familyHistory: {
    code: '10157-6',
    codeSystem: codeSystems.loinc,
    display: 'Storia di malattie di membri familiari',
    template: '16',
    id: 'Anamnesi_Familiare',
    title: 'Anamnesi Familiare',
    prefix: 'FAM',
  },
  lifestyle: {
    code: '29762-2',
    codeSystem: codeSystems.loinc,
    display: 'Stile di vita',
    template: '6',
    id: 'Stile_di_Vita',
    title: 'Stili di Vita',
    prefix: 'SDV',
  },
  pregnancies: {
    code: '10162-6',
    codeSystem: codeSystems.loinc,
    display: 'Storia di gravidanze',
    template: '7',
    id: 'Gravidanze_e_Parto',
    title: 'Gravidanze, Parto e stato mestruale',
    prefix: 'GRA',
  },
  vitalSigns: {
    code: '8716-3',
    codeSystem: codeSystems.loinc,
    display: 'Parametri vitali',
    template: '8',
    id: 'Parametri_Vitali',
    title: 'Parametri vitali',
    prefix: 'PVI',
  },
  devices: {
    code: '46264-8',
    codeSystem: codeSystems.loinc,
    display: 'Storia di uso di dispositivi medici',
    template: '9',
    id: 'Protesi_impianti_e_ausili',
    title: 'Protesi, impianti e ausili',
    prefix: 'PRT',
  },
  carePlans: {
    code: '18776-5',
    codeSystem: codeSystems.loinc,
    display: 'Piano di cura',
    template: '10',
    id: 'Piani_di_cura',
    title: 'Piani di cura',
    prefix: 'PDC',
  },
  procedures: {
    code: '47519-4',
    codeSystem: codeSystems.loinc,
    display: 'Storia di procedure',
    template: '11',
    id: 'Trattamenti_procedure_terapeutiche_chirurgiche_diagnostiche',
    title: 'Trattamenti e procedure terapeutiche, chirurgiche e diagnostiche',
    prefix: 'PRO',
  },
  encounters: {
    code: '46240-8',
    codeSystem: codeSystems.loinc,
    display: 'Storia di ospedalizzazioni e storia di visite ambulatoriali',
    template: '12',
    id: 'Visite_e_Ricoveri',
    title: 'Visite e Ricoveri',
    prefix: 'VIS',
  },
  functionalStatus: {
    code: '47420-5',
    codeSystem: codeSystems.loinc,
    display: 'Nota di valutazione dello stato funzionale',
    template: '13',
    id: 'Stato_funzionale_del_Paziente',
    title: 'Stato funzionale del Paziente',
    prefix: 'SFP',
  },
  investigations: {
    code: '30954-2',
    codeSystem: codeSystems.loinc,
    display: 'Test diagnostici rilevanti e/o dati di laboratorio',
    template: '14',
    id: 'Indagini_diagnostiche_e_esami_di_laboratorio',
    title: 'Indagini diagnostiche e esami di laboratorio',
    prefix: 'LAB',
  },
  organDonation: {
    code: '42348-3',
    codeSystem: codeSystems.loinc,
    display: 'Dichiarazioni anticipate di trattamento',
    template: '15',
    id: 'Assenso_Dissenso_Donazione_Organi',
    title: 'Assenso / Dissenso Donazione Organi',
    prefix: 'DON',
  },
  exemptions: {
    code: '57827-8',
    codeSystem: codeSystems.loinc,
    display: 'Motivo di esenzione dal co-pagamento',
    template: '17',
    id: 'Esenzioni',
    title: 'Esenzioni',
    prefix: 'ESE',
  },
  diseaseNetworks: {
    code: 'PSSIT99',
    codeSystem: codeSystems.profile,
    display: 'Reti di Patologia',
    template: '18',
    id: 'Reti_di_Patologia',
    title: 'Reti di Patologia',
    prefix: 'RET',
  },
};
