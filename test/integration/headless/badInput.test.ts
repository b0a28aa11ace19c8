import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importDocument } from '../../../electron/headless/verbs/importDocument.ts';
import { importSogeiIdentity } from '../../../electron/headless/verbs/importSogeiIdentity.ts';
import { publish } from '../../../electron/headless/verbs/publish.ts';
import { sign } from '../../../electron/headless/verbs/sign.ts';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';
import { makeSoftwareCard } from '../../cards/softwareCard.ts';
import { codeOf, furnishDesk, withDeskBench } from '../../support/deskBench.ts';
import { makeTestDesk, type DeskChoices, type TestDesk } from '../../support/testDesk.ts';

let directory: string;
let desk: TestDesk;
const started: TestDesk[] = [];

async function anotherDesk(name: string, choices: DeskChoices): Promise<TestDesk> {
  const folder = join(directory, name);
  await mkdir(folder);
  const made = await makeTestDesk(folder, { sample: 'own', pki: desk.pki, ...choices });
  started.push(made);
  await furnishDesk(made);
  return made;
}

async function statesOf(at: TestDesk): Promise<readonly SubmissionState[]> {
  return withDeskBench(at, {}, async (bench) => {
    const archive = await bench.archive();
    if (!archive.ok) throw new Error(archive.error.code);
    const history = await archive.value.history({});
    if (!history.ok) throw new Error(history.error.code);
    return history.value.map((entry) => entry.submission.state);
  });
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sintesi-bad-'));
  await mkdir(join(directory, 'desk'));
  desk = await makeTestDesk(join(directory, 'desk'), { sample: 'own' });
  started.push(desk);
  await furnishDesk(desk);
});

afterAll(async () => {
  await Promise.all(started.map((each) => each.gateway.stop()));
  await rm(directory, { recursive: true, force: true });
});

describe('files that are no PSS', () => {
  const files: readonly (readonly [string, string, string])[] = [
    ['not XML', 'questo non è XML', 'cda/not-xml'],
    ['a truncated document', '<ClinicalDocument xmlns="urn:hl7-org:v3"><id', 'cda/not-xml'],
    ['another XML', '<ricetta/>', 'cda/other-document'],
    [
      'another clinical document',
      '<ClinicalDocument xmlns="urn:hl7-org:v3"><code code="11526-1" codeSystem="2.16.840.1.113883.6.1"/></ClinicalDocument>',
      'cda/other-document',
    ],
    ['a DOCTYPE', '<!DOCTYPE a SYSTEM "http://127.0.0.1/x"><a/>', 'cda/xml-refused'],
    [
      'an entity bomb',
      '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
      'cda/xml-refused',
    ],
  ];

  it.each(files)('%s is refused with its own code', async (name, text, code) => {
    const file = join(directory, `${name}.xml`);
    await writeFile(file, text);
    const result = await withDeskBench(desk, {}, (bench) => importDocument(bench, file));
    expect(codeOf(result)).toBe(code);
    expect(await statesOf(desk)).toEqual([]);
  });

  it('50 MB are refused before they are read', async () => {
    const file = join(directory, 'huge.xml');
    await writeFile(file, '<a/>');
    await truncate(file, 50_000_000);
    const result = await withDeskBench(desk, {}, (bench) => importDocument(bench, file));
    expect(codeOf(result)).toBe('document/too-large');
  });

  it('Latin-1 declared as UTF-8 is refused', async () => {
    const file = join(directory, 'latin.xml');
    await writeFile(file, Buffer.from('<?xml version="1.0" encoding="UTF-8"?><a>è</a>', 'latin1'));
    const result = await withDeskBench(desk, {}, (bench) => importDocument(bench, file));
    expect(codeOf(result)).toBe('cda/not-utf8');
  });

  it('a file that is not there', async () => {
    const file = join(directory, 'absent.xml');
    const result = await withDeskBench(desk, {}, (bench) => importDocument(bench, file));
    expect(codeOf(result)).toBe('workspace/file-unreadable');
  });
});

