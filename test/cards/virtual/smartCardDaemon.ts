import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const DAEMON = '/usr/sbin/pcscd';
const DRIVER_CONFIGURATION = '/etc/reader.conf.d/vpcd';
const RUN_FOLDER = '/run/pcscd';
const SOCKET = `${RUN_FOLDER}/pcscd.comm`;
const MODULES = [
  '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so',
  '/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so',
];
const READY_WITHIN_MS = 10_000;

/** The OpenSC module of this machine, or null. */
export const openScModule = MODULES.find((path) => existsSync(path)) ?? null;

function whyNot(): string | null {
  if (process.platform !== 'linux') return 'virtual readers need Linux';
  if (process.getuid?.() !== 0) return 'starting pcscd needs the rights of root';
  if (!existsSync(DAEMON)) return 'Debian package pcscd is not installed';
  if (!existsSync(DRIVER_CONFIGURATION)) return 'Debian package vsmartcard-vpcd is not installed';
  if (openScModule === null) return 'Debian package opensc is not installed';
  return existsSync(SOCKET) ? 'another pcscd is running' : null;
}

/** Why the virtual card cannot be had on this machine, or null where it can. */
export const virtualCardObstacle = whyNot();

/** The system's smart-card service, run for a test. */
export interface SmartCardDaemon {
  stop(): Promise<void>;
}

/** Starts pcscd with its virtual readers. It ends with `stop`, and by itself if the test is killed. */
export async function startSmartCardDaemon(): Promise<SmartCardDaemon> {
  mkdirSync(RUN_FOLDER, { recursive: true });
  const daemon = spawn(DAEMON, ['--foreground', '--auto-exit'], { stdio: 'ignore' });
  const ended = once(daemon, 'exit');
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!existsSync(SOCKET)) {
    if (daemon.exitCode !== null || Date.now() > deadline) throw new Error('pcscd did not start');
    // The daemon tells nobody when it is ready; its socket is the only sign.
    await pause(50);
  }
  return {
    async stop() {
      daemon.kill('SIGTERM');
      await ended;
    },
  };
}
