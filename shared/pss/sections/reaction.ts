import { z } from 'zod';
import { conceptSchema } from '../values/coded.ts';
import { momentSchema } from '../values/moment.ts';

/** An adverse reaction, to an allergen or to a vaccine. `since` null: not known. */
export const reactionSchema = z
  .object({ what: conceptSchema, since: momentSchema.nullable() })
  .readonly();

/** See `reactionSchema`. */
export type Reaction = z.infer<typeof reactionSchema>;
