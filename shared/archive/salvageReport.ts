import { z } from 'zod';

/** The tables carried over by a salvage, in its order: queue and X-CART-ids first, then what they are about. */
export const salvagedTableNames = [
  'submissions',
  'attempts',
  'answers',
  'sending_plans',
  'audit_trail',
  'audit_heads',
  'recalled_deeds',
  'documents',
  'signed_documents',
  'masked_entries',
  'drafts',
  'identities',
  'identity_requests',
  'settings',
  'patients',
  'exchanged_files',
] as const;

/** One of them. */
export type SalvagedTableName = (typeof salvagedTableNames)[number];

const salvagedTable = z.object({
  table: z.enum(salvagedTableNames),
  /** Rows read from the damaged file. */
  salvaged: z.number(),
  /** Rows it no longer gave, taken from the backup. */
  fromBackup: z.number(),
  /** Keys of the rows that are known to have existed and are nowhere; empty where nothing is known to be lost. */
  lost: z.array(z.string()).readonly(),
});

/** What became of one table when a damaged archive was salvaged. */
export type SalvagedTable = z.infer<typeof salvagedTable>;

/** Exactly what was saved, what came from a backup, what is lost and what was left out (reliability §6). */
export const salvageReport = z.object({
  /** In the order of salvage. */
  tables: z.array(salvagedTable).readonly(),
  /** Name of the backup that filled the gaps; null where there was no good one. */
  backup: z.string().nullable(),
  /** Acts of which only the journal still knows: when, on which document, how they ended, under which X-CART-id. */
  onlyInJournal: z
    .array(
      z.object({
        at: z.string(),
        action: z.string(),
        documentId: z.string().nullable(),
        outcome: z.string().nullable(),
        cartId: z.string().nullable(),
      }),
    )
    .readonly(),
  /** Patients whose own row is lost, listed again from their documents. */
  patientsFromDocuments: z.number(),
  /** Documents whose own row is lost, written again from the CDA inside their signed PDF. */
  documentsFromSigned: z.number(),
  /** Rows left out because what they belong to is lost, with their key; of an answer also its X-CART-id. */
  orphans: z
    .array(
      z.object({
        table: z.enum(salvagedTableNames),
        key: z.string(),
        cartId: z.string().nullable(),
      }),
    )
    .readonly(),
  /** What is not carried over on purpose, because nothing of it is a record. */
  leftOut: z.object({
    /** Names of the catalogues imported from a file or pack, to be imported again; null where not even these read. */
    catalogues: z.array(z.string()).readonly().nullable(),
    /** Codes whose use was counted, only an order of preference in searches; null where not even these read. */
    conceptUses: z.number().nullable(),
  }),
  /** Name under which the damaged file was put aside. */
  aside: z.string(),
});

/** Exactly what was saved, what came from a backup, what is lost and what was left out. */
export type SalvageReport = z.infer<typeof salvageReport>;

/** How far a salvage is: `done` of `of` steps, and what it does now. */
export const salvageProgress = z.object({
  done: z.number(),
  of: z.number(),
  doing: z.enum(['backup', ...salvagedTableNames, 'index', 'check']),
});

/** How far a salvage is. */
export type SalvageProgress = z.infer<typeof salvageProgress>;

/** Told each step of a salvage as it begins. */
export type OnSalvageProgress = (progress: SalvageProgress) => void;
