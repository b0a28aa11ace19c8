import { z } from 'zod';
import { ok } from '../../../shared/errors/result.ts';
import { DRAFT_FORMAT } from '../../../shared/pss/draftFile.ts';
import { pssDraftSchema } from '../../../shared/pss/pss.ts';
import type { VerbResult } from '../verbResult.ts';

/**
 * The JSON Schema (draft 2020-12) of a draft of ours, made from the schema that reads it. What a refinement says
 * beyond that is left out: a file may fit here and still be told what is wrong.
 */
export function draftSchema(): Promise<VerbResult> {
  const schema = z.toJSONSchema(pssDraftSchema, { io: 'input', unrepresentable: 'any' });
  const { properties, required } = schema;
  const whole = {
    ...schema,
    title: 'Bozza di Profilo Sanitario Sintetico di Sintesi',
    properties: { format: { const: DRAFT_FORMAT }, version: { const: 1 }, ...properties },
    required: ['format', 'version', ...(required ?? [])],
  };
  const lines = [JSON.stringify(whole, null, 2)];
  return Promise.resolve(ok({ json: { schema: whole }, lines, succeeded: true }));
}
