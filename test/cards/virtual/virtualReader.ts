import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What lies in a reader: anything that answers commands. */
export interface InsertableCard {
  readonly atr: Buffer;
  answer(command: Buffer): Buffer;
  reset(): void;
}

/** A reader of the virtual driver (vsmartcard-vpcd): a connection is a card, its end is the card's removal. */
export interface VirtualReader {
  /** Resolves when the driver has taken the card. */
  insert(card: InsertableCard): Promise<void>;
  /** Pulls the card, at once. */
  remove(): void;
  /** Called with every command before it is answered; one that pulls the card leaves it without answer. */
  beforeAnswer: (command: Buffer) => void;
}

/** The TCP port of the first virtual reader; the second has the next one. */
export const FIRST_READER_PORT = 35_963;

const ASK_ATR = 4;

function frame(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

/** Splits a stream into the driver's messages: two bytes of length, then as many bytes. */
function messageSplitter(take: (message: Buffer) => void): (chunk: Buffer) => void {
  let pending = Buffer.alloc(0);
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE()) {
      const end = 2 + pending.readUInt16BE();
      take(pending.subarray(2, end));
      pending = pending.subarray(end);
    }
  };
}

/** An empty reader of the virtual driver, which must be running. */
export function createVirtualReader(port: number): VirtualReader {
  let socket: Socket | null = null;

  function converse(card: InsertableCard, wire: Socket, message: Buffer): void {
    const send = (answer: Buffer) => wire.write(frame(answer));
    if (message.length === 1) {
      // Controls: power off, power on, reset, and the only one with an answer.
      if (message[0] === ASK_ATR) send(card.atr);
      else card.reset();
      return;
    }
    reader.beforeAnswer(message);
    if (socket === wire) send(card.answer(message));
  }

  const reader: VirtualReader = {
    beforeAnswer: () => undefined,
    async insert(card) {
      card.reset();
      const wire = connect(port, '127.0.0.1');
      await once(wire, 'connect');
      // Later the driver may drop the line when the service ends: that is a removal like any other.
      wire.on('error', () => undefined);
      socket = wire;
      wire.on(
        'data',
        messageSplitter((message) => {
          converse(card, wire, message);
        }),
      );
    },
    remove() {
      const wire = socket;
      socket = null;
      wire?.destroy();
    },
  };
  return reader;
}
