import { z } from 'zod';
import { documentView, personView } from './documentViews.ts';
import { errorView } from './errorView.ts';

/** A document that waits for its signature: whose it is, what signing it would do, what would change. */
export const unsignedView = documentView
  .pick({ documentId: true, version: true, replaces: true, patient: true, keptOut: true })
  .extend({
    operation: z.enum(['create', 'replace']),
    /** UTC ISO instant at which its bytes were frozen. */
    sealedAt: z.string(),
    /** Sections that differ from the version it replaces, with how many things; empty for a first one. */
    changes: z.array(z.object({ title: z.string(), count: z.number() })),
    warnings: z.number(),
    /** Why it cannot be signed and sent now, or null when it can. */
    obstacle: errorView.nullable(),
  });

/** A document that waits for its signature. */
export type UnsignedView = z.infer<typeof unsignedView>;

/** A document that waits for its signature and cannot be read: what the archive knows of it without its bytes, and why. */
export const unreadableView = z.object({
  documentId: z.string(),
  version: z.number(),
  replaces: z.string().nullable(),
  patient: personView,
  error: errorView,
});

/** A document that waits for its signature and cannot be read. */
export type UnreadableView = z.infer<typeof unreadableView>;
