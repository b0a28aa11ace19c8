import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { acquireDocument } from '../../../electron/domain/acquireDocument.ts';
import type { DraftPorts } from '../../../electron/domain/drafts/draftPorts.ts';
import { finishDraft } from '../../../electron/domain/drafts/finishDraft.ts';
import { judgeDraft } from '../../../electron/domain/drafts/judgeDraft.ts';
import { previewDraft } from '../../../electron/domain/drafts/previewDraft.ts';
import { proposeAct } from '../../../electron/domain/drafts/proposeAct.ts';
import {
  startFromDocument,
  startFromImport,
  startNew,
} from '../../../electron/domain/drafts/startDraft.ts';
import { importDraft } from '../../../electron/domain/importDraft.ts';
import type { Archive } from '../../../electron/domain/ports/archive.ts';
import type { StoredDraft } from '../../../electron/domain/ports/draftStore.ts';
import { sealDocument } from '../../../electron/domain/sealDocument.ts';
import { settingsSchema, type Settings } from '../../../electron/domain/settings.ts';
import { createDocumentPdf } from '../../../electron/pdf/createDocumentPdf.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { systemClock } from '../../../electron/process/systemClock.ts';
import { systemRandomness } from '../../../electron/process/systemRandomness.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import { openDatabase } from '../../../electron/store/openDatabase.ts';
import { readOfficialPack } from '../../../electron/terminology/officialPack.ts';
import { sectionOrder } from '../../../shared/cda/sectionOrder.ts';
import { preparePack, type PreparedPack } from '../../../shared/conformance/judge.ts';
import { draftReviewSchema } from '../../../shared/pss/working/draftState.ts';
import { isMasked, masked } from '../../../shared/pss/working/maskedEntries.ts';
import {
  isRecord,
  type WorkingDraft,
  type WorkingRecord,
} from '../../../shared/pss/working/workingDraft.ts';
import {
  acceptance,
  attemptOf,
  codeOf,
  publication,
  sealedDocument,
  signedBytes,
  someInstant,
  testKey,
  valueOf,
} from '../../support/archiveFixtures.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import { pssFixture } from '../../support/pssFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const packDirectory = dataPackDirectory();
if (packDirectory === null) console.warn(skipNotice);

const pdf = createDocumentPdf({ assetsDirectory: new URL('../../../assets/', import.meta.url) });
const fullText = new TextEncoder().encode(pssFixture('full.xml'));
/** The doctor and the patient of the fixture. */
const doctor = 'MNZLSN99E05F205J';
const patient = 'RMSLSO31M04Z404R';
const everySection = draftReviewSchema.parse(
  Object.fromEntries(sectionOrder.map((name) => [name, someInstant])),
);
let pack: PreparedPack | null = null;

beforeAll(async () => {
  if (packDirectory === null) return;
  pack = valueOf(preparePack(valueOf(await readOfficialPack(packDirectory))));
});

function settings(codiceFiscale = doctor): Settings {
  return settingsSchema.parse({
    profile: {
      codiceFiscale,
      family: 'Manzi',
      given: 'Alessandro',
      telecoms: [{ use: 'WP', uri: 'tel:055000000' }],
      azienda: { code: '090201', name: 'AZIENDA USL TOSCANA CENTRO' },
      repository: '201',
      application: {
        id: 'SINTESI',
        vendor: 'Sintesi',
        version: '0.1.0',
        identifierToken: 'SINTESI',
      },
    },
    environment: { name: 'test', baseUrl: 'https://127.0.0.1/', audience: 'https://127.0.0.1/' },
    card: {},
  });
}

/** The archive with its real process and encrypted file. */
async function desk(codiceFiscale = doctor): Promise<DraftPorts> {
  const directory = temporaryFolder();
  openDatabase(directory, testKey, new Date(someInstant)).close();
  const archive = valueOf(await openArchive({ host: nodeProcessHost, directory, key: testKey }));
  onTestFinished(() => archive.close());
  const profile = settings(codiceFiscale);
  return { archive, clock: systemClock, randomness: systemRandomness, settings: profile };
}

async function imported(ports: DraftPorts, bytes = fullText): Promise<StoredDraft> {
  const read = valueOf(await importDraft(pdf, bytes, systemRandomness));
  return valueOf(await startFromImport(ports, read));
}

async function confirmed(ports: DraftPorts, draft: StoredDraft): Promise<void> {
  const { draftId, revision, content } = draft;
  const kept = { patient: draft.patient, content, review: everySection };
  valueOf(await ports.archive.saveDraft(draftId, revision, kept, someInstant));
}

/** Seals the document, signs it with bytes of no meaning and lets the gateway accept it. */
async function published(archive: Archive, documentId: string): Promise<void> {
  const document = valueOf(await archive.findDocument(documentId));
  if (document === null) throw new Error('the document is not there');
  const submission = publication(document);
  valueOf(await archive.enqueueSigned(signedBytes(document), submission));
  const attempt = attemptOf(submission);
  valueOf(await archive.beginAttempt(attempt));
  valueOf(await archive.endAttempt(acceptance(attempt)));
}

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
