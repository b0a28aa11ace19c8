import type { TlsVersion } from './cardTlsAddon.ts';

/**
 * What the card's key can do, as its verified trial signatures showed (cards-and-certificates §2.3).
 * - `pss-capable`: RSASSA-PSS by mechanism or by raw RSA, or an elliptic-curve key.
 * - `v1.5-only`: PKCS#1 v1.5 alone, which TLS 1.3 forbids (RFC 8446 §4.2.3).
 */
export type CardCapability = 'pss-capable' | 'v1.5-only';

/** Versions to offer and schemes to sign with, in order of preference. */
export interface TlsPolicy {
  readonly minVersion: TlsVersion;
  readonly maxVersion: TlsVersion;
  readonly clientSchemes: string;
}

const ecSchemes = ['ECDSA+SHA256', 'ECDSA+SHA384', 'ECDSA+SHA512'];
const pkcs1Schemes = ['RSA+SHA256', 'RSA+SHA384', 'RSA+SHA512'];
const pssSchemes = ['rsa_pss_rsae_sha256', 'rsa_pss_rsae_sha384'];

/**
 * The policy table of cards-and-certificates §2.4. A card with v1.5 only needs both the cap and the filter:
 * under TLS 1.2 OpenSSL would still choose PSS where the server offers it, and under TLS 1.3 nothing is left.
 */
export const tlsPolicies: Readonly<Record<CardCapability, TlsPolicy>> = {
  'pss-capable': {
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.3',
    clientSchemes: [...ecSchemes, ...pssSchemes, ...pkcs1Schemes].join(':'),
  },
  'v1.5-only': {
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    clientSchemes: [...ecSchemes, ...pkcs1Schemes].join(':'),
  },
};
