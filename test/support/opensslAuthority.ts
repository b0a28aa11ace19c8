import { execFile, execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate authority of OpenSSL with a timestamp authority, a revocation list and a responder beside it. */
export interface OpensslAuthority {
  readonly directory: string;
  /** Where the local server answers: `/tsa`, `/ca.crl`, `/ocsp`. */
  readonly baseUrl: URL;
  readonly rootDer: Buffer;
  /** Paths the server was asked for, in order. */
  readonly asked: readonly string[];
  /** Issues a signature certificate; answers its DER. Its key is `<name>.key.pem`. */
  issue(name: string, key: 'rsa' | 'p256' | 'p384'): Buffer;
  keyPem(name: string): string;
  certPem(name: string): string;
  /** Puts a certificate on the revocation list; later lists and answers say so. */
  revoke(name: string): void;
  /** How the server behaves from now on. */
  behave(behaviour: 'answer' | 'silent' | 'fail' | 'flood' | 'garbage'): void;
  stop(): Promise<void>;
}

const keyOptions = {
  rsa: ['-newkey', 'rsa:2048'],
  p256: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
} as const;

function configuration(directory: string, baseUrl: string): string {
  return `
[ca]
default_ca = main
[main]
dir = ${directory}
database = ${directory}/index.txt
new_certs_dir = ${directory}
serial = ${directory}/serial
crlnumber = ${directory}/crlnumber
certificate = ${directory}/root.cert.pem
private_key = ${directory}/root.key.pem
default_md = sha256
default_days = 30
default_crl_days = 7
policy = any
unique_subject = no
[any]
commonName = supplied
serialNumber = optional
[req]
distinguished_name = name
prompt = no
[name]
CN = TEST
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
[signer]
keyUsage = critical,nonRepudiation
crlDistributionPoints = URI:${baseUrl}ca.crl
[signer_mute]
keyUsage = critical,nonRepudiation
[signer_ocsp]
keyUsage = critical,nonRepudiation
authorityInfoAccess = OCSP;URI:${baseUrl}ocsp
crlDistributionPoints = URI:${baseUrl}ca.crl
[tsa_cert]
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
crlDistributionPoints = URI:${baseUrl}ca.crl
[tsa]
default_tsa = tsa_main
[tsa_main]
serial = ${directory}/tsa-serial
signer_cert = ${directory}/tsa.cert.pem
signer_key = ${directory}/tsa.key.pem
certs = ${directory}/root.cert.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`;
}

/** `<name>-ocsp` names a responder, `<name>-mute` no address at all, any other a list. */
function extensionsOf(name: string): string {
  if (name.endsWith('-ocsp')) return 'signer_ocsp';
  return name.endsWith('-mute') ? 'signer_mute' : 'signer';
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${String(port)}/`;
}

/** Makes the authority in a fresh folder and starts its server on 127.0.0.1. */
export async function startOpensslAuthority(directory: string): Promise<OpensslAuthority> {
  mkdirSync(directory, { recursive: true });
  const file = (name: string) => join(directory, name);
  const openssl = (...options: readonly string[]) =>
    execFileSync('openssl', options, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] });
  const asked: string[] = [];
  let behaviour: Parameters<OpensslAuthority['behave']>[0] = 'answer';
  const held = new Set<ServerResponse>();
  const config = file('authority.cnf');

  /** OpenSSL keeps its numbers in files: one question at a time. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn(path: string, body: Buffer): Promise<Buffer> {
    const answered = turn.then(() => answer(path, body));
    turn = answered.catch(() => undefined);
    return answered;
  }

  async function answer(path: string, body: Buffer): Promise<Buffer> {
    const [input, output] = [file('query.bin'), file('answer.bin')];
    writeFileSync(input, body);
    if (path === '/tsa') {
      await run('openssl', [
        'ts',
        '-reply',
        '-config',
        config,
        '-queryfile',
        input,
        '-out',
        output,
      ]);
    } else if (path === '/ca.crl') {
      const list = file('ca.crl.pem');
      await run('openssl', ['ca', '-config', config, '-gencrl', '-out', list]);
      await run('openssl', ['crl', '-in', list, '-outform', 'DER', '-out', output]);
    } else {
      const signer = ['-rsigner', file('root.cert.pem'), '-rkey', file('root.key.pem')];
      const base = ['ocsp', '-index', file('index.txt'), '-CA', file('root.cert.pem'), ...signer];
      await run('openssl', [...base, '-reqin', input, '-respout', output, '-ndays', '1']);
    }
    return readFileSync(output);
  }

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    if (behaviour === 'silent') {
      held.add(response);
      return;
    }
    if (behaviour === 'fail') {
      response.writeHead(503).end();
      return;
    }
    if (behaviour === 'flood') {
      response.end(Buffer.alloc(4 * 1024 * 1024));
      return;
    }
    void bodyOf(request)
      .then((body) => (behaviour === 'garbage' ? Buffer.from('no DER') : inTurn(path, body)))
      .then((bytes) => response.end(bytes))
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const baseUrl = await listening(server);

  writeFileSync(config, configuration(directory, baseUrl));
  writeFileSync(file('index.txt'), '');
  for (const name of ['serial', 'crlnumber', 'tsa-serial']) writeFileSync(file(name), '1001\n');
  const rootSubject = ['-subj', '/C=IT/O=TEST/CN=TEST autorita di prova'];
  openssl(
    'req',
    '-x509',
    '-config',
    config,
    '-extensions',
    'root',
    ...keyOptions.rsa,
    '-nodes',
    '-keyout',
    'root.key.pem',
    '-out',
    'root.cert.pem',
    '-days',
    '30',
    ...rootSubject,
  );

  function issue(name: string, key: keyof typeof keyOptions, extensions: string, subject: string) {
    openssl(
      'req',
      '-new',
      '-config',
      config,
      ...keyOptions[key],
      '-nodes',
      '-subj',
      subject,
      '-keyout',
      `${name}.key.pem`,
      '-out',
      `${name}.csr`,
    );
    openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      config,
      '-extensions',
      extensions,
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.cert.pem`,
    );
    openssl('x509', '-in', `${name}.cert.pem`, '-outform', 'DER', '-out', `${name}.cert.der`);
    return readFileSync(file(`${name}.cert.der`));
  }
  issue('tsa', 'rsa', 'tsa_cert', '/CN=TEST marche temporali');
  openssl('x509', '-in', 'root.cert.pem', '-outform', 'DER', '-out', 'root.cert.der');

  return {
    directory,
    baseUrl: new URL(baseUrl),
    rootDer: readFileSync(file('root.cert.der')),
    asked,
    issue: (name, key) =>
      issue(
        name,
        key,
        extensionsOf(name),
        '/CN=Alessandro Manzoni/serialNumber=TINIT-MNZLSN99E05F205J',
      ),
    keyPem: (name) => readFileSync(file(`${name}.key.pem`), 'utf8'),
    certPem: (name) => readFileSync(file(`${name}.cert.pem`), 'utf8'),
    revoke: (name) => {
      openssl('ca', '-config', config, '-revoke', `${name}.cert.pem`);
    },
    behave: (next) => {
      behaviour = next;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const response of held) response.destroy();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
