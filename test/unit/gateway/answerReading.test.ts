import { describe, expect, it } from 'vitest';
import { measureClockOffset } from '../../../shared/fse/answers/clockOffset.ts';
import { decodeBody } from '../../../electron/gateway/decodeBody.ts';
import { isBlocking, preflight } from '../../../electron/gateway/preflight.ts';
import { stageEnvironment } from '../../../shared/fse/gatewayEnvironment.ts';
import { stageDoctor } from '../../support/fseProfile.ts';

describe('bodies', () => {
  it.each([
    ['UTF-8', Buffer.from('non è censito'), 100, 'non è censito'],
    ['Latin-1', Buffer.from('non è censito', 'latin1'), 100, 'non è censito'],
    ['a character cut at the limit', Buffer.from('abè'), 3, 'ab'],
    ['nothing', Buffer.alloc(0), 10, ''],
  ])('of %s become text', (_name, bytes, limit, expected) => {
    expect(decodeBody(bytes, limit)).toBe(expected);
  });
});

describe('the clock', () => {
  const receivedAt = new Date('2026-11-23T10:00:00.500Z');

  it.each([
    ['Mon, 23 Nov 2026 10:00:00 GMT', 0],
    ['Mon, 23 Nov 2026 10:01:00 GMT', 60_000],
    ['Mon, 23 Nov 2026 09:55:00 GMT', -300_000],
    ['not a date', null],
  ])('against Date %s is off by %s ms', (date, expected) => {
    expect(measureClockOffset({ headers: { date } }, receivedAt)).toBe(expected);
  });

  it('without Date is not judged', () => {
    expect(measureClockOffset({ headers: {} }, receivedAt)).toBeNull();
  });
});

describe('the pre-flight', () => {
  const context = {
    environment: stageEnvironment('https://gateway.example/v2'),
    profile: stageDoctor,
  };
  const call = {
    operation: 'create',
    documentId: 'x',
    targetId: null,
    patientCodiceFiscale: 'y',
    metadata: {},
    document: null,
  } as const;

  it('reports every finding at once', () => {
    expect(preflight(call, context, 0).map(({ code }) => code)).toEqual([
      'gateway/document-missing',
      'gateway/document-id-invalid',
      'gateway/body-invalid',
      'gateway/patient-code-invalid',
      'identity/claims-invalid',
    ]);
  });

  it('warns of a skewed clock without stopping', () => {
    const annul = { ...call, operation: 'annul', documentId: '1.2^a', targetId: '1.2^a' } as const;
    const [warning] = preflight(
      { ...annul, patientCodiceFiscale: 'RMSLSO31M04Z404R' },
      context,
      -45_000,
    );
    expect(warning).toMatchObject({ code: 'gateway/clock-skewed', data: { offsetSeconds: -45 } });
    expect(warning !== undefined && isBlocking(warning)).toBe(false);
  });
});
