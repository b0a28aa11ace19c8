import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestPki } from '../../pki/makeTestPki.ts';

/** Where Debian keeps Apache; tests are skipped, visibly, where it is not installed. */
const program = '/usr/sbin/apache2';
const modules = '/usr/lib/apache2/modules';

/** Whether these tests can run here. */
export const hasApache = existsSync(program) && existsSync(modules);

/** A running Apache that asks for a client certificate only below `/fse/`, as a typical front end does. */
export interface ApacheServer {
  readonly port: number;
  url(path: string): URL;
  errors(): Promise<string>;
  stop(): Promise<void>;
}

function configuration(directory: string, port: number, pki: TestPki, protocol: string): string {
  const file = (name: string): string => join(pki.directory, name);
  const load = (name: string): string => `LoadModule ${name}_module ${modules}/mod_${name}.so`;
  return [
    ...['mpm_event', 'authz_core', 'socache_shmcb', 'ssl', 'mime', 'headers'].map(load),
    `ServerRoot ${directory}`,
    `PidFile ${directory}/apache.pid`,
    `ErrorLog ${directory}/error.log`,
    `DocumentRoot ${directory}/www`,
    `TypesConfig /dev/null`,
    'ServerName localhost',
    'StartServers 1',
    'ServerLimit 1',
    'ThreadsPerChild 8',
    'MaxRequestWorkers 8',
    `Listen 127.0.0.1:${String(port)}`,
    'SSLEngine on',
    `SSLProtocol ${protocol}`,
    `SSLCertificateFile ${file('server.cert.pem')}`,
    `SSLCertificateKeyFile ${file('server.key.pem')}`,
    `SSLCACertificateFile ${file('cns-ca.cert.pem')}`,
    `<Directory ${directory}/www>`,
    '  Require all granted',
    '</Directory>',
    '<Location /fse/>',
    '  SSLVerifyClient require',
    '  SSLVerifyDepth 3',
    '  SSLOptions +StdEnvVars',
    '  SSLRenegBufferSize 1048576',
    '  Header set X-Client "%{SSL_CLIENT_S_DN_CN}s"',
    '  Header set X-Version "%{SSL_PROTOCOL}s"',
    '</Location>',
    '',
  ].join('\n');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether somebody listens on the port. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Starts Apache in the foreground with a configuration of its own in a temporary folder. */
export async function startApache(
  pki: TestPki,
  protocol: 'TLSv1.2' | 'TLSv1.3',
): Promise<ApacheServer> {
  const directory = await mkdtemp(join(tmpdir(), 'sintesi-apache-'));
  await mkdir(join(directory, 'www', 'fse'), { recursive: true });
  await writeFile(join(directory, 'www', 'open.txt'), 'open');
  await writeFile(join(directory, 'www', 'fse', 'closed.txt'), 'closed');
  const port = await freePort();
  const file = join(directory, 'apache.conf');
  await writeFile(file, configuration(directory, port, pki, protocol));
  const child = spawn(program, ['-f', file, '-D', 'FOREGROUND'], { stdio: 'pipe' });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => (told += bytes.toString()));
  }
  const errors = (): Promise<string> =>
    readFile(join(directory, 'error.log'), 'utf8').catch(() => told);
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`Apache ended: ${told}${await errors()}`);
  }
  return {
    port,
    url: (path) => new URL(`https://localhost:${String(port)}${path}`),
    errors,
    stop: async () => {
      if (child.exitCode === null) {
        const ended = once(child, 'exit');
        child.kill();
        await ended;
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}
