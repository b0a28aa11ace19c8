import { beforeAll, describe, expect, it } from 'vitest';
import type { DraftPorts } from '../../../electron/domain/drafts/draftPorts.ts';
import { finishDraft } from '../../../electron/domain/drafts/finishDraft.ts';
import { prepareNext } from '../../../electron/domain/drafts/prepareNext.ts';
import { sinceProfile } from '../../../electron/domain/patients/sinceProfile.ts';
import type { PatientFacts } from '../../../electron/domain/ports/patientBook.ts';
import { readOfficialPack } from '../../../electron/terminology/officialPack.ts';
import { preparePack, type PreparedPack } from '../../../shared/conformance/judge.ts';
import { publication, signedBytes, someInstant, valueOf } from '../../support/archiveFixtures.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import {
  confirmed,
  desk,
  fullText,
  imported,
  patient,
  pdf,
  published,
} from '../../support/draftDesk.ts';

const packDirectory = dataPackDirectory();
if (packDirectory === null) console.warn(skipNotice);
let pack: PreparedPack | null = null;
beforeAll(async () => {
  if (packDirectory !== null) {
    pack = valueOf(preparePack(valueOf(await readOfficialPack(packDirectory))));
  }
});

const walkedMore = Buffer.from(
  Buffer.from(fullText).toString('utf8').replaceAll('mezz’ora', 'un’ora'),
);

async function factsOf({ archive }: DraftPorts): Promise<PatientFacts> {
  const [facts] = valueOf(await archive.patients({ codiceFiscale: patient }));
  if (facts === undefined) throw new Error('the patient is not in the list');
  return facts;
}

async function prepare(ports: DraftPorts, confirmsChanges = false) {
  return valueOf(await prepareNext(ports, { pdf, pack }, await factsOf(ports), confirmsChanges));
}

/** A desk on which the fixture's profile was published. */
async function withProfile(): Promise<DraftPorts> {
  const ports = await desk();
  const draft = await imported(ports);
  await confirmed(ports, draft);
  const finished = valueOf(await finishDraft(ports, { pdf, pack }, draft.draftId));
  if (finished.kind !== 'sealed') throw new Error(finished.kind);
  await published(ports.archive, finished.document.documentId);
  return ports;
}

describe('the next version prepared among others', () => {
  it('confirms what is as it was, and seals the version that follows', async () => {
    const ports = await withProfile();
    const prepared = await prepare(ports);
    if (prepared.kind !== 'prepared') throw new Error(JSON.stringify(prepared));
    const document = valueOf(await ports.archive.findDocument(prepared.documentId));
    expect(document).toMatchObject({ version: 2, signed: null });
    const difference = valueOf(await sinceProfile(ports, await factsOf(ports)));
    expect(difference?.changed).toEqual([]);
    // Asked again it is the same document: nobody gets two.
    expect(await prepare(ports)).toEqual(prepared);
  });

  it('confirms data nobody has looked at only when it is told to, and writes nothing before', async () => {
    const ports = await withProfile();
    const { draftId } = await imported(ports, walkedMore);
    expect(await prepare(ports)).toEqual({ kind: 'unseen', sections: ['lifestyle'] });
    expect(valueOf(await ports.archive.findDraft(draftId))).toMatchObject({ revision: 1 });
    const difference = valueOf(await sinceProfile(ports, await factsOf(ports)));
    expect(difference?.changed.map(({ section }) => section)).toEqual(['lifestyle']);
    expect((await prepare(ports, true)).kind).toBe('prepared');
  });

  it('takes what the doctor has confirmed in the editor as looked at', async () => {
    const ports = await withProfile();
    await confirmed(ports, await imported(ports, walkedMore));
    expect((await prepare(ports)).kind).toBe('prepared');
  });

  it('finds everything unseen in a first profile', async () => {
    const ports = await desk();
    await imported(ports);
    const prepared = await prepare(ports);
    expect(prepared).toMatchObject({ kind: 'unseen' });
    expect(prepared.kind === 'unseen' && prepared.sections.length).toBe(17);
    expect((await prepare(ports, true)).kind).toBe('prepared');
  });

  it('leaves alone what is open, on its way or was refused, and who has no profile', async () => {
    const ports = await withProfile();
    const draft = await imported(ports, walkedMore);
    valueOf(await ports.archive.markDraftOpen(draft.draftId, someInstant));
    expect(await prepare(ports, true)).toEqual({ kind: 'not-now', cause: 'open' });
    valueOf(await ports.archive.markDraftOpen(draft.draftId, null));
    const next = await prepare(ports, true);
    if (next.kind !== 'prepared') throw new Error(next.kind);
    const document = valueOf(await ports.archive.findDocument(next.documentId));
    if (document === null) throw new Error('the document is not there');
    const submission = publication(document, {
      operation: 'replace',
      targetId: document.replaces,
    });
    valueOf(await ports.archive.enqueueSigned(signedBytes(document), submission));
    expect(await prepare(ports, true)).toEqual({ kind: 'not-now', cause: 'to-send' });

    const nobody = await desk();
    const alone = {
      codiceFiscale: patient,
      family: 'Ramusa',
      given: 'Olso',
      birthDate: '1931-08-04',
      gender: 'M',
    } as const;
    valueOf(await nobody.archive.notePatient(alone, 'hand', someInstant));
    expect(await prepare(nobody, true)).toEqual({ kind: 'not-now', cause: 'without' });
  });
});
