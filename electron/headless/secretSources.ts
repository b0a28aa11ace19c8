import { read } from 'read';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { CardKeyPurpose, CardToken } from '../domain/ports/card.ts';
import type { PinQuestion, PinSource } from '../domain/ports/pinSource.ts';
import type { RekeySecrets } from './workbench/workbenchOptions.ts';

/** PINs given once by the calling program, by purpose. */
export type PinsByPurpose = Readonly<Partial<Record<CardKeyPurpose, string>>>;

/**
 * What the calling program writes on standard input, one per line: `access PIN`, `signature PIN`,
 * `passphrase TEXT`, `new-passphrase TEXT`, `recovery-code TEXT`, `file-password TEXT`, `proxy-password TEXT`.
 */
export interface HandedSecrets {
  readonly pins: PinsByPurpose;
  readonly passphrase: string | null;
  /** For the archive under another key. */
  readonly newPassphrase: string | null;
  /** Of the key that was prepared, typed again. */
  readonly recoveryCode: string | null;
  /** Of a PKCS#12 container or a backup. */
  readonly filePassword: string | null;
  readonly proxyPassword: string | null;
}

/** Reads the secrets a calling program hands over on standard input; lines of another form are ignored. */
export async function readHandedSecrets(input: NodeJS.ReadableStream): Promise<HandedSecrets> {
  let text = '';
  input.setEncoding('utf8');
  for await (const chunk of input) text += String(chunk);
  const lines = new Map(
    text.split(/\r?\n/).flatMap((line): [string, string][] => {
      const space = line.indexOf(' ');
      return space > 0 ? [[line.slice(0, space), line.slice(space + 1)]] : [];
    }),
  );
  const access = lines.get('access');
  const signature = lines.get('signature');
  return {
    pins: {
      ...(access === undefined ? {} : { access }),
      ...(signature === undefined ? {} : { signature }),
    },
    passphrase: lines.get('passphrase') ?? null,
    newPassphrase: lines.get('new-passphrase') ?? null,
    recoveryCode: lines.get('recovery-code') ?? null,
    filePassword: lines.get('file-password') ?? null,
    proxyPassword: lines.get('proxy-password') ?? null,
  };
}

/**
 * PINs handed over by the calling program: each is given at most once, so a wrong one is never repeated, and never
 * to a card with a single try left, which only a person may spend.
 */
export function handedPins(pins: PinsByPurpose): PinSource {
  const used = new Set<CardKeyPurpose>();
  return {
    ask: ({ purpose, token }: PinQuestion): Promise<Result<Uint8Array>> => {
      if (token.pinOnReader) return Promise.resolve(ok(new Uint8Array()));
      if (token.pinWarning === 'final-try') {
        return Promise.resolve(fail(appError('card/pin-last-try', {})));
      }
      const pin = pins[purpose];
      if (pin === undefined || used.has(purpose)) {
        return Promise.resolve(fail(appError('workspace/pin-missing', { purpose })));
      }
      used.add(purpose);
      return Promise.resolve(ok(new TextEncoder().encode(pin)));
    },
  };
}

const purposeNames: Readonly<Record<CardKeyPurpose, string>> = {
  access: 'PIN della carta (accesso)',
  signature: 'PIN di firma',
};

/** What the card's own flags say before typing; `locked` is a warning only, because some drivers say it wrongly. */
const pinWarnings: Readonly<Record<CardToken['pinWarning'], string>> = {
  none: '',
  'count-low': 'Attenzione: la carta ha già contato un PIN errato.\n',
  'final-try': 'Attenzione: resta un solo tentativo; se il PIN è errato la carta si blocca.\n',
  locked: 'Attenzione: la carta segnala il PIN come bloccato; con alcune carte non è vero.\n',
};

/** Asks at the terminal, without echo, naming purpose, holder and reason. Nothing typed is giving up. */
export const terminalPins: PinSource = {
  async ask(question: PinQuestion): Promise<Result<Uint8Array>> {
    const { purpose, certificate, reason, token } = question;
    const warning = pinWarnings[token.pinWarning];
    const prompt = `${reason}\n${warning}${purposeNames[purpose]} di ${certificate.holderName}: `;
    const pin = await read({ prompt, silent: true, output: process.stderr });
    return pin === ''
      ? fail(appError('card/pin-cancelled', {}))
      : ok(new TextEncoder().encode(pin));
  },
};

/** Asks for the passphrase of the archive at the terminal, without echo. */
export async function terminalPassphrase(): Promise<Result<string>> {
  const text = await read({
    prompt: "Frase segreta dell'archivio: ",
    silent: true,
    output: process.stderr,
  });
  return text === '' ? fail(appError('workspace/passphrase-missing', {})) : ok(text);
}

/**
 * The secrets of a change of key from the calling program: it cannot know the code before it is told, so that it comes
 * back with a second call.
 */
export function handedRekeySecrets(
  handed: Pick<HandedSecrets, 'newPassphrase' | 'recoveryCode'>,
): RekeySecrets {
  return {
    newPassphrase: () =>
      Promise.resolve(
        handed.newPassphrase === null
          ? fail(appError('workspace/passphrase-missing', {}))
          : ok(handed.newPassphrase),
      ),
    codeAgain: (shown) => Promise.resolve(shown === null ? handed.recoveryCode : null),
  };
}

/** The secrets of a change of key at the terminal: the passphrase twice, the code shown and typed again. */
export const terminalRekeySecrets: RekeySecrets = {
  newPassphrase: async () => {
    const silent = { silent: true, output: process.stderr };
    const first = await read({ prompt: 'Frase segreta nuova: ', ...silent });
    const second = await read({ prompt: 'Ancora una volta: ', ...silent });
    if (first === '') return fail(appError('workspace/passphrase-missing', {}));
    return first === second ? ok(first) : fail(appError('workspace/passphrase-different', {}));
  },
  codeAgain: async (shown) => {
    if (shown === null) return null;
    process.stderr.write(`Codice di recupero nuovo, da scrivere su carta:\n${shown}\n`);
    const typed = await read({ prompt: 'Riscriverlo dalla carta: ', output: process.stderr });
    return typed;
  },
};

/** Asks for the password of a file at the terminal, without echo. */
export async function terminalFilePassword(): Promise<Result<string>> {
  const text = await read({ prompt: 'Password del file: ', silent: true, output: process.stderr });
  return text === '' ? fail(appError('workspace/file-password-missing', {})) : ok(text);
}

/** Asks for the password of the network's proxy at the terminal, without echo. */
export async function terminalProxyPassword(): Promise<Result<string>> {
  const text = await read({ prompt: 'Password del proxy: ', silent: true, output: process.stderr });
  return text === '' ? fail(appError('workspace/proxy-password-missing', {})) : ok(text);
}
