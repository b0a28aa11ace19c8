/** A command as a card receives it (ISO/IEC 7816-4 §5.1), in the short or the extended form. */
export interface CommandApdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Buffer;
  /** Bytes wanted in the answer; 256 where the command leaves it open. */
  readonly expected: number;
}

/** Status words of ISO/IEC 7816-4 §5.6 that the card answers. */
export const status = {
  done: 0x9000,
  securityNotSatisfied: 0x6982,
  blocked: 0x6983,
  noCurrentFile: 0x6986,
  notFound: 0x6a82,
  referenceNotFound: 0x6a88,
  wrongOffset: 0x6b00,
  unknownInstruction: 0x6d00,
  /** Low four bits: tries left. */
  wrongPin: 0x63c0,
} as const;

/** An answer: data, then the status word. */
export function response(word: number, data: Uint8Array = Buffer.alloc(0)): Buffer {
  return Buffer.concat([data, Buffer.of(word >> 8, word & 0xff)]);
}

/** Reads a command; the caller received it whole. */
export function parseCommand(bytes: Buffer): CommandApdu {
  const [cla = 0, ins = 0, p1 = 0, p2 = 0] = bytes;
  const header = { cla, ins, p1, p2 };
  const body = bytes.subarray(4);
  const first = body[0] ?? 0;
  if (body.length <= 1) return { ...header, data: Buffer.alloc(0), expected: first || 256 };
  const isExtended = first === 0 && body.length > 3;
  const length = isExtended ? body.readUInt16BE(1) : first;
  const start = isExtended ? 3 : 1;
  return { ...header, data: body.subarray(start, start + length), expected: 256 };
}
