import { constants, createPrivateKey, privateEncrypt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDocumentPdf } from '../../../electron/pdf/createDocumentPdf.ts';
import { createPackValidator } from '../../gateway/documents/createPackValidator.ts';
import type { RunningGateway } from '../../gateway/startGateway.ts';
import type { TestPki } from '../../pki/makeTestPki.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import { rightRequest, sendRequest } from '../../support/gatewayRequests.ts';
import {
  openGatewayTestBed,
  testDocumentId,
  type GatewayTestBed,
} from '../../support/gatewayTestBed.ts';

const { RSA_PKCS1_PADDING } = constants;
const pack = dataPackDirectory() ?? '';
const assetsDirectory = new URL('../../../assets/', import.meta.url);

/** The application's own PDF of a CDA, signed with the key of the PKI in place of a card. */
async function applicationPdf(cda: Buffer, pki: TestPki): Promise<Buffer> {
  const documents = createDocumentPdf({ assetsDirectory });
  const now = new Date();
  const rendered = await documents.render(cda, now);
  if (!rendered.ok) throw new Error(rendered.error.code);
  const chain = ['signature', 'qtsp-issuing'].map((name) => pki.certDer(name));
  const prepared = await documents.prepare(rendered.value, chain, now);
  if (!prepared.ok) throw new Error(prepared.error.code);
  const key = createPrivateKey(pki.keyPem('signature'));
  const value = privateEncrypt({ key, padding: RSA_PKCS1_PADDING }, prepared.value.dataToSign);
  const signed = await documents.complete(prepared.value, value);
  if (!signed.ok) throw new Error(signed.error.code);
  return Buffer.from(signed.value.pdf);
}

describe.skipIf(pack === '')(`real documents at the simulator (${skipNotice})`, () => {
  let bed: GatewayTestBed;
  let gateway: RunningGateway;

  beforeAll(async () => {
    bed = await openGatewayTestBed();
    const validate = await createPackValidator(pack);
    gateway = await bed.start({ packDirectory: pack, validate });
  });

  afterAll(() => bed.close());

  it("accepts the application's PDF of the official sample under the whole pack", async () => {
    const cda = readFileSync(join(pack, 'cda/samples/PSS.it-fse-support.xml'));
    const file = await applicationPdf(cda, bed.pki);
    const recipe = rightRequest('create', {
      pki: bed.pki,
      cda: cda.toString('utf8'),
      documentId: testDocumentId(7),
    });
    const patient = /<patientRole>\s*<id [^>]*extension="(\w+)"/.exec(cda.toString('utf8'))?.[1];
    recipe.file = file;
    recipe.signature.claims['person_id'] = `${patient ?? ''}^^^&2.16.840.1.113883.2.9.4.3.2&ISO`;
    const answer = await sendRequest(recipe, { baseUrl: gateway.baseUrl, pki: bed.pki });
    expect(answer.json['detail']).toBeUndefined();
    expect(answer.status).toBe(202);
    expect(gateway.ledger().documents[0]?.pdf.equals(file)).toBe(true);
  });

  it('refuses what breaks a rule of the schematron and what uses an unknown code', async () => {
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
    const semantic = bed.request('create', 8);
    semantic.pdf.cda = String(semantic.pdf.cda).replace('<realmCode code="IT"/>', '');
    const unruly = await sendRequest(semantic, wire);
    expect(unruly.json).toMatchObject({ status: 422, type: '/msg/semantic' });
    const vocabulary = bed.request('create', 9);
    vocabulary.pdf.cda = String(vocabulary.pdf.cda).replace(
      'code="MMG" codeSystem="2.16.840.1.113883.2.9.77.22.11.13"',
      'code="MMGX" codeSystem="2.16.840.1.113883.2.9.77.22.11.13"',
    );
    const unknown = await sendRequest(vocabulary, wire);
    expect(unknown.json).toMatchObject({ status: 400, type: '/msg/vocabulary' });
  });
});
