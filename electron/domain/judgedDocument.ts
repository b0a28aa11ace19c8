import type { Finding, Verdict } from '../../shared/conformance/finding.ts';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';

/** The findings that make the gateway refuse a document. */
export function blockingFindings(verdict: Verdict): readonly Finding[] {
  return verdict.findings.filter((finding) => finding.severity === 'error');
}

/** A refused document goes no further: the error names how many findings block it and the first of them. */
export function requireAccepted(verdict: Verdict): Result<void> {
  const blocking = blockingFindings(verdict);
  const [first] = blocking;
  return first === undefined
    ? ok()
    : fail(appError('document/refused-by-verdict', { errors: blocking.length, first: first.it }));
}
