import { constants, createPrivateKey, privateEncrypt, randomBytes } from 'node:crypto';
import { parseCommand, response, status, type CommandApdu } from './commandApdu.ts';
import { cnsFiles, type CnsContents } from './cnsFiles.ts';

/** A private key on the card with the PIN that guards it. */
export interface CnsKey {
  /** PKCS#8 in PEM, RSA. */
  readonly pem: string;
  readonly pin: string;
}

/** A national services card made of software: what the plastic does between two electrical signals. */
export interface CnsCard {
  /** Answer to reset, with the historical bytes that make it a CNS. */
  readonly atr: Buffer;
  answer(command: Buffer): Buffer;
  /** Power or reset line: the PINs are forgotten, the counters are not. */
  reset(): void;
  /** PIN verifications the card counted, right or wrong. */
  verifications(): number;
}

/** What the card is made of; a key is referred to as the national layout has it. */
export interface CnsCardMake extends CnsContents {
  readonly accessKey: CnsKey;
  readonly signatureKey: CnsKey | null;
}

const MAX_TRIES = 3;
const ACCESS = { key: 0x01, pin: 0x10 } as const;
const SIGNATURE = { key: 0x10, pin: 0x1a } as const;
/** Byte 2 of the historical bytes is the chip, 3 the mask (Athena), 9 to 11 say CNS, 12 the profile 1.1. */
const HISTORICAL_BYTES = Buffer.from('006b040c0100012101434e53113180', 'hex');

function answerToReset(): Buffer {
  const body = Buffer.concat([Buffer.from('ef00008131fe45', 'hex'), HISTORICAL_BYTES]);
  const check = body.reduce((sum, byte) => sum ^ byte, 0);
  return Buffer.concat([Buffer.of(0x3b), body, Buffer.of(check)]);
}

interface PinState {
  readonly pin: string;
  left: number;
  isVerified: boolean;
}

/** RSA on a block as the driver sends it, padded or shorter than the modulus. */
function rawRsa(pem: string, block: Buffer): Buffer {
  const key = createPrivateKey(pem);
  const length = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  const padded = Buffer.concat([Buffer.alloc(length - block.length), block]);
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, padded);
}

/** A card fresh from the factory: counters full, nothing selected. */
export function createCnsCard(make: CnsCardMake): CnsCard {
  const files = cnsFiles(make);
  const keys = new Map<number, { readonly pem: string; readonly pin: number }>();
  const pins = new Map<number, PinState>();
  function addKey(place: typeof ACCESS | typeof SIGNATURE, key: CnsKey): void {
    keys.set(place.key, { pem: key.pem, pin: place.pin });
    pins.set(place.pin, { pin: key.pin, left: MAX_TRIES, isVerified: false });
  }
  addKey(ACCESS, make.accessKey);
  if (make.signatureKey !== null) addKey(SIGNATURE, make.signatureKey);

  let selected = '';
  let currentKey: number = ACCESS.key;
  let chained = Buffer.alloc(0);
  let verifications = 0;

  function select({ data, p1, p2 }: CommandApdu): Buffer {
    const SELECT_BY_NAME = 0x04;
    const NO_ANSWER_DATA = 0x0c;
    const path = data.toString('hex').replace(/^3f00/u, '');
    const file = files.read(path);
    if (p1 === SELECT_BY_NAME || (file === null && !files.isDirectory(path))) {
      return response(status.notFound);
    }
    selected = path;
    if (p2 === NO_ANSWER_DATA) return response(status.done);
    const id = Buffer.from(path.slice(-4) || '3f00', 'hex');
    const size = file?.length ?? 0;
    const descriptor = file === null ? 0x38 : 0x01;
    const control = Buffer.of(0x80, 2, size >> 8, size & 0xff, 0x82, 1, descriptor, 0x83, 2, ...id);
    return response(status.done, Buffer.concat([Buffer.of(0x6f, control.length), control]));
  }

  function readBinary({ p1, p2, expected }: CommandApdu): Buffer {
    const file = files.read(selected);
    if (file === null) return response(status.noCurrentFile);
    const offset = (p1 << 8) | p2;
    return offset > file.length
      ? response(status.wrongOffset)
      : response(status.done, file.subarray(offset, offset + expected));
  }

  function verify({ p2, data }: CommandApdu): Buffer {
    const pin = pins.get(p2 & 0x7f);
    if (pin === undefined) return response(status.referenceNotFound);
    const refused = () => response(pin.left === 0 ? status.blocked : status.wrongPin | pin.left);
    if (data.length === 0) return pin.isVerified ? response(status.done) : refused();
    if (pin.left === 0) return refused();
    verifications += 1;
    pin.isVerified = data.toString('latin1').replace(/\xff+$/u, '') === pin.pin;
    pin.left = pin.isVerified ? MAX_TRIES : pin.left - 1;
    return pin.isVerified ? response(status.done) : refused();
  }

  function chooseKey({ p1, data }: CommandApdu): Buffer {
    const SET = 0xf1;
    const KEY_REFERENCE = 0x83;
    if (p1 === SET && data[0] === KEY_REFERENCE) currentKey = data[2] ?? ACCESS.key;
    return response(status.done);
  }

  /** PERFORM SECURITY OPERATION, in several commands where the block is longer than one holds. */
  function operate({ cla, p2, data }: CommandApdu): Buffer {
    const CHAINING = 0x10;
    const DECIPHER = 0x86;
    chained = Buffer.concat([chained, data]);
    if ((cla & CHAINING) !== 0) return response(status.done);
    const message = chained;
    chained = Buffer.alloc(0);
    const key = keys.get(currentKey);
    if (key === undefined) return response(status.referenceNotFound);
    if (pins.get(key.pin)?.isVerified !== true) return response(status.securityNotSatisfied);
    // The form for deciphering begins with an indicator of the padding.
    const block = p2 === DECIPHER ? message.subarray(1) : message;
    return response(status.done, rawRsa(key.pem, block));
  }

  const instructions = new Map<number, (command: CommandApdu) => Buffer>([
    [0xa4, select],
    [0xb0, readBinary],
    [0x20, verify],
    [0x22, chooseKey],
    [0x84, ({ expected }) => response(status.done, randomBytes(expected))],
    [0x2a, operate],
  ]);

  return {
    atr: answerToReset(),
    answer(bytes) {
      const command = parseCommand(bytes);
      return instructions.get(command.ins)?.(command) ?? response(status.unknownInstruction);
    },
    reset() {
      selected = '';
      currentKey = ACCESS.key;
      chained = Buffer.alloc(0);
      for (const pin of pins.values()) pin.isVerified = false;
    },
    verifications: () => verifications,
  };
}
