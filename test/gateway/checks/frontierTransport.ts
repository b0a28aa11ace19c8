import { frontierRefusal } from '../answers/refusal.ts';
import { refuseIf, type Check } from './check.ts';

const clientCertificate: Check = {
  id: 'F-01',
  requires: 'a client certificate of an accepted authority',
  examine: ({ request: { clientCertificate: caller } }) => {
    if (caller === 'accepted') return null;
    return caller === 'missing'
      ? frontierRefusal(401, 'AuthenticationRequired', 'Authentication required')
      : frontierRefusal(401, 'AuthenticationFailed', 'Authentication failed');
  },
};

const published: Check = {
  id: 'F-02',
  requires: 'a path and verb the interface publishes',
  examine: ({ routing }) => {
    if (routing === 'unknown-path') {
      return frontierRefusal(404, 'NotFound', 'Unknown API requested');
    }
    return refuseIf(
      routing === 'other-verb',
      frontierRefusal(404, 'UndefinedOperation', 'Undefined operation requested'),
    );
  },
};

const withinPolicies: Check = {
  id: 'F-22',
  requires: 'a request within the size and rate policies',
  examine: ({ request, overLimit, settings }) => {
    if (request.tooLarge) {
      return frontierRefusal(413, 'RequestSizeExceeded', 'Request size exceeded');
    }
    const retryAfter = String(settings.rateLimit?.seconds ?? 0);
    return refuseIf(
      overLimit,
      frontierRefusal(429, 'LimitExceeded', 'Limit exceeded detected', {
        'Retry-After': retryAfter,
      }),
    );
  },
};

/**
 * Frontier checks on connection and request line. The policies stand here although they are numbered last: the
 * frontier applies them before it reads the content.
 */
export const frontierTransport: readonly Check[] = [clientCertificate, published, withinPolicies];
