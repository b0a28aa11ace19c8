import type { Result } from '../../shared/errors/result.ts';
import type {
  CardCapabilities,
  CardCertificate,
  CardDriver,
  CardReader,
  CardSignRequest,
  CardToken,
} from '../domain/ports/card.ts';
import type { JudgementRules } from './certificatePurpose.ts';

/** A signature request as it crosses to the card process. */
export interface HostedSignRequest extends CardSignRequest {
  /** The PIN for this one use, where the key asks for it each time; zeroed by the card process. */
  readonly pin: Uint8Array | null;
}

/** What the card process is started with. */
export interface LoadOrder {
  /** Absolute. */
  readonly modulePath: string;
  /** How long a card that just failed is watched for its removal, in milliseconds. */
  readonly removalGraceMs: number;
}

/** What the card process serves. Its caller makes one call at a time. */
export interface CardProcessFunctions {
  /** Loads and initialises the module; once, before anything else. */
  load(order: LoadOrder): Result<void>;
  driver(): Result<CardDriver>;
  /** Every reader, empty ones too; `removed` is not told here. */
  readers(rules: JudgementRules): Promise<Result<readonly CardReader[]>>;
  tokens(): Result<readonly CardToken[]>;
  certificates(rules: JudgementRules): Promise<Result<readonly CardCertificate[]>>;
  /** The PIN's bytes are zeroed before the answer. */
  login(tokenId: string, pin: Uint8Array): Promise<Result<void>>;
  isLoggedIn(tokenId: string): Result<boolean>;
  sign(request: HostedSignRequest): Promise<Result<Uint8Array>>;
  capabilities(fingerprint: string, rules: JudgementRules): Promise<Result<CardCapabilities>>;
  /** Of one token, or of all for null. */
  logout(tokenId: string | null): Result<void>;
  /** Finalises the module, so that the reader is free for other programs. */
  finalize(): Result<void>;
}
