import { setTimeout as pause } from 'node:timers/promises';
import type { TestPki } from '../../pki/makeTestPki.ts';
import { createCnsCard, type CnsCard } from './cnsCard.ts';
import { openScModule, startSmartCardDaemon } from './smartCardDaemon.ts';
import {
  createVirtualReader,
  FIRST_READER_PORT,
  type InsertableCard,
  type VirtualReader,
} from './virtualReader.ts';

/** PINs of every virtual card. */
export const virtualPins = { access: '12345678', signature: '11223344' } as const;

/** A national services card of a person of the test PKI; counters full. */
export function makeCnsCard(
  pki: TestPki,
  names: { readonly access?: string; readonly cardNumber?: string } = {},
): CnsCard {
  const { access = 'cns-auth', cardNumber = '7430012345678901' } = names;
  return createCnsCard({
    cardNumber,
    holder: { family: 'MANZI', given: 'ALESSANDRO', codiceFiscale: 'MNZLSN99E05F205J' },
    accessCertificate: pki.certDer(access),
    signatureCertificate: pki.certDer('signature'),
    accessKey: { pem: pki.keyPem(access), pin: virtualPins.access },
    signatureKey: { pem: pki.keyPem('signature'), pin: virtualPins.signature },
  });
}

/** Two readers of the operating system with nothing in them, and OpenSC to reach what is put in. */
export interface VirtualDesk {
  readonly modulePath: string;
  readonly readers: readonly [VirtualReader, VirtualReader];
  stop(): Promise<void>;
}

/** Starts the desk; only one can exist at a time on a machine. See `virtualCardObstacle`. */
export async function startVirtualDesk(): Promise<VirtualDesk> {
  if (openScModule === null) throw new Error('OpenSC is not installed');
  const daemon = await startSmartCardDaemon();
  const readers = [
    createVirtualReader(FIRST_READER_PORT),
    createVirtualReader(FIRST_READER_PORT + 1),
  ] as const;
  return {
    modulePath: openScModule,
    readers,
    async stop() {
      for (const reader of readers) reader.remove();
      await daemon.stop();
    },
  };
}

/** Puts a card in as soon as the reader's driver listens. */
export async function insertWhenReady(reader: VirtualReader, card: InsertableCard): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await reader.insert(card);
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await pause(50);
    }
  }
}
