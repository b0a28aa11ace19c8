import type { NamedList } from './namedList.ts';

/** How a value was taken (HL7 ObservationMethod). */
export const methods: NamedList = {
  system: '2.16.840.1.113883.5.84',
  codes: [
    ['0002', 'tomografia computerizzata', 'TC TAC'],
    ['0004', 'osservazione macroscopica'],
    ['0005', 'risonanza magnetica', 'RM RMN'],
    ['0007', 'tomografia a emissione di positroni', 'PET'],
    ['0011', 'titolazione'],
    ['0012', 'ecografia', 'ultrasuoni'],
    ['0033', 'metodo chimico'],
    ['0035', 'striscia reattiva', 'stick'],
    ['0037', 'striscia reattiva', 'stick'],
    ['0047', 'conteggio automatico'],
    ['0048', 'conteggio manuale'],
    ['0050', 'coltura aerobia'],
    ['0051', 'coltura anaerobia'],
  ],
};
