import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentHeader } from '../../shared/cda/documentHeader.ts';
import { readDocumentHeader } from '../../shared/cda/documentHeader.ts';
import { parseXml } from '../../shared/xml/parseXml.ts';
import type { SettingsInput } from '../../electron/domain/settings.ts';
import { SETTINGS_FILE } from '../../electron/headless/readSettings.ts';
import {
  makeSoftwareCard,
  type SoftwareCard,
  type SoftwareCardRequest,
} from '../cards/softwareCard.ts';
import { createPackValidator } from '../gateway/documents/createPackValidator.ts';
import { startGateway, type GatewayOptions, type RunningGateway } from '../gateway/startGateway.ts';
import { makeTestPki, type TestPki } from '../pki/makeTestPki.ts';
import { dataPackDirectory } from './dataPack.ts';

const ownSample = fileURLToPath(new URL('../fixtures/pss/full.xml', import.meta.url));

/** A doctor's desk made of test parts: card, certificates, gateway and a working folder with its settings. */
export interface TestDesk {
  readonly sampleFile: string;
  readonly sampleIsOfficial: boolean;
  readonly header: DocumentHeader;
  readonly home: string;
  readonly pki: TestPki;
  readonly card: SoftwareCard;
  readonly gateway: RunningGateway;
}

/** Where a desk departs from the ordinary one. */
export interface DeskChoices {
  /** `own` even where the official sample is at hand. */
  readonly sample?: 'own' | 'official';
  /** Certificates made before for the same doctor; fresh ones when absent. */
  readonly pki?: TestPki;
  /** Another card than the ordinary software one, made for the same request. */
  readonly makeCard?: (request: SoftwareCardRequest) => Promise<SoftwareCard>;
  readonly card?: Pick<
    SoftwareCardRequest,
    'accessName' | 'signatureName' | 'moreSignatures' | 'quirks'
  >;
  readonly gateway?: Partial<Omit<GatewayOptions, 'pki' | 'packDirectory'>>;
  readonly settings?: (settings: SettingsInput) => SettingsInput;
}

function sampleFile(choice: DeskChoices['sample']): {
  readonly file: string;
  readonly isOfficial: boolean;
} {
  const pack = dataPackDirectory();
  const official = pack === null ? null : join(pack, 'cda', 'samples', 'PSS.it-fse-support.xml');
  return choice !== 'own' && official !== null && existsSync(official)
    ? { file: official, isOfficial: true }
    : { file: ownSample, isOfficial: false };
}

async function headerOf(file: string): Promise<DocumentHeader> {
  const root = parseXml(await readFile(file, 'utf8'));
  if (!root.ok) throw new Error(root.error.code);
  const header = readDocumentHeader(root.value);
  if (!header.ok) throw new Error(header.error.code);
  return header.value;
}

/** The settings a doctor would have, with the test certificates in place of the real authorities. */
export function deskSettings(
  doctor: DocumentHeader['legalAuthenticator'],
  pki: TestPki,
  card: SoftwareCard,
  baseUrl: string,
): SettingsInput {
  const pem = (name: string) => join(pki.directory, `${name}.cert.pem`);
  return {
    profile: {
      ...doctor,
      azienda: { code: '090201', name: 'AZIENDA USL TOSCANA CENTRO' },
      repository: '201',
      application: {
        id: 'SINTESI',
        vendor: 'Sintesi',
        version: '0.1.0',
        identifierToken: 'SINTESI',
      },
    },
    environment: {
      name: 'test',
      baseUrl,
      audience: 'https://modipa-val.fse.salute.gov.it/govway/rest/in/FSE/gateway/v1',
    },
    card: { module: card.modulePath },
    trust: {
      gatewayAuthorities: [pem('server-ca')],
      tokenAuthorities: [pem('sogei-ca')],
      signatureAuthorities: [pem('qtsp-issuing')],
    },
    officialPack: dataPackDirectory(),
  };
}

/** Builds the desk in a folder: certificates for the doctor of the sample, card, gateway, settings. */
export async function makeTestDesk(
  directory: string,
  choices: DeskChoices = {},
): Promise<TestDesk> {
  const sample = sampleFile(choices.sample);
  const header = await headerOf(sample.file);
  const pki =
    choices.pki ??
    (await makeTestPki({ directory: join(directory, 'pki'), doctor: header.legalAuthenticator }));
  const card = await (choices.makeCard ?? makeSoftwareCard)({
    ...choices.card,
    directory: join(directory, 'card'),
    pki,
  });
  const packDirectory = dataPackDirectory();
  await mkdir(join(directory, 'gateway'), { recursive: true, mode: 0o700 });
  const gateway = await startGateway({
    pki,
    packDirectory,
    ledgerFile: join(directory, 'gateway', 'ledger.json'),
    ...choices.gateway,
    ...(packDirectory === null ? {} : { validate: await createPackValidator(packDirectory) }),
  });
  const home = join(directory, 'home');
  await mkdir(home, { recursive: true, mode: 0o700 });
  const ordinary = deskSettings(header.legalAuthenticator, pki, card, gateway.baseUrl);
  const settings = choices.settings?.(ordinary) ?? ordinary;
  await writeFile(join(home, SETTINGS_FILE), JSON.stringify(settings, null, 2));
  return {
    sampleFile: sample.file,
    sampleIsOfficial: sample.isOfficial,
    header,
    home,
    pki,
    card,
    gateway,
  };
}
