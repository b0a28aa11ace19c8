import { describe, expect, it } from 'vitest';
import type { Archive, Submission } from '../../../electron/domain/ports/archive.ts';
import {
  isHidden,
  publicationVisibility,
  updatedVisibility,
} from '../../../electron/domain/visibility.ts';
import { ok } from '../../../shared/errors/result.ts';
import {
  publication,
  sealedDocument,
  someInstant,
  valueOf,
} from '../../support/archiveFixtures.ts';

const earlier = sealedDocument();
const hidden = { attiCliniciRegoleAccesso: ['P99'] };

function act(changes: Partial<Submission>): Submission {
  const { reason = null, ...made } = publication(earlier, { metadata: {} });
  return { ...made, reason, state: 'indexed', updatedAt: someInstant, ...changes };
}

const published = act({});
const update = (metadata: Submission['metadata'], state: Submission['state'] = 'indexed') =>
  act({ operation: 'update-metadata', targetId: earlier.documentId, metadata, state });

describe('the visibility of a document', () => {
  it.each([
    ['shown when published so', [published], false],
    ['hidden when published so', [act({ metadata: hidden })], true],
    ['hidden by an update', [published, update(hidden)], true],
    ['shown again by a later update', [published, update(hidden), update({})], false],
    ['as it was where the update was refused', [published, update(hidden, 'refused')], false],
    ['already hidden while the update travels', [published, update(hidden, 'queued')], true],
  ] as const)('is %s', (_, about, expected) => {
    expect(isHidden(earlier.documentId, about)).toBe(expected);
  });

  it('is inherited by the version that takes its place', async () => {
    const next = sealedDocument({ version: 2, replaces: earlier.documentId });
    const archive = (about: readonly Submission[]) =>
      ({ submissionsAbout: () => Promise.resolve(ok(about)) }) as unknown as Archive;
    const of = async (about: readonly Submission[], target: string | null) =>
      valueOf(await publicationVisibility(archive(about), next, target));
    expect(await of([published, update(hidden)], earlier.documentId)).toBe('P99');
    expect(await of([published], earlier.documentId)).toBeNull();
    expect(await of([published, update(hidden)], null)).toBeNull();
  });

  it('of a very restricted document is hidden, and shown only by saying so', async () => {
    const cda =
      '<ClinicalDocument xmlns="urn:hl7-org:v3"><confidentialityCode code="V"/></ClinicalDocument>';
    const restricted = sealedDocument({ cda: new TextEncoder().encode(cda) });
    expect(valueOf(await publicationVisibility({} as Archive, restricted, null))).toBe('P99');
    expect(updatedVisibility(restricted, false)).toBe('P00');
    expect(updatedVisibility(earlier, false)).toBeNull();
    expect(updatedVisibility(earlier, true)).toBe('P99');
  });
});
