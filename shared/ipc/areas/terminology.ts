import { z } from 'zod';
import { instant, nothing } from '../requestParts.ts';

const code = z.string().min(1).max(100);
const system = z.string().min(1).max(100);

/** The catalogues of codes. */
export const terminologyVerbs = {
  /** Recent and frequent first; by code, brand, substance or words, from two letters. */
  'terminology.search': {
    request: z.strictObject({
      text: z.string().min(2).max(100),
      systems: z.array(system).max(20),
      limit: z.int().min(1).max(100),
    }),
    response: z.object({
      concepts: z.array(
        z.object({
          system: z.string(),
          code: z.string(),
          display: z.string(),
          /** What else it is found by, such as the active substance; `''` where there is nothing. */
          detail: z.string(),
          /** The code of its class, such as the ATC code of a drug. */
          classCode: z.string().nullable(),
          use: z.object({ count: z.number(), lastUsedAt: instant }).nullable(),
        }),
      ),
    }),
  },
  /** The doctor chose a concept. */
  'terminology.chose': { request: z.strictObject({ system, code }), response: nothing },
} as const;
