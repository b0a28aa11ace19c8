import { appError, type AppError } from '../../shared/errors/appError.ts';
import type { EngineFailure } from './cardTlsAddon.ts';

/** Alerts with which a server refuses the client's certificate (RFC 8446 §6.2). */
const certificateAlerts: ReadonlyMap<number, string> = new Map([
  [42, 'bad_certificate'],
  [43, 'unsupported_certificate'],
  [44, 'certificate_revoked'],
  [45, 'certificate_expired'],
  [46, 'certificate_unknown'],
  [48, 'unknown_ca'],
  [49, 'access_denied'],
  [116, 'certificate_required'],
]);

/** OpenSSL's X509_V_ERR numbers that have a cause of their own; every other one is reported by its text. */
const verifyErrors = {
  notYetValid: 9,
  expired: 10,
  revoked: 23,
  selfSigned: 18,
  selfSignedInChain: 19,
  issuerMissingLocally: 20,
  leafUnverifiable: 21,
  issuerMissing: 2,
  hostMismatch: 62,
  addressMismatch: 64,
} as const;

/** Turns the engine's failure into the error of its cause; `host` is what the user knows the server by. */
export function tlsFailure(failure: EngineFailure, host: string): AppError {
  if (failure.verifyCode !== 0) return certificateRefused(failure, host);
  const alert = failure.alertReceived;
  if (alert !== null && failure.certificateWithheld) {
    return appError('channel/no-common-signature-scheme', { host });
  }
  const alertName = alert === null ? undefined : certificateAlerts.get(alert);
  if (alert !== null && alertName !== undefined) {
    return appError('channel/client-certificate-refused', { host, alert, alertName });
  }
  switch (failure.reason) {
    case 'unexpected eof while reading':
      return appError('channel/handshake-interrupted', { host });
    case 'wrong version number':
    case 'http request':
    case 'packet length too long':
      return appError('channel/not-tls', { host });
    case 'no suitable signature algorithm':
      return appError('channel/no-common-signature-scheme', { host });
    default:
      return appError('channel/tls-handshake-failed', { host, reason: failure.reason, alert });
  }
}

function certificateRefused(failure: EngineFailure, host: string): AppError {
  switch (failure.verifyCode) {
    case verifyErrors.expired:
      return appError('channel/server-certificate-expired', { host });
    case verifyErrors.revoked:
      return appError('channel/server-certificate-revoked', { host });
    case verifyErrors.notYetValid:
      return appError('channel/server-certificate-not-yet-valid', { host });
    case verifyErrors.selfSigned:
      return appError('channel/server-self-signed', { host });
    case verifyErrors.selfSignedInChain:
    case verifyErrors.issuerMissing:
    case verifyErrors.issuerMissingLocally:
    case verifyErrors.leafUnverifiable:
      return appError('channel/server-authority-unknown', { host });
    case verifyErrors.hostMismatch:
    case verifyErrors.addressMismatch:
      return appError('channel/server-name-mismatch', { host });
    default:
      return appError('channel/server-certificate-refused', {
        host,
        reason: failure.verifyText ?? failure.reason,
        verifyCode: failure.verifyCode,
      });
  }
}
