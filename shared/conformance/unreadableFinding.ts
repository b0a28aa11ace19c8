import { errorText, type AppError } from '../errors/appError.ts';
import type { Finding } from './finding.ts';

function lineOf(error: AppError): number {
  return error.code === 'cda/not-xml' || error.code === 'cda/xml-refused' ? error.data.line : 1;
}

/** The single finding about a text that cannot be read as a document at all; the gateway calls it a syntax error. */
export function unreadableFinding(error: AppError): Finding {
  const { happened, next } = errorText(error);
  return {
    rule: error.code,
    layer: 'xsd',
    severity: 'error',
    audience: 'developer',
    path: '/',
    line: lineOf(error),
    field: null,
    place: '',
    it: `${happened} ${next}`,
    detail: error.code === 'cda/not-xml' ? error.data.detail : error.code,
  };
}
