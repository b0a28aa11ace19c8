import { errorCatalogue, type ErrorCatalogue } from './catalogue.ts';
import type { ErrorDefinition, ErrorText, RetryClass } from './errorDefinition.ts';

/** A stable identifier such as `card/pin-incorrect`: area, slash, cause. */
export type AppErrorCode = keyof ErrorCatalogue;

/** The typed data an error of code `Code` carries. */
export type AppErrorData<Code extends AppErrorCode> = Parameters<ErrorCatalogue[Code]['text']>[0];

/** An error as a value: it crosses processes and files as plain data. */
export type AppErrorOf<Code extends AppErrorCode> = {
  readonly [Each in Code]: {
    readonly code: Each;
    readonly data: AppErrorData<Each>;
    readonly retry: RetryClass;
  };
}[Code];

/** Any error of the catalogue, discriminated by `code`. */
export type AppError = AppErrorOf<AppErrorCode>;

/** Makes an error of the catalogue; the retry class comes from its definition. */
export function appError<Code extends AppErrorCode>(
  code: Code,
  data: AppErrorData<Code>,
): AppErrorOf<Code> {
  return { code, data, retry: errorCatalogue[code].retry };
}

/** The Italian text of an error: what happened, what it means for the document, what to do. */
export function errorText(error: AppError): ErrorText {
  const definition: ErrorDefinition<never> = errorCatalogue[error.code];
  // eslint-disable-next-line no-restricted-syntax -- same correlation of key and data, checked where the error is made
  return definition.text(error.data as never);
}

/** Whether a value read from outside (another process, a file) names an error of the catalogue. */
export function isAppErrorCode(code: string): code is AppErrorCode {
  return Object.hasOwn(errorCatalogue, code);
}