describe('cards that cannot sign', () => {
  async function publishWith(
    name: string,
    choices: Parameters<typeof withDeskBench>[1],
  ): Promise<string> {
    const result = await withDeskBench(desk, choices, (bench) => publish(bench, desk.sampleFile));
    expect(await statesOf(desk), name).toEqual([]);
    return codeOf(result);
  }

  async function cardWith(name: string, signatureName: string) {
    const card = await makeSoftwareCard({
      directory: join(directory, name),
      pki: desk.pki,
      signatureName,
    });
    return { cardEnvironment: card.environment, pins: card.pins };
  }

  it('a wrong PIN is said to be wrong and is not presented again', async () => {
    const pins = { ...desk.card.pins, signature: '99999999' };
    expect(await publishWith('wrong PIN', { pins })).toBe('card/pin-incorrect');
  });

  it('no PIN handed over', async () => {
    expect(await publishWith('no PIN', { pins: {} })).toBe('workspace/pin-missing');
  });

  it('no card in the reader', async () => {
    const folder = join(directory, 'empty-reader');
    await mkdir(join(folder, 'tokens'), { recursive: true });
    const configuration = join(folder, 'softhsm2.conf');
    await writeFile(configuration, `directories.tokendir = ${folder}/tokens\n`);
    const cardEnvironment = { SOFTHSM2_CONF: configuration };
    expect(await publishWith('no card', { cardEnvironment })).toBe('certificate/no-card');
  });

  it.each([
    ['signature-other-doctor', 'certificate/other-doctor'],
    ['signature-expired', 'certificate/expired'],
    ['signature-no-nonrepudiation', 'certificate/none'],
  ])('%s is refused before any PIN', async (certificate, code) => {
    const choices = await cardWith(`card-${certificate}`, certificate);
    expect([code, 'certificate/access-only']).toContain(
      await publishWith(certificate, { ...choices, pins: {} }),
    );
  });

  it('the access certificate never signs a document', async () => {
    const result = await withDeskBench(desk, { pins: {} }, async (bench) => {
      const card = await bench.card();
      if (!card.ok) throw new Error(card.error.code);
      const found = await card.value.certificates();
      if (!found.ok) throw new Error(found.error.code);
      const access = found.value.find((each) => each.purpose === 'access');
      const out = join(directory, 'never.pdf');
      return sign(bench, desk.sampleFile, out, access?.fingerprint ?? '');
    });
    expect(codeOf(result)).toBe('certificate/wrong-purpose');
    expect(await readdir(directory)).not.toContain('never.pdf');
  });
});

describe('the Sogei identity', () => {
  it.each([
    ['sogei-sign', 'sogei-auth', 'identity/key-mismatch'],
    ['sogei-auth', 'sogei-auth', 'identity/authentication-certificate'],
    ['sogei-sign-expired', 'sogei-sign-expired', 'identity/expired'],
    ['sogei-sign-unknown-ca', 'sogei-sign-unknown-ca', 'identity/issuer-unknown'],
  ])('%s with the key of %s is refused', async (certificate, key, code) => {
    const file = (name: string) => join(desk.pki.directory, name);
    const result = await withDeskBench(desk, {}, (bench) =>
      importSogeiIdentity(bench, file(`${certificate}.cert.pem`), file(`${key}.key.pem`)),
    );
    expect(codeOf(result)).toBe(code);
  });
});

describe('gateways that do not take the document', () => {
  it('a server certificate of another host: nothing leaves, the document stays queued', async () => {
    const wrong = await anotherDesk('other-host', {
      gateway: { serverCertificate: 'server-other-host' },
    });
    const result = await withDeskBench(wrong, {}, (bench) => publish(bench, wrong.sampleFile));
    expect(codeOf(result)).toBe('channel/server-name-mismatch');
    expect(await statesOf(wrong)).toEqual(['queued']);
    expect(wrong.gateway.ledger().calls).toEqual([]);
  });

  it('a refusal of the document: its X-CART-id is kept and the document is not lost', async () => {
    const refusing = await anotherDesk('refusing', {
      gateway: { index: 'fails' },
    });
    const result = await withDeskBench(refusing, {}, (bench) =>
      publish(bench, refusing.sampleFile),
    );
    expect(result.ok && result.value.succeeded).toBe(false);
    expect(codeOf(result)).not.toBe('ok');
    const [call] = refusing.gateway.ledger().calls;
    expect(result.ok && result.value.json['cartId']).toBe(call?.cartId);
    const kept = await withDeskBench(refusing, {}, async (bench) => {
      const archive = await bench.archive();
      return archive.ok ? archive.value.findDocument(refusing.header.documentId) : archive;
    });
    const received = await readFile(refusing.sampleFile);
    expect(kept.ok && kept.value !== null && Buffer.compare(kept.value.cda, received)).toBe(0);
  });
});
