/** What the common name of a desktop doctor's certificates is made of (regional guide §14.2, gateway.md §5). */
export interface CertificateNameFields {
  /** Counts the certificates of this kind issued to the doctor for this software, from 1. */
  readonly number: number;
  /** Region and local health unit: six digits, the region's code first. */
  readonly azienda: string;
  /** The application's domain. */
  readonly domain: string;
  readonly codiceFiscale: string;
}

/** The two names of a request. */
export interface CertificateNames {
  readonly signature: string;
  readonly authentication: string;
  /** False where the gateway's front end would refuse the signature name: `S`, digits, `#`, region. */
  readonly hasExpectedForm: boolean;
}

const EXPECTED_SIGNATURE = /^S\d+#[A-Za-z0-9]{3}/;
const PREFIXED = /^[SA](\d+#.*)$/;

function named(signature: string, authentication: string): CertificateNames {
  return { signature, authentication, hasExpectedForm: EXPECTED_SIGNATURE.test(signature) };
}

/**
 * The names to ask for. A text communicated by the Region wins over the fields and is taken byte for byte: a name
 * that differs from the communicated one blocks the move to production. Where it carries the prefix of one of the
 * pair, the other is the same with its own prefix; without a prefix both requests carry the text.
 */
export function certificateNames(
  fields: CertificateNameFields,
  communicated: string | null,
): CertificateNames {
  if (communicated === null) {
    const { number, azienda, domain, codiceFiscale } = fields;
    const rest = `${String(number)}#${azienda}${domain}${codiceFiscale}`;
    return named(`S${rest}`, `A${rest}`);
  }
  const rest = PREFIXED.exec(communicated)?.[1];
  return rest === undefined ? named(communicated, communicated) : named(`S${rest}`, `A${rest}`);
}
