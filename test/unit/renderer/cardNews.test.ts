import { describe, expect, it } from 'vitest';
import { cardPlaceAfter, type CardPlace } from '../../../renderer/app/cardPlace.ts';
import { cardSentence } from '../../../renderer/i18n/it/frameTexts.ts';
import { appError, type AppError } from '../../../shared/errors/appError.ts';
import type { PresenceView } from '../../../shared/ipc/cardViews.ts';

function readers(
  ...states: readonly ('empty' | 'ready' | 'unreadable' | 'removed')[]
): PresenceView {
  return {
    kind: 'readers',
    readers: states.map((state) => ({ name: 'Lettore', state, holder: null, error: null })),
  };
}

const hung = appError('card/module-hung', { call: 'readers' });

describe('where the card is, for the lock of the desk', () => {
  it.each<readonly [string, CardPlace, PresenceView | null, CardPlace]>([
    ['nothing known yet', 'never', null, 'never'],
    ['no card since the start', 'never', readers('empty'), 'never'],
    ['a card ready', 'never', readers('empty', 'ready'), 'there'],
    ['pulled', 'there', readers('removed'), 'gone'],
    ['pulled with its reader', 'there', { kind: 'no-reader' }, 'gone'],
    ['put back', 'gone', readers('ready'), 'there'],
    ['being read', 'there', { kind: 'reading' }, 'there'],
    ['not answering', 'there', { kind: 'not-answering' }, 'there'],
    ['its driver restarted', 'there', { kind: 'no-driver', error: hung }, 'there'],
    ['its service stopped', 'there', { kind: 'no-service' }, 'gone'],
    ['in error', 'there', readers('unreadable'), 'there'],
    ['being read, after it was pulled', 'gone', { kind: 'reading' }, 'gone'],
  ])('%s', (_, before, presence, after) => {
    expect(cardPlaceAfter(before, presence)).toBe(after);
  });
});

describe('what the status bar says of a card that cannot be looked at', () => {
  const file = { module: 'libbit4xpki.so' };
  it.each<readonly [string, AppError]>([
    ['Manca il programma della carta', appError('card/module-not-found', {})],
    ['Manca il programma della carta', appError('card/module-file-missing', file)],
    ['Il programma della carta non si avvia', appError('card/module-load-error', file)],
    [
      'Il programma della carta si è chiuso e viene riavviato',
      appError('card/process-crashed', { call: 'readers' }),
    ],
    [
      'Il programma della carta si è chiuso e viene riavviato',
      appError('card/module-quarantined', {}),
    ],
    ['La carta non risponde: toglila e rimettila', hung],
    [
      'La carta non risponde: toglila e rimettila',
      appError('card/general-error', { returnValue: 5, call: 'C_GetSlotList' }),
    ],
  ])('%s: %j', (said, error) => {
    expect(cardSentence({ kind: 'no-driver', error }).text).toBe(said);
  });

  it('says what to do where the reading never ends', () => {
    const { text, tone } = cardSentence({ kind: 'not-answering' });
    expect([text, tone]).toEqual(['La carta non risponde: toglila e rimettila', 'warn']);
  });
});
