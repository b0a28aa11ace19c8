import { beforeAll, describe, expect, it } from 'vitest';
import { acquireDocument } from '../../../electron/domain/acquireDocument.ts';
import type { DraftPorts } from '../../../electron/domain/drafts/draftPorts.ts';
import { finishDraft } from '../../../electron/domain/drafts/finishDraft.ts';
import { judgeDraft } from '../../../electron/domain/drafts/judgeDraft.ts';
import { previewDraft } from '../../../electron/domain/drafts/previewDraft.ts';
import { proposeAct } from '../../../electron/domain/drafts/proposeAct.ts';
import { startFromDocument, startNew } from '../../../electron/domain/drafts/startDraft.ts';
import type { StoredDraft } from '../../../electron/domain/ports/draftStore.ts';
import { sealDocument } from '../../../electron/domain/sealDocument.ts';
import { readOfficialPack } from '../../../electron/terminology/officialPack.ts';
import { sectionOrder } from '../../../shared/cda/sectionOrder.ts';
import { preparePack, type PreparedPack } from '../../../shared/conformance/judge.ts';
import { isMasked, masked } from '../../../shared/pss/working/maskedEntries.ts';
import {
  isRecord,
  type WorkingDraft,
  type WorkingRecord,
} from '../../../shared/pss/working/workingDraft.ts';
import {
  codeOf,
  publication,
  sealedDocument,
  signedBytes,
  someInstant,
  valueOf,
} from '../../support/archiveFixtures.ts';
import {
  confirmed,
  desk,
  doctor,
  everySection,
  fullText,
  imported,
  patient,
  pdf,
  published,
} from '../../support/draftDesk.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';

const packDirectory = dataPackDirectory();
if (packDirectory === null) console.warn(skipNotice);

let pack: PreparedPack | null = null;

beforeAll(async () => {
  if (packDirectory === null) return;
  pack = valueOf(preparePack(valueOf(await readOfficialPack(packDirectory))));
});

async function sealedFrom(ports: DraftPorts, draft: StoredDraft) {
  await confirmed(ports, draft);
  const finished = valueOf(await finishDraft(ports, { pdf, pack }, draft.draftId));
  if (finished.kind !== 'sealed') throw new Error(JSON.stringify(finished));
  return finished.document;
}

function entriesIn(section: WorkingRecord | null | undefined): readonly WorkingRecord[] {
  const entries = section?.['entries'];
  return Array.isArray(entries) ? entries.filter(isRecord) : [];
}

/** The name of the drug of a therapy. */
function textOf({ drug }: WorkingRecord): string {
  return isRecord(drug) && typeof drug['text'] === 'string' ? drug['text'] : '';
}

