import { errorText, type AppError } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';

/** What a verb has to say: the same facts as JSON and as Italian lines. */
export interface VerbReport {
  readonly json: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
  /** False when the verb did its work and the answer is a refusal: exit status 1, not an error. */
  readonly succeeded: boolean;
}

/** A verb's outcome. */
export type VerbResult = Result<VerbReport>;

/** Where a result is written. */
export interface Output {
  out(line: string): void;
  err(line: string): void;
}

function describeError(error: AppError): readonly string[] {
  const { happened, meaning, next } = errorText(error);
  return [happened, meaning, next];
}

/** Plain data of an error for programs: code, data, retry class and the Italian text. */
export function errorToJson(error: AppError): Readonly<Record<string, unknown>> {
  return { ...error, text: errorText(error) };
}

/**
 * Writes a result and answers the exit status: 0 done, 1 refused or failed.
 * With JSON, standard output carries exactly one line; without, people read Italian.
 */
export function writeResult(
  verb: string,
  result: VerbResult,
  asJson: boolean,
  output: Output,
): 0 | 1 {
  if (asJson) {
    const body = result.ok ? result.value.json : { error: errorToJson(result.error) };
    output.out(JSON.stringify({ verb, ...body }));
  } else if (result.ok) {
    result.value.lines.forEach((line) => {
      output.out(line);
    });
  } else {
    describeError(result.error).forEach((line) => {
      output.err(line);
    });
  }
  return result.ok && result.value.succeeded ? 0 : 1;
}
