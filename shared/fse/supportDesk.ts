import type { DoctorProfile } from './doctorProfile.ts';
import type { GatewayEnvironment } from './gatewayEnvironment.ts';

/** Whom a request for support goes to, and under which subject. */
export interface SupportDesk {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
}

const REGIONAL_TEAM = 'teamfse2.0@regione.toscana.it';
const PRODUCTION_DESK = 'helpsis@regione.toscana.it';

/**
 * The Region's desk for an environment (S002 §5, §16): production has a desk of its own with the team in copy, all
 * else goes to the team. The subject names vendor and application as declared at accreditation, then `details`,
 * which must say nothing about a patient.
 */
export function supportDesk(
  environment: GatewayEnvironment['name'],
  { vendor, id }: Pick<DoctorProfile['application'], 'vendor' | 'id'>,
  details: string,
): SupportDesk {
  const isProduction = environment === 'production';
  const heading = isProduction ? 'FSE2.0 Richiesta Supporto' : 'FSE2.0 Richiesta Supporto Staging';
  return {
    to: [isProduction ? PRODUCTION_DESK : REGIONAL_TEAM],
    cc: isProduction ? [REGIONAL_TEAM] : [],
    subject: `${heading} | ${vendor} - ${id} ${details}`,
  };
}
