import type { SectionMeanings } from './sectionMeanings.ts';

/** Meanings of the rules on care plans, procedures, encounters, exemptions and disease networks. */
export const carePathMeanings: readonly SectionMeanings[] = [
  {
    title: 'Piani di cura',
    forDoctor: {
      b216: 'Piano di cura: indicare la data prevista o un intervallo completo.',
      b220: 'Piano di cura: indicare la data della terapia.',
      b221: 'Piano di cura: indicare un solo farmaco per voce.',
      b224: 'Piano di cura: scegliere il farmaco dall’elenco (AIC o ATC).',
      b229: 'Piano di cura: indicare la procedura.',
      b230: 'Piano di cura: indicare la data della procedura.',
      b234: 'Piano di cura: indicare il tipo di visita.',
      b235: 'Piano di cura: scegliere il tipo di visita dall’elenco.',
      b236: 'Piano di cura: indicare la data della visita.',
      b240: 'Piano di cura: indicare la data dell’attività.',
    },
    defects: {
      template: 'b41 b214 b218 b222 b223 b227 b232 b238',
      structure: 'b42',
      narrative: 'b43',
      entryKind: 'b213 b217 b226 b231 b237',
      identifier: 'b215 b219 b228 b233 b239',
      fixedCode: 'b225',
    },
  },
  {
    title: 'Trattamenti e procedure',
    forDoctor: {
      WA001:
        'Procedura: conviene scegliere il codice da ICD-9-CM, LOINC o dall’elenco dei trapianti.',
      b244: 'Procedura: indicare inizio e fine (anche uguali) o nessuna data.',
      b246: 'Procedura: scegliere il motivo dall’elenco ICD-9-CM.',
      b249: 'Procedura: scegliere dall’elenco il tipo della visita o del ricovero collegato.',
      b251: 'Procedura: data della visita o del ricovero collegato mancante.',
      b252: 'Procedura: periodo dell’operatore incompleto.',
    },
    defects: {
      template: 'b44 b241 b247',
      structure: 'b45',
      narrative: 'b46 b250',
      identifier: 'b242 b245 b248',
      status: 'b243',
    },
  },
  {
    title: 'Visite e ricoveri',
    forDoctor: {
      b53: 'Sezione Visite e ricoveri vuota: inserire una visita o togliere la sezione.',
      b256: 'Visita o ricovero: scegliere il tipo dall’elenco.',
      b258: 'Visita o ricovero: indicare la data o l’intervallo completo.',
      W002: 'Visita o ricovero: conviene indicare il medico o la struttura.',
      b259: 'Visita o ricovero: periodo dell’operatore incompleto.',
    },
    defects: {
      template: 'b50 b254',
      structure: 'b51',
      narrative: 'b52 b257',
      entryKind: 'b253',
      identifier: 'b255',
    },
  },
  {
    title: 'Esenzioni',
    forDoctor: {
      b63: 'Sezione Esenzioni vuota: inserire un’esenzione (o «nessuna esenzione») o togliere la sezione.',
      b291: 'Esenzione: codice mancante o catalogo non ammesso.',
      b293: 'Esenzione: indicare la data di inizio (o sconosciuta).',
      b294: 'Esenzione: data di fine richiesta se scaduta, non ammessa se attiva.',
    },
    defects: {
      template: 'b60 b290 b296',
      structure: 'b61',
      narrative: 'b62 b299',
      entryKind: 'b289 b295',
      status: 'b292 b298',
      fixedCode: 'b297',
    },
  },
  {
    title: 'Reti di patologia',
    forDoctor: {
      b68: 'Sezione Reti di patologia vuota: inserire un percorso o togliere la sezione.',
      b303: 'Rete di patologia: indicare la data di ingresso.',
      b305: 'Rete di patologia: data di uscita richiesta se conclusa, non ammessa se attiva.',
    },
    defects: {
      template: 'b64 b301 b307',
      fixedCode: 'b65 b308',
      structure: 'b66',
      narrative: 'b67 b310',
      entryKind: 'b300 b306',
      identifier: 'b302',
      status: 'b304 b309',
    },
  },
];
