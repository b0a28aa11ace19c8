import { describe, expect, it } from 'vitest';
import {
  connectionNews,
  type AttemptNews,
} from '../../../../electron/domain/outbox/connectionNews.ts';
import { appError } from '../../../../shared/errors/appError.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 24, 18, minute)).toISOString();
const answered = (minute: number, httpStatus: number): AttemptNews => ({
  endedAt: at(minute),
  exchange: 'answered',
  httpStatus,
  error: null,
});
const unreachable = (minute: number): AttemptNews => ({
  endedAt: at(minute),
  exchange: 'not-sent',
  httpStatus: null,
  error: appError('channel/name-not-found', { host: 'regione.example' }),
});

describe('the news of the connection', () => {
  it('are good where nothing failed, and where nothing was tried', () => {
    expect(connectionNews([])).toEqual({ kind: 'fine' });
    expect(connectionNews([answered(1, 201)])).toEqual({ kind: 'fine' });
  });

  it('are offline since the first call that could not leave', () => {
    const news = connectionNews([unreachable(5), answered(1, 201), unreachable(9)]);
    expect(news).toEqual({ kind: 'offline', since: at(5) });
  });

  it('are good again as soon as a call was answered', () => {
    expect(connectionNews([unreachable(5), answered(6, 201)])).toEqual({ kind: 'fine' });
  });

  it('are an outage after three failures of the service in a row, not after two', () => {
    const two = [answered(1, 201), answered(2, 503), answered(3, 502)];
    expect(connectionNews(two)).toEqual({ kind: 'fine' });
    expect(connectionNews([...two, answered(4, 500)])).toEqual({ kind: 'outage', since: at(2) });
  });

  it('hold a refusal for an answer like any other', () => {
    expect(connectionNews([answered(1, 400), answered(2, 400), answered(3, 400)])).toEqual({
      kind: 'fine',
    });
  });
});