describe('a draft on its way to a document', () => {
  it('waits for the doctor to confirm each section, then is sealed by the official rules', async () => {
    const ports = await desk();
    const draft = await imported(ports);
    expect(draft.patient).toMatchObject({ codiceFiscale: patient, family: 'Ramusa', gender: 'M' });
    const asked = valueOf(await finishDraft(ports, { pdf, pack }, draft.draftId));
    expect(asked).toEqual({ kind: 'unconfirmed', sections: [...sectionOrder] });

    const document = await sealedFrom(ports, draft);
    const { header } = valueOf(await acquireDocument(pdf, document.cda));
    expect(header).toMatchObject({ version: 1, replaces: null, author: { codiceFiscale: doctor } });
    expect(header.documentId).not.toContain('SINTESI0000000001');
    const again = valueOf(await finishDraft(ports, { pdf, pack }, draft.draftId));
    expect(again).toMatchObject({ kind: 'sealed', document: { documentId: document.documentId } });
  });

  it('lives until its document is signed, and goes with the signature', async () => {
    const ports = await desk();
    const draft = await imported(ports);
    const { documentId } = await sealedFrom(ports, draft);
    expect(valueOf(await ports.archive.drafts())).toMatchObject([{ documentId }]);
    await published(ports.archive, documentId);
    expect(valueOf(await ports.archive.drafts())).toEqual([]);
    expect(valueOf(await ports.archive.findDraft(draft.draftId))).toBeNull();
  });

  it('goes back to being written, and its unsigned document is withdrawn', async () => {
    const ports = await desk();
    const draft = await imported(ports);
    const { documentId } = await sealedFrom(ports, draft);
    const kept = { ...draft, review: everySection };
    expect(codeOf(await ports.archive.saveDraft(draft.draftId, 2, kept, someInstant))).toBe(
      'draft/sealed',
    );
    valueOf(await ports.archive.reopenDraft(draft.draftId, someInstant));
    expect(valueOf(await ports.archive.findDocument(documentId))).toBeNull();
    const second = valueOf(await finishDraft(ports, { pdf, pack }, draft.draftId));
    expect(second).toMatchObject({ kind: 'sealed' });
    expect(second.kind === 'sealed' && second.document.documentId).not.toBe(documentId);
    expect(valueOf(await ports.archive.verifyAudit()).problems).toEqual([]);
  });

  it('never takes back a signed document', async () => {
    const ports = await desk();
    const { archive } = ports;
    const draft = await imported(ports);
    const document = sealedDocument();
    valueOf(await archive.saveDocument(document));
    valueOf(await archive.enqueueSigned(signedBytes(document), publication(document)));
    valueOf(await archive.sealDraft(draft.draftId, document));
    expect(codeOf(await archive.reopenDraft(draft.draftId, someInstant))).toBe(
      'archive/document-signed',
    );
    expect(codeOf(await archive.removeDraft(draft.draftId, someInstant))).toBe(
      'archive/document-signed',
    );
    expect(valueOf(await archive.findDraft(draft.draftId))).toMatchObject({
      documentId: document.documentId,
    });
  });

  it('refuses a save over a revision that is not the last', async () => {
    const ports = await desk();
    const draft = await imported(ports);
    await confirmed(ports, draft);
    const kept = { ...draft, review: everySection };
    expect(codeOf(await ports.archive.saveDraft(draft.draftId, 1, kept, someInstant))).toBe(
      'draft/changed-elsewhere',
    );
    expect(codeOf(await ports.archive.saveDraft('none', 1, kept, someInstant))).toBe(
      'draft/unknown',
    );
  });

  it('is thrown away with the document sealed from it', async () => {
    const ports = await desk();
    const draft = await imported(ports);
    const { documentId } = await sealedFrom(ports, draft);
    valueOf(await ports.archive.removeDraft(draft.draftId, someInstant));
    expect(valueOf(await ports.archive.drafts())).toEqual([]);
    expect(valueOf(await ports.archive.findDocument(documentId))).toBeNull();
  });
});

