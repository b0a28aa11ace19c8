import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { programRoot } from '../process/programFiles.ts';

import type { CardMechanism } from '../domain/ports/card.ts';

/** Protocol versions the channel may speak; older ones are out (reliability §3, TLS). */
export type TlsVersion = 'TLSv1.2' | 'TLSv1.3';

/** What many connections share. */
export interface TlsContextOptions {
  readonly minVersion: TlsVersion;
  readonly maxVersion: TlsVersion;
  /** Schemes our own CertificateVerify may use, in order of preference (OpenSSL list syntax). */
  readonly clientSchemes: string;
  /** DER certificates, the card's first, then its intermediates. */
  readonly chain: readonly Uint8Array[];
  /** PEM texts of one or more trusted roots each. */
  readonly roots: readonly string[];
  /** Suites to offer under TLS 1.2 and 1.3 (OpenSSL list syntax); absent: OpenSSL's own choice. */
  readonly ciphers?: string;
  readonly cipherSuites?: string;
}

/** Opaque to TypeScript: shared by engines and kept alive by them. */
export type TlsContext = object;

/** How far an operation got. After `wants-signature` every operation waits for the signature. */
export type EngineStatus = 'done' | 'wants-input' | 'wants-signature' | 'closed' | 'failed';

/** What the handshake asks of the card. */
export interface EngineSignatureRequest {
  readonly mechanism: CardMechanism;
  readonly data: Uint8Array;
}

/** What a server said when it asked for our certificate. */
export interface EngineCertificateRequest {
  /** DER names (RFC 5280 §4.1.2.4) of the authorities it accepts; none means any. */
  readonly issuers: readonly Uint8Array[];
  /** Code points of signature schemes (RFC 8446 §4.2.3), in its order. */
  readonly schemes: readonly number[];
}

/** What was negotiated, as far as it went: after a failure, up to that point. */
export interface EngineFacts {
  readonly version: string;
  readonly cipher: string | null;
  /** How we signed, e.g. `RSA-PSS+SHA256`; null where no signature of ours was asked for. */
  readonly signatureScheme: string | null;
  readonly resumed: boolean;
  /** DER certificates of the server, leaf first. */
  readonly peerChain: readonly Uint8Array[];
}

/** Why an engine failed. Alerts are numbers of RFC 8446 §6; `verifyCode` 0 means the certificate was accepted. */
export interface EngineFailure {
  readonly reason: string;
  readonly alertReceived: number | null;
  readonly alertSent: number | null;
  readonly verifyCode: number;
  readonly verifyText: string | null;
  /** The server asked for our certificate and got none: no signature scheme in common. */
  readonly certificateWithheld: boolean;
  /** The server's certificates as received, when they were refused. */
  readonly refusedChain: readonly Uint8Array[];
}

/**
 * One TLS connection without a socket. Bytes from the network go in through `feed`, bytes for the network come
 * out of `take`; after any other call there may be something to take. Never blocks and never calls JavaScript.
 */
export interface TlsEngine {
  feed(bytes: Uint8Array): void;
  /** The network has ended: what is missing will not come. */
  endOfInput(): void;
  take(): Uint8Array | null;
  handshake(): EngineStatus;
  /** Takes a copy of the whole of `bytes`; when not `done`, continue with `flush` before the next write. */
  write(bytes: Uint8Array): EngineStatus;
  flush(): EngineStatus;
  /** The next piece of plain text, at most one TLS record. */
  read(): Uint8Array | Exclude<EngineStatus, 'done'>;
  /** Queues the closing alert. */
  shutdown(): void;
  wantsSignature(): EngineSignatureRequest | null;
  /** Checks the answer with the certificate's public key, then goes on; a bad answer ends the engine. */
  provideSignature(signature: Uint8Array): 'good' | 'wrong-length' | 'wrong';
  /** The card will not answer: ends the engine. */
  failSignature(): void;
  /** Sessions received since the last call, as DER; each may be offered once in another engine. */
  takeSessions(): readonly Uint8Array[];
  /** Every request for our certificate so far: in the handshake, on renegotiation, after the handshake. */
  certificateRequests(): readonly EngineCertificateRequest[];
  facts(): EngineFacts;
  failure(): EngineFailure | null;
  /** Frees everything at once, also while a signature is awaited; only a defect calls the engine afterwards. */
  destroy(): void;
}

/** The native addon `native/` (OpenSSL 3, linked statically). */
export interface CardTlsAddon {
  readonly opensslVersion: string;
  readonly TlsContext: new (options: TlsContextOptions) => TlsContext;
  readonly TlsEngine: new (
    context: TlsContext,
    /** `serverName` is a DNS name or an IP address, checked against the certificate. */
    options: { readonly serverName: string; readonly session: Uint8Array | null },
  ) => TlsEngine;
}

/** Where node-gyp leaves the addon; the packed application keeps it there. */
const addon = new URL('electron/channel/native/build/Release/card_tls.node', programRoot);

let loaded: CardTlsAddon | null = null;

/**
 * Loads the native addon once.
 * @throws when it was not built or was built for another interface: a defect of the installation.
 */
export function loadCardTlsAddon(): CardTlsAddon {
  if (loaded === null) {
    const module: unknown = createRequire(import.meta.url)(fileURLToPath(addon));
    if (!isCardTlsAddon(module)) throw new Error('The card_tls addon has an unexpected interface');
    loaded = module;
  }
  return loaded;
}

/** The addon is compiled from this repository: its shape is checked, the signatures of its methods are trusted. */
function isCardTlsAddon(value: unknown): value is CardTlsAddon {
  return (
    typeof value === 'object' &&
    value !== null &&
    'opensslVersion' in value &&
    typeof value.opensslVersion === 'string' &&
    'TlsContext' in value &&
    typeof value.TlsContext === 'function' &&
    'TlsEngine' in value &&
    typeof value.TlsEngine === 'function'
  );
}
