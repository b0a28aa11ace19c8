import { describe, expect, it } from 'vitest';
import { looksDamaged, repairText } from '../../../shared/terminology/repairText.ts';

describe('repairing texts of the national catalogues', () => {
  it.each([
    ['pi?? grave', 'più grave'],
    ['PI??? GRAVE', 'PIÙ GRAVE'],
    ['dell???intestino', "dell'intestino"],
    ['DELL???ATTIVIT???', "DELL'ATTIVITÀ"],
    ['cavit?? orale', 'cavità orale'],
    ['Potenzialit??? evolutiva', 'Potenzialità evolutiva'],
    ['ABILITA???', 'ABILITÀ'],
    ['il figlio ?? nato gi?? morto', 'il figlio è nato già morto'],
    ['dal 90?? al 95?? percentile', 'dal 90° al 95° percentile'],
    ['39 ??F', '39 °F'],
    ['AGHI ??? ALTRI', 'AGHI – ALTRI'],
    ['??????peso basso??????', '"peso basso"'],
    ['malattia di Se??zary', 'malattia di Sézary'],
    ['perchÃ© Ã¨ cosÃ¬', 'perché è così'],
    ['due  spazi ', 'due spazi'],
  ])('%s -> %s', (damaged, mended) => {
    expect(repairText(damaged)).toBe(mended);
    expect(repairText(mended)).toBe(mended);
  });

  it('leaves alone what it cannot tell and what is no damage', () => {
    expect(repairText('INTERFERONI (?, ?; ????)')).toBe('INTERFERONI (?, ?; ????)');
    expect(looksDamaged('????')).toBe(true);
    expect(repairText('Allergia nota?')).toBe('Allergia nota?');
  });
});
