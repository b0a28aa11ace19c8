import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Operation } from '../../../shared/fse/operation.ts';
import { readDocumentHeader } from '../../../shared/cda/documentHeader.ts';
import { nextVersion } from '../../../shared/cda/nextVersion.ts';
import { gatewayEnvironmentSchema } from '../../../shared/fse/gatewayEnvironment.ts';
import { publicationMetadata, updateMetadata } from '../../../shared/fse/requestBody.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { sealDocument } from '../../../electron/domain/sealDocument.ts';
import type { SealedDocument } from '../../../electron/domain/ports/archive.ts';
import type { SignedDocument } from '../../../electron/domain/ports/documentPdf.ts';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';
import { sha256, valueOf } from '../../support/archiveFixtures.ts';
import { stageDoctor } from '../../support/fseProfile.ts';
import { signedPdfFixture } from '../../support/signedPdfFixture.ts';
import type { PreparedAct, WorkerOrder, WorkerReport } from './workerOrder.ts';

const fixture = readFileSync(new URL('../../fixtures/pss/minimal.xml', import.meta.url), 'utf8');
const fixtureTail = 'SINTESI0000000002';
const worker = fileURLToPath(new URL('./outboxWorker.ts', import.meta.url));

/** The doctor of the fixture, for certificates and profile. */
const doctor = { codiceFiscale: stageDoctor.codiceFiscale, family: 'MANZI', given: 'ALESSANDRO' };

/** Certificates, documents and processes for trials of the outbox. */
export interface OutboxRig {
  readonly pki: TestPki;
  /** A folder for one archive. */
  folder(): string;
  /** Acts on one document, each with its own: a publication and, unless it is that, one more act on it. */
  acts(serial: number, operation: Operation): Promise<readonly PreparedAct[]>;
  /** Runs the program once; null when it was killed. */
  run(order: Omit<WorkerOrder, 'pkiDirectory' | 'profile' | 'key'>): Promise<WorkerReport | null>;
  close(): void;
}

function documentId(serial: number): string {
  return `2.16.840.1.113883.2.9.2.90.4.4^090201.PSS.201.SINTESI${String(serial).padStart(10, '0')}`;
}

async function signed(
  pki: TestPki,
  cdaText: string,
): Promise<{ sealed: SealedDocument; signed: SignedDocument }> {
  const cda = new TextEncoder().encode(cdaText);
  const header = valueOf(readDocumentHeader(valueOf(parseXml(cdaText))));
  const sealed = sealDocument(cda, header, new Date());
  const pdf = new Uint8Array(await signedPdfFixture(pki, { cda }));
  const signerFingerprint = sha256(pki.certDer('signature'));
  const signedAt = new Date().toISOString();
  return {
    sealed,
    signed: { pdf, sha256: sha256(pdf), cdaSha256: sealed.cdaSha256, signerFingerprint, signedAt },
  };
}

/** Makes the rig in a temporary folder. */
export async function makeOutboxRig(): Promise<OutboxRig> {
  const directory = mkdtempSync(join(tmpdir(), 'sintesi-outbox-'));
  const pki = await makeTestPki({ directory: join(directory, 'pki'), doctor });
  const profile = stageDoctor;
  const environment = gatewayEnvironmentSchema.parse({
    name: 'test',
    baseUrl: 'https://127.0.0.1/gateway/v2',
    audience: 'https://modipa-val.fse.salute.gov.it/govway/rest/in/FSE/gateway/v1',
  });
  const drafted = new Date();
  const body = {
    profile,
    environment,
    serviceStart: drafted,
    serviceEnd: drafted,
    visibility: null,
  };

  function carrying(
    operation: 'create' | 'replace',
    document: NonNullable<PreparedAct['document']>,
    targetId: string | null,
  ): PreparedAct {
    const id = document.sealed.documentId;
    const metadata = publicationMetadata({ ...body, documentId: id });
    const submissionId = randomUUID();
    const createdAt = drafted.toISOString();
    return {
      document,
      submission: { submissionId, operation, documentId: id, targetId, metadata, createdAt },
    };
  }

  return {
    pki,
    folder: () => mkdtempSync(join(directory, 'case-')),
    acts: async (serial, operation) => {
      const id = documentId(serial * 2);
      const text = fixture.replaceAll(fixtureTail, id.slice(-fixtureTail.length));
      const created = carrying('create', await signed(pki, text), null);
      if (operation === 'create') return [created];
      if (operation === 'replace') {
        const next = {
          documentId: documentId(serial * 2 + 1),
          effectiveTime: drafted.toISOString(),
        };
        const newer = await signed(pki, valueOf(nextVersion(text, next)));
        return [created, carrying('replace', newer, id)];
      }
      const metadata = operation === 'annul' ? {} : updateMetadata(body);
      const submission = { ...created.submission, submissionId: randomUUID(), operation, metadata };
      return [created, { document: null, submission: { ...submission, targetId: id } }];
    },
    run: (order) =>
      new Promise((resolve) => {
        const child = fork(worker, [], { serialization: 'advanced', execArgv: [] });
        let report: WorkerReport | null = null;
        child.on('message', (message: WorkerReport) => {
          report = message;
        });
        child.once('exit', () => {
          resolve(report);
        });
        const key = new Uint8Array(32).fill(0x5a);
        const full: WorkerOrder = { ...order, key, profile, pkiDirectory: pki.directory };
        child.send(full);
      }),
    close: () => {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
