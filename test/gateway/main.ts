import { fstatSync } from 'node:fs';
import { Command } from 'commander';
import { openOrMakeTestPki } from '../pki/makeTestPki.ts';
import { createPackValidator } from './documents/createPackValidator.ts';
import { readFaultFile } from './faults/faultScript.ts';
import { startGateway, type GatewayOptions } from './startGateway.ts';

/** The doctor of the Region's stage: whom a PKI is made for where the folder holds none. */
const stageDoctor = { codiceFiscale: 'MNZLSN99E05F205J', family: 'MANZI', given: 'ALESSANDRO' };

/** A simulator nobody uses any more must not outlive the work it was started for. */
const idleLimit = 60 * 60 * 1000;

interface CommandLine {
  readonly port: string;
  readonly pki: string;
  readonly ledger?: string;
  readonly pack?: string;
  readonly faults?: string;
  readonly audience?: string;
  readonly region?: string;
  readonly regionalWarning?: string;
  readonly national?: true;
  readonly nationalPlainReplace?: true;
  readonly statusPage?: true;
  readonly statusService?: true;
  readonly validationService?: true;
  readonly serverCertificate?: string;
  readonly clockOffset?: string;
  readonly indexDelay?: string;
  readonly laterFailure?: string;
  readonly rateLimit?: string;
}

function readCommandLine(): CommandLine {
  return new Command('gateway')
    .description('Simulator of the regional FSE 2.0 gateway, on 127.0.0.1 only')
    .requiredOption('--pki <directory>', 'folder of the test PKI; filled when empty')
    .option('--port <number>', 'port, 0 for a free one', '0')
    .option('--ledger <file>', 'JSON file for what the gateway holds; PDFs go beside it')
    .option('--pack <directory>', 'folder of the official data: XSD, schematron, vocabularies')
    .option('--faults <file>', 'fault script, a JSON array')
    .option('--audience <url>', 'aud both tokens must carry')
    .option('--region <digits>', 'region of admitted signing certificates')
    .option('--regional-warning <text>', 'warning of the region in every success')
    .option('--national', 'answer as the national gateway: the index is heard later')
    .option('--national-plain-replace', 'PUT documents/{id} does not validate')
    .option('--status-page', 'show what the gateway holds, over plain HTTP')
    .option('--status-service', 'answer the national status calls')
    .option('--validation-service', 'answer the national POST documents/validation')
    .option('--server-certificate <name>', 'certificate of the PKI to show, such as server-expired')
    .option('--clock-offset <seconds>', "the gateway's clock minus the machine's")
    .option('--index-delay <seconds>', 'time the index takes to decide on a publication')
    .option('--later-failure <text>', 'text with which the index refuses what was accepted')
    .option('--rate-limit <calls/seconds>', 'calls admitted in a window, such as 5/60')
    .parse()
    .opts<CommandLine>();
}

function readRateLimit(text: string): { readonly calls: number; readonly seconds: number } {
  const [calls, seconds] = text.split('/').map(Number);
  if (calls === undefined || seconds === undefined || !(calls > 0) || !(seconds > 0)) {
    throw new Error('--rate-limit wants calls/seconds, such as 5/60');
  }
  return { calls, seconds };
}

/** What the line says, under the names of the options; what it does not say is left out. */
function optionsOf(line: CommandLine): Partial<GatewayOptions> {
  return {
    ...(line.ledger === undefined ? {} : { ledgerFile: line.ledger }),
    ...(line.faults === undefined ? {} : { faults: readFaultFile(line.faults) }),
    ...(line.audience === undefined ? {} : { audience: line.audience }),
    ...(line.region === undefined ? {} : { region: line.region }),
    ...(line.regionalWarning === undefined ? {} : { regionalWarning: line.regionalWarning }),
    ...(line.national === true ? { mode: 'national' } : {}),
    ...(line.nationalPlainReplace === true ? { nationalPlainReplace: true } : {}),
    ...(line.statusPage === true ? { statusPage: true } : {}),
    ...(line.statusService === true ? { statusService: true } : {}),
    ...(line.validationService === true ? { validationService: true } : {}),
    ...(line.serverCertificate === undefined ? {} : { serverCertificate: line.serverCertificate }),
    ...(line.clockOffset === undefined ? {} : { clockOffsetSeconds: Number(line.clockOffset) }),
    ...(line.indexDelay === undefined ? {} : { indexDelaySeconds: Number(line.indexDelay) }),
    ...(line.laterFailure === undefined ? {} : { laterIndexFailure: line.laterFailure }),
    ...(line.rateLimit === undefined ? {} : { rateLimit: readRateLimit(line.rateLimit) }),
  };
}

/** A parent that goes away closes its end of a pipe; a terminal or /dev/null says nothing about anybody. */
function hasParentPipe(): boolean {
  const input = fstatSync(process.stdin.fd);
  return input.isFIFO() || input.isSocket();
}

async function main(): Promise<void> {
  const line = readCommandLine();
  const end = new AbortController();
  const stop = () => {
    end.abort();
  };
  const idle = setTimeout(stop, idleLimit);
  const gateway = await startGateway({
    pki: await openOrMakeTestPki({ directory: line.pki, doctor: stageDoctor }),
    port: Number(line.port),
    packDirectory: line.pack ?? null,
    ...(line.pack === undefined ? {} : { validate: await createPackValidator(line.pack) }),
    ...optionsOf(line),
    onCall: () => {
      idle.refresh();
    },
  });
  process.on('SIGTERM', stop).on('SIGINT', stop);
  if (hasParentPipe()) process.stdin.on('end', stop).resume();
  end.signal.addEventListener('abort', () => {
    clearTimeout(idle);
    process.stdin.destroy();
    void gateway.stop();
  });
  const { baseUrl, statusPageUrl } = gateway;
  console.log(JSON.stringify({ baseUrl, ...(statusPageUrl === null ? {} : { statusPageUrl }) }));
}

await main();
