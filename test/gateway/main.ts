import { fstatSync } from 'node:fs';
import { Command } from 'commander';
import { openTestPki } from '../pki/makeTestPki.ts';
import { createPackValidator } from './documents/createPackValidator.ts';
import { readFaultFile } from './faults/faultScript.ts';
import { startGateway, type GatewayOptions } from './startGateway.ts';

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
}

function readCommandLine(): CommandLine {
  return new Command('gateway')
    .description('Simulator of the regional FSE 2.0 gateway, on 127.0.0.1 only')
    .requiredOption('--pki <directory>', 'folder of the test PKI')
    .option('--port <number>', 'port, 0 for a free one', '0')
    .option('--ledger <file>', 'JSON file for what the gateway holds; PDFs go beside it')
    .option('--pack <directory>', 'folder of the official data: XSD, schematron, vocabularies')
    .option('--faults <file>', 'fault script, a JSON array')
    .option('--audience <url>', 'aud both tokens must carry')
    .option('--region <digits>', 'region of admitted signing certificates')
    .option('--regional-warning <text>', 'warning of the region in every success')
    .option('--national', 'answer as the national gateway: the index is heard later')
    .option('--national-plain-replace', 'PUT documents/{id} does not validate')
    .parse()
    .opts<CommandLine>();
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
    pki: openTestPki(line.pki),
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
  console.log(JSON.stringify({ baseUrl: gateway.baseUrl }));
}

await main();
