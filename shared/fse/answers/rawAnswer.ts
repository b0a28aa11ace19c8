import type { Operation } from '../operation.ts';

/** An HTTP answer as it came, its body decoded to text. */
export interface RawAnswer {
  readonly operation: Operation;
  readonly status: number;
  /** Names in any case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
