import type { WordedChange, WordedSection } from '../../../shared/difference/wordedDifference.ts';
import { ok } from '../../../shared/errors/result.ts';
import type { ContractResponse } from '../../../shared/ipc/contract.ts';
import type { ChangedSectionView } from '../../../shared/ipc/patientViews.ts';
import { prepareNext, type PreparedProfile } from '../../domain/drafts/prepareNext.ts';
import { sinceProfile } from '../../domain/patients/sinceProfile.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import { draftPorts } from './draftHandlers.ts';
import { factsOf } from './patientHandlers.ts';

function preparedViewOf(prepared: PreparedProfile): ContractResponse['patients.prepareNext'] {
  switch (prepared.kind) {
    case 'prepared':
    case 'not-now':
      return prepared;
    case 'unseen':
      return { kind: 'unseen', sections: [...prepared.sections] };
    case 'refused': {
      const errors = prepared.findings.filter(({ severity }) => severity === 'error');
      return { kind: 'refused', errors: errors.length, first: errors[0]?.it ?? '' };
    }
  }
}

/** What is there now; of what was taken away, what there was. */
function inOneLine({ before, after }: WordedChange): string {
  const lines = after.length > 0 ? after : before;
  return lines.map((line) => line.map(({ text }) => text).join('')).join('; ');
}

function changedSectionOf({ title, changes }: WordedSection): ChangedSectionView {
  return { title, changes: changes.map((each) => ({ kind: each.kind, text: inOneLine(each) })) };
}

/** The next versions of profiles: what they would change, and preparing many of them. */
export function preparationHandlers(
  desk: Desk,
): Pick<Handlers, 'patients.changes' | 'patients.prepareNext'> {
  return {
    'patients.changes': async ({ codiceFiscale }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const facts = await factsOf(archive.value, codiceFiscale);
      if (!facts.ok) return facts;
      const { randomness } = desk;
      const difference = await sinceProfile({ archive: archive.value, randomness }, facts.value);
      if (!difference.ok) return difference;
      return ok({ changed: difference.value?.changed.map(changedSectionOf) ?? null });
    },
    'patients.prepareNext': async ({ codiceFiscale, confirmsChanges }) => {
      const ports = await draftPorts(desk);
      if (!ports.ok) return ports;
      const pack = await desk.officialPack();
      if (!pack.ok) return pack;
      const facts = await factsOf(ports.value.archive, codiceFiscale);
      if (!facts.ok) return facts;
      const parts = { pdf: desk.pdf, pack: pack.value };
      const prepared = await prepareNext(ports.value, parts, facts.value, confirmsChanges);
      desk.emit('drafts.changed', {});
      desk.emit('documents.changed', {});
      return prepared.ok ? ok(preparedViewOf(prepared.value)) : prepared;
    },
  };
}