describe('what publishing a draft will do', () => {
  it('replaces the doctor’s own published version, and begins no draft twice', async () => {
    const ports = await desk();
    const first = await sealedFrom(ports, await imported(ports));
    await published(ports.archive, first.documentId);
    const draft = valueOf(await startFromDocument(ports, first.documentId));
    expect(valueOf(await startFromDocument(ports, first.documentId)).draftId).toBe(draft.draftId);
    expect(valueOf(await proposeAct(ports.archive, doctor, patient))).toMatchObject({
      kind: 'replace',
      earlier: { documentId: first.documentId, version: 1 },
    });
    const next = await sealedFrom(ports, draft);
    expect(next).toMatchObject({ version: 2, replaces: first.documentId, setId: first.setId });
  });

  it('keeps out of the next version, and of a later import, what was masked in this one', async () => {
    const ports = await desk();
    const draft = await imported(ports);
    const therapies = draft.content.sections.therapies ?? {};
    const [first, ...others] = entriesIn(therapies);
    if (first === undefined) throw new Error('no therapy to mask');
    const drug = textOf(first);
    const content = {
      header: { ...draft.content.header, confidentiality: 'R' },
      sections: {
        ...draft.content.sections,
        therapies: { ...therapies, entries: [masked(first, true), ...others] },
      },
    };
    const document = await sealedFrom(ports, { ...draft, content });
    expect(new TextDecoder().decode(document.cda)).not.toContain(drug);
    await published(ports.archive, document.documentId);
    const next = valueOf(await startFromDocument(ports, document.documentId));
    expect(next.content.header).toMatchObject({ confidentiality: 'R' });
    const drafted = entriesIn(next.content.sections.therapies);
    expect(drafted.filter(isMasked).map(textOf)).toEqual([drug]);
    expect(drafted).toHaveLength(others.length + 1);
    const again = await imported(ports);
    expect(entriesIn(again.content.sections.therapies).filter(isMasked).map(textOf)).toEqual([
      drug,
    ]);
    valueOf(await ports.archive.erasePatient(patient, someInstant));
    expect(valueOf(await ports.archive.maskedEntries(document.documentId))).toEqual(null);
  });

  it('begins a new chain where the last document is another doctor’s', async () => {
    const ports = await desk('DRCGNN12A46A326K');
    const { cda, header } = valueOf(await acquireDocument(pdf, fullText));
    const former = sealDocument(cda, header, new Date(someInstant));
    valueOf(await ports.archive.saveDocument(former));
    const draft = valueOf(await startFromDocument(ports, former.documentId));
    expect(valueOf(await proposeAct(ports.archive, 'DRCGNN12A46A326K', patient))).toMatchObject({
      kind: 'new-chain',
      earlier: { author: { codiceFiscale: doctor } },
    });
    const document = await sealedFrom(ports, draft);
    expect(document).toMatchObject({ version: 1, replaces: null });
    expect(document.author.codiceFiscale).toBe('DRCGNN12A46A326K');
  });
});

describe('a draft begun from nothing', () => {
  const unknown = { codiceFiscale: null, family: null, given: null, birthDate: null, gender: null };

  it('says what it lacks, and nothing the program writes by itself', async () => {
    const ports = await desk();
    const draft = valueOf(await startNew(ports, unknown));
    const fields = judgeDraft(ports, pack, draft.content).map(({ field }) => field);
    expect(fields).toEqual([
      'header.patient.ids',
      'header.patient.name',
      'header.patient.gender',
      'header.patient.birth',
      'sections.allergies',
      'sections.therapies',
      'sections.problems',
      'sections.familyHistory',
    ]);
    expect(codeOf(await previewDraft(ports, pdf, draft.content))).toBe('draft/patient-unknown');
    expect(valueOf(await finishDraft(ports, { pdf, pack }, draft.draftId)).kind).toBe('refused');
  });

  it('becomes a document with the four compulsory sections', async () => {
    const ports = await desk();
    const known = {
      codiceFiscale: patient,
      family: 'Ramusa',
      given: 'Olso',
      birthDate: '1931-08-04',
      gender: 'M' as const,
    };
    const draft = valueOf(await startNew(ports, known));
    const id = (last: number) => `9b2cdd3e-9b59-4a1c-8a4f-00000000000${String(last)}`;
    const absent = { kind: 'absent', since: null, note: null, freeText: [] };
    const content: WorkingDraft = {
      header: draft.content.header,
      sections: {
        ...draft.content.sections,
        allergies: { ...absent, id: id(1), absence: 'no-known-allergies' },
        therapies: { ...absent, id: id(2), absence: 'no-known-medications' },
        problems: { ...absent, id: id(3), absence: 'no-known-problems' },
        familyHistory: { ...absent, id: id(4), absence: 'no-known-problems' },
      },
    };
    expect(judgeDraft(ports, pack, content)).toEqual([]);
    const page = valueOf(await previewDraft(ports, pdf, content));
    expect(page.pdf.length).toBeGreaterThan(10_000);
    expect((await sealedFrom(ports, { ...draft, content })).version).toBe(1);
  });
});
