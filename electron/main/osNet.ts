/**
 * The part of Electron's `net` and `session` this program uses, declared here so that everything above it runs and is
 * tested under plain Node. Electron's own objects fit it as they are.
 */
export interface OsNet {
  request(options: OsRequestOptions): OsRequest;
}

/** Options of `net.request`. */
export interface OsRequestOptions {
  readonly method: string;
  readonly url: string;
  /** Redirects are answers like any other. */
  readonly redirect: 'manual';
  readonly useSessionCookies: false;
  readonly cache: 'no-store';
}

/** Who asks for a user name, in the event `login`. */
export interface OsLoginRequest {
  readonly isProxy: boolean;
  readonly host: string;
  readonly port: number;
}

/** A request of `net`. Nothing leaves before `end`. */
export interface OsRequest {
  setHeader(name: string, value: string): void;
  on(event: 'response', listener: (response: OsResponse) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'redirect', listener: (statusCode: number) => void): unknown;
  on(
    event: 'login',
    listener: (request: OsLoginRequest, answer: (user?: string, password?: string) => void) => void,
  ): unknown;
  write(chunk: Buffer): void;
  end(): void;
  abort(): void;
}

/** Its answer. */
export interface OsResponse {
  readonly statusCode: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  on(event: 'end' | 'aborted', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** A certificate as Electron describes it. */
export interface OsCertificate {
  /** PEM. */
  readonly data: string;
  readonly subjectName: string;
  readonly issuerCert?: OsCertificate;
}

/** What `session.setCertificateVerifyProc` is asked. */
export interface OsVerifyRequest {
  readonly hostname: string;
  readonly validatedCertificate: OsCertificate;
}

/** What the session's verifier last found out about a host. */
export interface OsVerifiedPeer {
  readonly name: string;
  /** False: one of the pinned keys was due in the chain and none was there. */
  readonly isPinned: boolean;
}

/** Its answers: refuse, or go by the operating system's own judgement. There is no answer that accepts regardless. */
export const osVerdict = { refuse: -2, asTheSystemSays: -3 } as const;
