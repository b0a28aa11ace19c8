import { randomBytes, randomUUID, type X509Certificate } from 'node:crypto';
import type { Clock } from '../../electron/domain/ports/clock.ts';
import type { FaultRule } from './faults/faultScript.ts';
import type { RoutingOptions } from './routing.ts';

/** What an injected validator says of a CDA that passed the syntax stage (gateway-checks.md §10). */
export type ValidatorVerdict =
  | { readonly kind: 'ok'; readonly warnings: readonly string[] }
  | { readonly kind: 'syntax' | 'semantic' | 'vocabulary'; readonly detail: string };

/** Schematron and vocabularies; a rejection stands for a validator that cannot be reached (C-48). */
export type Validate = (cda: Buffer) => Promise<ValidatorVerdict>;

/** How the index behind the gateway behaves. */
export type IndexBehaviour =
  | 'accepts'
  /** Takes update and delete in charge for later: 202 with a warning (C-66). */
  | 'defers'
  /** Refuses the address of the region (C-66). */
  | 'invalid-region-ip'
  /** Fails when merging metadata (C-65). */
  | 'merge-fails'
  /** Answers every request with an error of its own. */
  | 'fails';

/** Everything that can be chosen about a gateway; whatever the sources leave open is here, not in code. */
export interface GatewaySettings extends RoutingOptions {
  /** Exact `aud` both tokens must carry. */
  readonly audience: string;
  /** Three digits after `#` in the CN of an admitted signing certificate. */
  readonly region: string;
  /** `regional`: the region talks to the index itself and answers with its texts; `national`: later and apart. */
  readonly mode: 'regional' | 'national';
  readonly cartHeader: 'X-CART-id' | 'x-cart-id';
  /** Text after the regional separator in every success; null for none. */
  readonly regionalWarning: string | null;
  /**
   * Who calls: doctors with their health cards, or servers with the A certificate of the pair (F-10, F-11), as the
   * national gateway has it.
   */
  readonly callers: 'health-card' | 'authentication-certificate';
  /** Where a missing or unknown client certificate is refused: in TLS or by an HTTP 401 (F-01). */
  readonly clientCertificateRefusal: 'handshake' | 'http';
  /** Age of `iat` beyond which the frontier refuses a token, in seconds. */
  readonly maximumTokenAge: number;
  /** Bytes of body beyond which the frontier answers 413 (F-22). */
  readonly maximumRequestBytes: number;
  /** Bytes of the `file` part beyond which the dispatcher fails (C-03). */
  readonly maximumUploadBytes: number;
  /** Calls admitted in a window of seconds; null for no limit (F-22). */
  readonly rateLimit: { readonly calls: number; readonly seconds: number } | null;
  /** Whether class and type are correlated (C-46: in branch `release` only). */
  readonly correlatesClassAndType: boolean;
  readonly index: IndexBehaviour;
  /** Seconds between accepting a publication and the index's decision; duplicates are seen only after it. */
  readonly indexDelaySeconds: number;
  /** Text with which the index refuses what was accepted, once its decision is due; null to accept it. */
  readonly laterIndexFailure: string | null;
  /** Whether the national status service answers: the region does not expose it (gateway.md §14). */
  readonly statusService: boolean;
  /** The accreditation switch: identifiers with certain prefixes ask for failures (C-32). */
  readonly simulatesFailures: boolean;
  /** Whether the clinical repository knows the documents it is asked to delete (C-67). */
  readonly clinicalRepository: 'accepts' | 'missing';
  /** Ids of checks this deployment does not make, so that what stands behind them can be observed. */
  readonly skippedChecks: readonly string[];
  readonly faults: readonly FaultRule[];
}

/** The gateway a Tuscan family doctor's program expects. */
export const defaultSettings: GatewaySettings = {
  audience: 'https://modipa-val.fse.salute.gov.it/govway/rest/in/FSE/gateway/v1',
  region: '090',
  mode: 'regional',
  updateSegment: 'metadata',
  nationalPlainReplace: false,
  validationService: false,
  cartHeader: 'X-CART-id',
  regionalWarning: null,
  callers: 'health-card',
  clientCertificateRefusal: 'handshake',
  maximumTokenAge: 24 * 60 * 60,
  maximumRequestBytes: 10 * 1024 * 1024,
  maximumUploadBytes: 1024 * 1024,
  rateLimit: null,
  correlatesClassAndType: true,
  index: 'accepts',
  indexDelaySeconds: 0,
  laterIndexFailure: null,
  statusService: false,
  simulatesFailures: false,
  clinicalRepository: 'accepts',
  skippedChecks: [],
  faults: [],
};

/** Sources of what is not in the settings; tests pass their own. */
export interface GatewaySurroundings {
  readonly clock: Clock;
  readonly uuid: () => string;
  /** `count` random lower-case hexadecimal digits, `count` even. */
  readonly hex: (count: number) => string;
  readonly validate: Validate | null;
  /** Authorities whose signing certificates are admitted in tokens. */
  readonly tokenAuthorities: readonly X509Certificate[];
}

/** Time and randomness of the machine. */
export const machineSources: Pick<GatewaySurroundings, 'clock' | 'uuid' | 'hex'> = {
  clock: { now: () => new Date() },
  uuid: randomUUID,
  hex: (count) => randomBytes(count / 2).toString('hex'),
};
