import type { AppError } from '../../../shared/errors/appError.ts';
import type { Result } from '../../../shared/errors/result.ts';

/** A driver of cards on this computer. */
export interface CardModule {
  /** Absolute. Never shown or reported as it is: it may carry a person's name. */
  readonly path: string;
  readonly maker: string;
  /** A person's choice comes first, then what worked before, then the known drivers found on disk. */
  readonly origin: 'chosen' | 'remembered' | 'known';
  /** Why the file is not even loaded (missing, no library, another processor), or null. */
  readonly refusedBecause: AppError | null;
}

/** What a driver showed when it was tried in a process of its own. */
export interface ModuleTrial extends CardModule {
  /** Of its file, lower-case hexadecimal; null where it cannot be read. */
  readonly sha256: string | null;
  readonly tokens: number;
  /** Certificates that could be used now, of either purpose. */
  readonly usableCertificates: number;
}

/** The drivers installed here, and the search for one that works. */
export interface CardModules {
  /** In order of preference, looked at from outside: nothing is loaded. */
  installed(): readonly CardModule[];
  /**
   * Tries the drivers one after the other, each in a throw-away process, until one shows a usable certificate;
   * all of them when `complete`.
   */
  tryAll(complete: boolean): Promise<readonly ModuleTrial[]>;
  /**
   * The driver to use: the chosen one whatever it shows; else the remembered one; else the first that shows a usable
   * certificate, else the first that loads, else the first whose file is fit for it, whatever the card or its service
   * make of it now. One that shows a certificate is remembered. `card/module-not-found` where there is none.
   */
  find(): Promise<Result<string>>;
}
