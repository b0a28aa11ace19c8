import type { AppError } from '../../../shared/errors/appError.ts';
import type { Result } from '../../../shared/errors/result.ts';
import type { IdentitiesView } from '../../../shared/ipc/areas/identities.ts';

/** What the person hands over: the certificate, perhaps its key, and what opens them. */
export interface HandedIdentity {
  readonly certificate: Uint8Array;
  /** Null where the key is in the same file or waits in the archive. */
  readonly key: Uint8Array | null;
  readonly password: () => Promise<Result<string>>;
  /** SHA-256 of the certificate meant where a file holds several; null = the only one. */
  readonly chosen: string | null;
}

/** An identity that was checked and kept. */
export interface KeptNow {
  readonly commonName: string;
  /** UTC ISO instant. */
  readonly notAfter: string;
  readonly fingerprint: string;
  readonly environment: string;
  /** The request it answers, or null. */
  readonly answeredRequest: string | null;
  readonly warnings: readonly AppError[];
}

/** What a request for a certificate is made with. */
export interface IdentityRequestChoices {
  /** Name communicated by the Region, which wins over the one made from the profile. */
  readonly communicatedName: string | null;
  /** Counts the certificates of this kind issued for this software. */
  readonly number: number;
}

/** A request just made; its keys wait in the archive. */
export interface MadeRequest {
  readonly requestId: string;
  readonly names: {
    readonly signature: string;
    readonly authentication: string;
    readonly hasExpectedForm: boolean;
  };
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** What to do with them on the portal, in Italian. */
  readonly instructions: readonly string[];
}

/** The doctor's Sogei certificates of the environment in use. */
export interface IdentityKeeping {
  list(): Promise<Result<IdentitiesView>>;
  request(choices: IdentityRequestChoices): Promise<Result<MadeRequest>>;
  /** Checks everything, makes a trial token, then keeps; on any error nothing is kept. */
  import(handed: HandedIdentity): Promise<Result<KeptNow>>;
  choose(fingerprint: string): Promise<Result<{ readonly commonName: string }>>;
  /** The public certificate as PEM. */
  exportCertificate(
    fingerprint: string | null,
  ): Promise<Result<{ readonly name: string; readonly pem: string; readonly fingerprint: string }>>;
  /** Gives up a request whose files could not be handed over. */
  forgetRequest(requestId: string): Promise<Result<void>>;
}
