/** Names, hints and statements of the seventeen sections, in the editor. */
export const sectionTexts = {
  allergies: {
    title: 'Allergie e intolleranze',
    add: 'Aggiungi un’allergia',
    hint: 'farmaco, alimento, veleno, allergene',
    absences: {
      'no-known-allergies': 'Nessuna nota',
      'no-known-medication-allergies': 'Nessuna a farmaci',
      'no-known-food-allergies': 'Nessuna alimentare',
      'no-known-environmental-allergies': 'Nessuna ambientale',
      'no-allergy-info': 'Non so',
    },
  },
  therapies: {
    title: 'Terapie farmacologiche',
    add: 'Aggiungi un farmaco',
    hint: 'nome, principio attivo, AIC o ATC',
    absences: { 'no-known-medications': 'Nessuna terapia', 'no-medication-info': 'Non so' },
  },
  vaccinations: {
    title: 'Vaccinazioni',
    add: 'Aggiungi un vaccino',
    hint: 'nome, malattia, AIC o ATC',
  },
  problems: {
    title: 'Lista dei problemi',
    add: 'Aggiungi un problema',
    hint: 'diagnosi, sintomo o codice ICD-9-CM',
    absences: { 'no-known-problems': 'Nessuno noto', 'no-problem-info': 'Non so' },
  },
  familyHistory: {
    title: 'Anamnesi familiare',
    add: 'Aggiungi un parente',
    hint: 'padre, madre, fratello, zia',
    absences: { 'no-known-problems': 'Niente da segnalare', 'no-problem-info': 'Non so' },
  },
  lifestyle: { title: 'Stile di vita', add: 'Aggiungi un’abitudine', hint: 'fumo, alcol, lavoro' },
  pregnancies: {
    title: 'Gravidanze e parto',
    add: 'Aggiungi un dato',
    hint: 'parti, aborti, ultima mestruazione',
  },
  vitalSigns: {
    title: 'Parametri vitali',
    add: 'Aggiungi una misura',
    hint: 'pressione, peso, altezza, saturazione',
    pressure: 'Pressione arteriosa',
  },
  devices: {
    title: 'Protesi, impianti e ausili',
    add: 'Aggiungi un dispositivo',
    hint: 'nome o codice CND',
  },
  carePlans: { title: 'Piani di cura', add: 'Aggiungi al piano', hint: 'esame, visita, procedura' },
  procedures: {
    title: 'Trattamenti e procedure',
    add: 'Aggiungi una procedura',
    hint: 'intervento, esame o codice ICD-9-CM',
  },
  encounters: {
    title: 'Visite e ricoveri',
    add: 'Aggiungi una visita o un ricovero',
    hint: 'ricovero, ambulatoriale, pronto soccorso',
  },
  functionalStatus: { title: 'Stato funzionale' },
  investigations: {
    title: 'Indagini ed esami',
    add: 'Aggiungi un esame',
    hint: 'nome dell’esame o codice LOINC',
  },
  organDonation: { title: 'Donazione organi' },
  exemptions: {
    title: 'Esenzioni',
    add: 'Aggiungi un’esenzione',
    hint: 'codice o condizione',
    absent: 'Nessuna esenzione',
  },
  diseaseNetworks: {
    title: 'Reti di patologia',
    add: 'Aggiungi una rete',
    hint: 'rete o percorso a cui partecipa',
  },
} as const;
