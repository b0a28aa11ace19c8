import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PCSC_LITE_SOCKET = '/run/pcscd/pcscd.comm';
/** SERVICE_RUNNING of the Windows service control manager; the words around it are translated, the number is not. */
const RUNNING = /:\s*4\s/u;

async function answersOn(socketPath: string): Promise<boolean> {
  const socket = connect(socketPath);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Asking Windows starts a program: the answer is good for a while. */
const WINDOWS_ANSWER_LASTS_MS = 5000;

/** A service manager that is silent for longer tells nothing: a look at the readers must not wait for it without end. */
const WINDOWS_ANSWERS_WITHIN_MS = 4000;

let windowsAnswer: { readonly until: number; readonly answer: Promise<boolean> } | null = null;

async function askWindows(): Promise<boolean> {
  const program = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'sc.exe');
  try {
    const { stdout } = await promisify(execFile)(program, ['query', 'SCardSvr'], {
      timeout: WINDOWS_ANSWERS_WITHIN_MS,
    });
    return RUNNING.test(stdout);
  } catch {
    return false;
  }
}

/**
 * Whether the operating system's smart-card service answers. Drivers do not tell: without it they show no reader.
 * macOS starts its own at need.
 */
export async function isSmartCardServiceRunning(): Promise<boolean> {
  switch (process.platform) {
    case 'win32':
      if (windowsAnswer === null || performance.now() > windowsAnswer.until) {
        const until = performance.now() + WINDOWS_ANSWER_LASTS_MS;
        windowsAnswer = { until, answer: askWindows() };
      }
      return windowsAnswer.answer;
    case 'linux':
      return answersOn(process.env['PCSCLITE_CSOCK_NAME'] ?? PCSC_LITE_SOCKET);
    default:
      return true;
  }
}
