import type { AppError, AppErrorCode } from '../../../shared/errors/appError.ts';

/** What the gateway's own check would answer. */
export interface GatewayOpinion {
  readonly accepted: boolean;
  /** Why not, in the order it looks. */
  readonly reasons: readonly AppError[];
}

/** What the gateway looks at in a file before its signatures. */
const FILE_REASONS: readonly AppErrorCode[] = [
  'pdf/not-a-pdf',
  'pdf/encrypted',
  'pdf/attachment-missing',
  'pdf/attachment-wrong-name',
  'pdf/attachment-unreadable',
  'pdf/no-signature',
  'pdf/empty-signature-field',
];

/**
 * What it looks at in a signature: digest and value with the certificate inside, and the time. It looks at no chain,
 * no revocation, no coverage, no SubFilter and no signing-certificate attribute.
 */
const SIGNATURE_REASONS: readonly AppErrorCode[] = [
  'pdf/digest-mismatch',
  'pdf/signature-invalid',
  'pdf/signing-time-missing',
  'pdf/signer-certificate-missing',
  'pdf/cms-unreadable',
  'pdf/document-timestamp',
];

/** A range it reads bytes from must at least be inside the file. */
function isFatalRange(problem: AppError): boolean {
  return (
    problem.code === 'pdf/byte-range-wrong' &&
    ['missing', 'beyond-end', 'overlap'].includes(problem.data.cause)
  );
}

function signatureReasons(problems: readonly AppError[]): AppError[] {
  return problems.filter((each) => SIGNATURE_REASONS.includes(each.code) || isFatalRange(each));
}

/**
 * What the gateway would say of a signed PDF (dispatcher's PDFUtility and SignerUtility): much less than a verifier
 * asks, and in one point more, the `/M` entry. `signatures` are the problems of each, in the order of the form.
 */
export function gatewayOpinion(
  file: readonly AppError[],
  signatures: readonly (readonly AppError[])[],
): GatewayOpinion {
  const unreadable = file.filter(
    (each) => each.code === 'pdf/broken-structure' && each.data.cause !== 'trailing-bytes',
  );
  const reasons = [
    ...unreadable,
    ...file.filter(({ code }) => FILE_REASONS.includes(code)),
    // Every signature is looked at, but each verdict replaces the one before.
    ...signatureReasons(signatures.at(-1) ?? []),
  ];
  return { accepted: reasons.length === 0, reasons };
}
