import { describe, expect, it } from 'vitest';
import { readerWait } from '../../../../renderer/features/signing/readerWait.ts';

describe('the wait of a reader with keys', () => {
  it('counts down to nothing, and then is only supposed to be over', () => {
    expect(readerWait(0, 30)).toEqual({ secondsLeft: 30, announced: 'start' });
    expect(readerWait(19, 30)).toEqual({ secondsLeft: 11, announced: 'start' });
    expect(readerWait(20, 30)).toEqual({ secondsLeft: 10, announced: 'last-call' });
    expect(readerWait(29, 30)).toEqual({ secondsLeft: 1, announced: 'last-call' });
    expect(readerWait(30, 30)).toEqual({ secondsLeft: null, announced: 'over' });
    expect(readerWait(99, 30)).toEqual({ secondsLeft: null, announced: 'over' });
  });

  it('is announced three times at most, however long it is', () => {
    const all = Array.from({ length: 100 }, (_, passed) => readerWait(passed, 60).announced);
    expect(all.filter((each, index) => each !== all[index - 1])).toEqual([
      'start',
      'last-call',
      'over',
    ]);
  });

  it('is not announced near its end where it is short', () => {
    expect(readerWait(3, 10).announced).toBe('start');
  });
});
