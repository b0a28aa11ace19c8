import type { SectionMeanings } from './sectionMeanings.ts';

/** Meanings of the rules on lifestyle, pregnancies, measurements, devices, functional status, investigations and organ donation. */
export const statusMeanings: readonly SectionMeanings[] = [
  {
    title: 'Stile di vita',
    forDoctor: {
      b30: 'Sezione Stile di vita vuota: inserire un dato o togliere la sezione.',
    },
    defects: {
      template: 'b27 b189',
      structure: 'b28',
      narrative: 'b29 b192 b193',
      identifier: 'b190',
      status: 'b191',
    },
  },
  {
    title: 'Gravidanze e parto',
    forDoctor: {
      b34: 'Sezione Gravidanze vuota: inserire un dato o togliere la sezione.',
      b196: 'Gravidanza: scegliere il tipo di informazione dall’elenco.',
    },
    defects: {
      template: 'b31 b194',
      structure: 'b32',
      narrative: 'b33',
      identifier: 'b195',
      status: 'b197',
    },
  },
  {
    title: 'Parametri vitali',
    forDoctor: {
      b37a: 'Sezione Parametri vitali vuota: inserire una misura o togliere la sezione.',
      b201: 'Parametri vitali: inserire almeno una misura.',
      b205: 'Parametro vitale: manca il valore numerico con l’unità di misura.',
      b209: 'Parametro vitale: manca il valore numerico con l’unità di misura.',
    },
    defects: {
      template: 'b35 b199 b202 b206',
      structure: 'b36 b198',
      narrative: 'b37',
      status: 'b200',
      identifier: 'b203 b207',
      fixedCode: 'b204 b208',
    },
  },
  {
    title: 'Protesi, impianti e ausili',
    forDoctor: {
      b211: 'Protesi/ausilio: scegliere il dispositivo dalla classificazione CND.',
      b212: 'Protesi/ausilio: indicare la data di impianto (o sconosciuta).',
    },
    defects: {
      template: 'b38 b210',
      structure: 'b39',
      narrative: 'b40',
    },
  },
  {
    title: 'Stato funzionale',
    forDoctor: {
      b265: 'Capacità motoria: data incompleta.',
      b266: 'Capacità motoria: scegliere un valore dall’elenco.',
      b270: 'Regime di assistenza: data incompleta.',
      b271: 'Regime di assistenza: scegliere ADI o ADP.',
      b272: 'Stato funzionale: indicare una sola valutazione dello stato mentale.',
      b276: 'Stato mentale: data incompleta.',
      b277: 'Stato mentale: indicare la diagnosi.',
    },
    defects: {
      template: 'b47 b260 b262 b267 b273',
      structure: 'b48',
      narrative: 'b49',
      status: 'b261 b264 b269 b275',
      fixedCode: 'b263 b268 b274',
    },
  },
  {
    title: 'Indagini diagnostiche ed esami di laboratorio',
    forDoctor: {
      b281: 'Indagini: indicare il tipo di indagine o dichiararlo non codificabile.',
      b282: 'Esame: inserire almeno un risultato.',
      b285: 'Esame: indicare l’esame (LOINC) o dichiararlo non codificabile.',
      b286: 'Esame: manca il risultato.',
      b287: 'Esame: scegliere l’interpretazione del risultato dall’elenco.',
      b288: 'Esame: intervallo di riferimento incompleto.',
    },
    defects: {
      template: 'b54 b278 b283',
      structure: 'b55',
      narrative: 'b56',
      fixedCode: 'b279',
      status: 'b280',
      identifier: 'b284',
    },
  },
  {
    title: 'Donazione di organi',
    forDoctor: {},
    defects: {
      template: 'b57',
      structure: 'b58',
      narrative: 'b59',
    },
  },
];
