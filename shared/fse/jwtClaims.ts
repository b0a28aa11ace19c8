import { z } from 'zod';
import {
  doctorRole,
  pssResourceType,
  purposesOfUse,
  regions,
  visibilityCodes,
} from './codeTables.ts';
import { type DoctorProfile, localityOf, personCx } from './doctorProfile.ts';
import type { MethodRule } from './methodMatrix.ts';

const PERSON_CX = /^[A-Z0-9]{16}\^\^\^&2\.16\.840\.1\.113883\.2\.9\.4\.3\.2&ISO$/;
const XON = /^[^^]*\^{5}&[^&]*&ISO\^{4}[^^&]*$/;
const CERTIFICATE_NAME = /S\d+#[A-Za-z0-9]{3}.*/;

// Seconds of the years 2001 to 2286: a value in milliseconds cannot pass (field failure CL-02).
const seconds = z.int().min(1_000_000_000).max(9_999_999_999);

const text = z
  .string()
  .min(1)
  .refine((value) => value.trim() === value && !/&(?:amp|lt|gt|quot|apos);/.test(value), {
    message: 'must not carry blanks at its ends nor XML entities',
  });

const registered = {
  sub: z.string().regex(PERSON_CX),
  aud: z.string().regex(/^https:\/\/[^\s]*[^\s/]$/),
  iat: seconds,
  exp: seconds,
  jti: z.uuidv4(),
};

/** Claims of the token in `Authorization`: these and no others (gateway.md §4.2). */
export const authorizationClaimsSchema = z.strictObject({
  iss: z.string().regex(new RegExp(`^auth:${CERTIFICATE_NAME.source}$`)),
  ...registered,
});

/** What the act adds to the second token: all of gateway.md §4.3 but the registered claims. */
const actFields = {
  subject_organization_id: z.string().regex(/^\d{3}$/),
  subject_organization: text,
  locality: text.regex(XON),
  subject_role: z.literal(doctorRole),
  person_id: z.string().regex(PERSON_CX),
  patient_consent: z.literal(true),
  subject_application_id: text,
  subject_application_vendor: text,
  subject_application_version: text,
};

/** The act's part of the second token, with the subject both tokens share. */
export interface ActClaims {
  readonly sub: string;
  readonly rule: MethodRule;
  readonly act: Readonly<Record<string, string | boolean>>;
}

/** Claims of the token in `FSE-JWT-Signature` for one row of the method matrix: these and no others. */
export function signatureClaimsSchema(rule: MethodRule) {
  const purposes = rule.purposeOnVisibility
    ? [rule.purpose, rule.purposeOnVisibility]
    : [rule.purpose];
  return z
    .strictObject({
      iss: z.string().regex(new RegExp(`^integrity:${CERTIFICATE_NAME.source}$`)),
      ...registered,
      ...actFields,
      purpose_of_use: z.enum(purposesOfUse).refine((purpose) => purposes.includes(purpose)),
      action_id: z.literal(rule.action),
      ...(rule.resourceType ? { resource_hl7_type: z.literal(pssResourceType) } : {}),
      ...(rule.attachmentHash ? { attachment_hash: z.string().regex(/^[0-9a-f]{64}$/) } : {}),
    })
    .refine(
      (claims) =>
        regions.some(
          ({ code, name }) =>
            code === claims.subject_organization_id && name === claims.subject_organization,
        ),
      { path: ['subject_organization'], message: 'must be the name of the same region' },
    );
}

/** What a call's claims are made from. */
export interface ActClaimsInput {
  readonly rule: MethodRule;
  readonly profile: DoctorProfile;
  readonly patientCodiceFiscale: string;
  /** Codes of `attiCliniciRegoleAccesso` the body carries. */
  readonly accessRules: readonly string[];
  /** SHA-256 of the PDF that will be sent; null where none is. */
  readonly documentSha256: string | null;
}

/** The codes of `attiCliniciRegoleAccesso` a body carries. */
export function accessRulesOf(metadata: Readonly<Record<string, unknown>>): readonly string[] {
  const rules = metadata['attiCliniciRegoleAccesso'];
  return Array.isArray(rules) ? rules.filter((rule) => typeof rule === 'string') : [];
}

/** The claims of an act. What cannot be right (a hash missing where due) is refused when the token is made. */
export function actClaims(input: ActClaimsInput): ActClaims {
  const { rule, profile } = input;
  const setsVisibility = visibilityCodes.some((code) => input.accessRules.includes(code));
  return {
    sub: personCx(profile.codiceFiscale),
    rule,
    act: {
      subject_organization_id: profile.region.code,
      subject_organization: profile.region.name,
      locality: localityOf(profile),
      subject_role: doctorRole,
      person_id: personCx(input.patientCodiceFiscale),
      patient_consent: true,
      purpose_of_use: setsVisibility ? (rule.purposeOnVisibility ?? rule.purpose) : rule.purpose,
      action_id: rule.action,
      ...(rule.resourceType ? { resource_hl7_type: pssResourceType } : {}),
      // Only where the rule asks for it, never null: a null claim was refused (field failure CL-05).
      ...(rule.attachmentHash && input.documentSha256 !== null
        ? { attachment_hash: input.documentSha256 }
        : {}),
      subject_application_id: profile.application.id,
      subject_application_vendor: profile.application.vendor,
      subject_application_version: profile.application.version,
    },
  };
}
