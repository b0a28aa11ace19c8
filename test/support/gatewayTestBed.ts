import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGateway, type GatewayOptions, type RunningGateway } from '../gateway/startGateway.ts';
import { makeTestPki, type TestPki } from '../pki/makeTestPki.ts';
import {
  rightRequest,
  type RecipeContext,
  type RequestKind,
  type RequestRecipe,
} from './gatewayRequests.ts';

const fixture = readFileSync(new URL('../fixtures/pss/minimal.xml', import.meta.url), 'utf8');
const fixtureTail = 'SINTESI0000000002';

/** `root^extension` of a test document, by a number of its own. */
export function testDocumentId(serial: number): string {
  const tail = `SINTESI${String(serial).padStart(10, '0')}`;
  return `2.16.840.1.113883.2.9.2.90.4.4^090201.PSS.201.${tail}`;
}

/** A test PKI, gateways that use it and right requests for them. */
export interface GatewayTestBed {
  readonly directory: string;
  readonly pki: TestPki;
  /** Starts a gateway that `close` will stop. */
  start(options?: Partial<GatewayOptions>): Promise<RunningGateway>;
  /** A right request about the test document of that number. */
  request(kind: RequestKind, serial: number, more?: Partial<RecipeContext>): RequestRecipe;
  close(): Promise<void>;
}

/** Opens a test bed in a temporary folder. */
export async function openGatewayTestBed(): Promise<GatewayTestBed> {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-'));
  const doctor = { codiceFiscale: 'MNZLSN99E05F205J', family: 'MANZI', given: 'ALESSANDRO' };
  const pki = await makeTestPki({ directory: join(directory, 'pki'), doctor });
  const gateways: RunningGateway[] = [];
  return {
    directory,
    pki,
    async start(options = {}) {
      const gateway = await startGateway({ pki, packDirectory: null, ...options });
      gateways.push(gateway);
      return gateway;
    },
    request(kind, serial, more = {}) {
      const documentId = testDocumentId(serial);
      const cda = fixture.replaceAll(fixtureTail, documentId.slice(-fixtureTail.length));
      return rightRequest(kind, { pki, cda, documentId, ...more });
    },
    async close() {
      await Promise.all(gateways.map((gateway) => gateway.stop()));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
