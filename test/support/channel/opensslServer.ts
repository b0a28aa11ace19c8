import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestPki } from '../../pki/makeTestPki.ts';

/** A running `openssl s_server`: it does what no Node server does (refusing alerts, renegotiation, late requests). */
export interface OpensslServer {
  readonly port: number;
  /** Sends a line to the server's own input: text for the client, or a command letter. */
  type(line: string): void;
  /** Resolves when the server prints a line that contains the text. */
  printed(text: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts `openssl s_server` on 127.0.0.1 with the PKI's server certificate. */
export async function startOpensslServer(
  pki: TestPki,
  extra: readonly string[],
): Promise<OpensslServer> {
  const file = (name: string): string => join(pki.directory, name);
  const child = spawn(
    'openssl',
    [
      's_server',
      ...['-accept', '127.0.0.1:0'],
      ...['-cert', file('server.cert.pem'), '-key', file('server.key.pem')],
      ...['-CAfile', file('cns-ca.cert.pem')],
      ...extra,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const wake of waiting) wake();
    });
  }
  const find = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = lines.find((line) => line.includes(text));
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const accepting = await find('ACCEPT');
  return {
    port: Number(/:(\d+)\s*$/.exec(accepting)?.[1]),
    type: (line) => {
      child.stdin.write(`${line}\n`);
    },
    printed: async (text) => {
      await find(text);
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}
