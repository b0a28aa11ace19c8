import { judge } from '../../../shared/conformance/judge.ts';
import type { Result } from '../../../shared/errors/result.ts';
import type { AcquiredDocument } from '../../domain/acquireDocument.ts';
import { requireAccepted } from '../../domain/judgedDocument.ts';
import type { NewSubmission } from '../../domain/ports/archive.ts';
import { requireAuthor } from '../../domain/requireDocument.ts';
import { sealDocument } from '../../domain/sealDocument.ts';
import { submitDocument } from '../../domain/submitDocument.ts';
import { evidencePorts } from '../evidencePorts.ts';
import { signingOptions } from '../signingOptions.ts';
import type { Workbench } from '../workbench.ts';

async function judged(bench: Workbench, acquired: AcquiredDocument): Promise<Result<void>> {
  const pack = await bench.officialPack();
  return pack.ok ? requireAccepted(judge(acquired.text, pack.value)) : pack;
}

/** Judges, seals, signs and queues a document as the first of its set or as the replacement of `targetId`. */
export async function submit(
  bench: Workbench,
  acquired: AcquiredDocument,
  targetId: string | null,
): Promise<Result<NewSubmission>> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const own = requireAuthor(settings.value.profile.codiceFiscale, acquired);
  if (!own.ok) return own;
  const accepted = await judged(bench, acquired);
  if (!accepted.ok) return accepted;
  const signing = await signingOptions(bench, null);
  if (!signing.ok) return signing;
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const card = await bench.card();
  if (!card.ok) return card;
  const evidence = await evidencePorts(bench);
  if (!evidence.ok) return evidence;
  const { clock, randomness, pdf, pins } = bench;
  return submitDocument(
    { archive: archive.value, card: card.value, pins, pdf, clock, randomness, ...evidence.value },
    {
      document: sealDocument(acquired.cda, acquired.header, clock.now()),
      targetId,
      settings: settings.value,
      signing: signing.value,
    },
  );
}
