import type { z } from 'zod';
import { frontierRefusal, type Refusal } from '../answers/refusal.ts';
import { headerOf, type Call } from '../call.ts';
import {
  metadataBody,
  plainReplaceBody,
  validateAndCreateBody,
  validationBody,
} from '../contract/requestBodies.ts';
import type { MethodCode } from '../routing.ts';
import { refuseIf, type Check } from './check.ts';

function invalidContent(detail: string): Refusal {
  return frontierRefusal(
    400,
    'InvalidRequestContent',
    `Request content not conform to API specification: ${detail}`,
  );
}

const schemaOf: Readonly<Record<MethodCode, z.ZodType | null>> = {
  C: validateAndCreateBody,
  R2: validateAndCreateBody,
  R: plainReplaceBody,
  U: metadataBody,
  D: null,
  V: validationBody,
};

function isMultipart(method: MethodCode | null): boolean {
  return method === 'C' || method === 'R2' || method === 'R' || method === 'V';
}

async function misfitOfParts(call: Call): Promise<string | null> {
  const form = await call.form();
  if (form === null) return null;
  const files = form.files.map(({ name }) => name);
  const values = form.values.map(({ name }) => name);
  if (!files.includes('file')) return "required property 'file' not found";
  if (!values.includes('requestBody')) return "required property 'requestBody' not found";
  const surplus = [...files, ...values].find((name) => name !== 'file' && name !== 'requestBody');
  return surplus === undefined ? null : `property '${surplus}' is not defined in the schema`;
}

async function misfitOfBody(call: Call): Promise<string | null> {
  const schema = call.method === null ? null : schemaOf[call.method];
  const json = await call.bodyJson();
  if (schema === null || json === undefined) return null;
  const issue = schema.safeParse(json).error?.issues[0];
  if (issue === undefined) return null;
  return `requestBody${issue.path.map((step) => `.${String(step)}`).join('')}: ${issue.message}`;
}

const conformity: Check = {
  id: 'F-20',
  requires: 'path parameter, parts and body as the interface describes them',
  examine: async (call) => {
    const length = call.documentId?.length ?? 1;
    if (length < 1 || length > 256) return invalidContent('path parameter out of length');
    const parts = isMultipart(call.method) ? await misfitOfParts(call) : null;
    const misfit = parts ?? (await misfitOfBody(call));
    return misfit === null ? null : invalidContent(misfit);
  },
};

const wellFormed: Check = {
  id: 'F-21',
  requires: 'a well-formed multipart or JSON body',
  examine: async (call) => {
    if (call.method === 'D') return null;
    const contentType = headerOf(call.request, 'content-type') ?? '';
    if (!isMultipart(call.method)) {
      const readable =
        /^application\/json\b/i.test(contentType) && (await call.bodyJson()) !== undefined;
      return refuseIf(!readable, invalidContent('body not readable as JSON'));
    }
    const form = await call.form();
    if (form === null) return invalidContent('multipart not readable');
    const part = form.values.find(({ name }) => name === 'requestBody');
    if (part === undefined) return null;
    const readable = part.mediaType === 'application/json' && (await call.bodyJson()) !== undefined;
    return refuseIf(!readable, invalidContent("part 'requestBody' not readable as JSON"));
  },
};

/** Frontier checks on the content. */
export const frontierContent: readonly Check[] = [conformity, wellFormed];
