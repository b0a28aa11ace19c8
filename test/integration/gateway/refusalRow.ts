import type { GatewayOptions } from '../../gateway/startGateway.ts';
import type { TestPki } from '../../pki/makeTestPki.ts';
import type { RequestKind, RequestRecipe } from '../../support/gatewayRequests.ts';

/** What a refused call is answered, word by word. */
export interface ExpectedRefusal {
  readonly status: number;
  /** GovWay code or `/msg/...` type. */
  readonly type: string;
  readonly title?: string;
  readonly instance?: string;
  readonly detail?: string | RegExp;
  /** Where the body names a workflow: the placeholder, a computed one, or none. */
  readonly workflow?: 'unknown' | 'computed' | 'none';
}

/** One request that breaks one check only, and its answer. */
export interface RefusalRow {
  readonly check: string;
  readonly kind: RequestKind;
  readonly spoil: (recipe: RequestRecipe, pki: TestPki) => void;
  readonly answer: ExpectedRefusal;
  /** How the gateway differs from the usual one; often by not making an earlier check. */
  readonly gateway?: Partial<GatewayOptions>;
  /** Certificate of the caller, where it is not a health card. */
  readonly caller?: string;
  /** Whether the document is published first. */
  readonly published?: true;
  /** Says what differs where a check has several rows. */
  readonly note?: string;
}

/** A refusal of the frontier. */
export function govway(status: number, type: string, detail?: string | RegExp): ExpectedRefusal {
  return { status, type, title: type, ...(detail === undefined ? {} : { detail }) };
}

/** A refusal of a claim on the methods that name the workflow. */
export function jwt(instance: string, detail: string | RegExp): ExpectedRefusal {
  const title = 'Campo token JWT non valido.';
  return { status: 403, type: '/msg/jwt-validation', title, instance, detail, workflow: 'unknown' };
}

/** A refusal of a body field. */
export function missingField(detail?: string | RegExp): ExpectedRefusal {
  return {
    status: 400,
    type: '/msg/mandatory-element',
    title: 'Campo obbligatorio non presente.',
    instance: '/request-missing-field',
    workflow: 'unknown',
    ...(detail === undefined ? {} : { detail }),
  };
}
