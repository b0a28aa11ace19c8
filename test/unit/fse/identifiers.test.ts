import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstIdentity,
  isDocumentId,
  isRepositoryIdentifier,
  isSubmissionIdentifier,
  newSubmissionIdentifier,
  nextIdentity,
  repositoryIdentifier,
  splitDocumentId,
} from '../../../shared/fse/identifiers.ts';
import { encodeSegment, requestUrl } from '../../../shared/fse/requestUrl.ts';
import { stageEnvironment } from '../../../shared/fse/gatewayEnvironment.ts';
import { stageDoctor } from '../../support/fseProfile.ts';

const instants = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2099-12-31T23:59:59Z'),
  noInvalidDate: true,
});

/** Chance as a fixed seed of digits, the first never zero. */
const chance = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 20, maxLength: 20 })
  .map((digits) => (count: number) => digits.slice(0, count).join(''));

describe('identifiers', () => {
  it('look as the Region writes them', () => {
    const source = {
      at: new Date('2026-11-23T09:29:30.123Z'),
      digits: (n: number) => '7'.repeat(n),
    };
    expect(firstIdentity(stageDoctor, source)).toEqual({
      documentId:
        '2.16.840.1.113883.2.9.2.90.4.4^090201.PSS.201.SINTESI202611230929301237777777777',
      setId: '2.16.840.1.113883.2.9.2.90.4.4^090201.PSS.201.SINTESI202611230929301237777777777',
      version: 1,
    });
    expect(newSubmissionIdentifier(stageDoctor, source)).toBe(
      '2.16.840.1.113883.2.9.2.90.4.3.20261123092930123777777777777',
    );
    expect(repositoryIdentifier(stageDoctor)).toBe('2.16.840.1.113883.2.9.2.90.4.5.201');
  });

  it('are well formed at any instant and chance', () => {
    fc.assert(
      fc.property(instants, chance, (at, digits) => {
        const identity = firstIdentity(stageDoctor, { at, digits });
        const submission = newSubmissionIdentifier(stageDoctor, { at, digits });
        expect(isDocumentId(identity.documentId)).toBe(true);
        expect(identity.documentId.length).toBeLessThanOrEqual(128);
        expect(isSubmissionIdentifier(submission)).toBe(true);
        expect(submission.length).toBeLessThanOrEqual(64);
        expect(isRepositoryIdentifier(repositoryIdentifier(stageDoctor))).toBe(true);
      }),
    );
  });

  it('differ whenever the instant or the chance differs', () => {
    fc.assert(
      fc.property(instants, instants, chance, chance, (at, later, digits, others) => {
        fc.pre(at.getTime() !== later.getTime() || digits(10) !== others(10));
        const one = firstIdentity(stageDoctor, { at, digits }).documentId;
        const two = firstIdentity(stageDoctor, { at: later, digits: others }).documentId;
        expect(one).not.toBe(two);
      }),
    );
  });

  it('keep the set and count the versions', () => {
    const source = (ms: number) => ({ at: new Date(ms), digits: (n: number) => '1'.repeat(n) });
    const first = firstIdentity(stageDoctor, source(1_800_000_000_000));
    const second = nextIdentity(first, stageDoctor, source(1_800_000_000_001));
    expect(second.setId).toBe(first.documentId);
    expect(second.version).toBe(2);
    expect(second.documentId).not.toBe(first.documentId);
  });

  it.each([
    ['2.16.840.1.113883.2.9.2.120.4.4^030702.CODE.Q123E456', true],
    ['2.16.840.1.113883.2.9.2.120.4.4^a/b', true],
    ['2.16.840.1.113883.2.9.2.90.4.4^', false],
    ['2.16.840.1.113883.2.9.2.90.4.4', false],
    ['2.16.840.1.113883.2.9.2.90.4.4^a^b', false],
    ['2.16.840.1.113883.2.9.2.90.4.4^a b', false],
    ['2.16.0840.1^a', false],
    [`2.16.840.1^${'x'.repeat(256)}`, false],
  ])('document id %s: %s', (text, expected) => {
    expect(isDocumentId(text)).toBe(expected);
    expect(splitDocumentId(text) !== null).toBe(expected);
  });

  it.each([
    ['.2.16.840.1.113883.2.9.2.90.4.3.1', false],
    ['2.16.840.1.113883.2.9.2.90.4.3.01', false],
    ['2.16.840.1.113883.2.9.2.90.4.5.201', false],
    [`2.16.840.1.113883.2.9.2.90.4.3.${'1'.repeat(34)}`, false],
    [`2.16.840.1.113883.2.9.2.90.4.3.${'1'.repeat(33)}`, true],
  ])('submission identifier %s: %s', (text, expected) => {
    expect(isSubmissionIdentifier(text)).toBe(expected);
  });
});

describe('addresses', () => {
  const environment = stageEnvironment('https://gateway.example/gateway/v2/');

  it('encode the caret once and leave dots and hyphens', () => {
    expect(requestUrl(environment, 'replace', '2.16.1^A-b.C')).toBe(
      'https://gateway.example/gateway/v2/documents/2.16.1%5EA-b.C',
    );
    expect(requestUrl(environment, 'update-metadata', '2.16.1^A')).toBe(
      'https://gateway.example/gateway/v2/documents/2.16.1%5EA/metadata',
    );
    expect(requestUrl(environment, 'create', null)).toBe(
      'https://gateway.example/gateway/v2/documents/validate-and-create',
    );
  });

  it('give back any text and stay one segment of a URL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const segment = encodeSegment(text);
        expect(segment).toMatch(/^(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+$/);
        expect(decodeURIComponent(segment)).toBe(text);
      }),
    );
  });

  it('do not let an identifier rewrite the template', () => {
    expect(requestUrl(environment, 'annul', '1.2^$&$1')).toContain('1.2%5E%24%26%241');
  });
});
