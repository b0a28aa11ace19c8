import { z } from 'zod';
import { momentSchema } from '../values/moment.ts';
import { shortTextSchema } from '../values/text.ts';
import {
  contactSchema,
  custodianSchema,
  informantSchema,
  pssHeaderSchema,
  relatedDocumentSchema,
  serviceEventSchema,
  signatorySchema,
  type PssHeader,
} from './header.ts';
import {
  addressSchema,
  guardianSchema,
  identifierSchema,
  personNameSchema,
  telecomSchema,
} from './person.ts';

const draftPatientSchema = z
  .object({
    ids: z.array(identifierSchema).readonly(),
    address: addressSchema.nullable(),
    telecoms: z.array(telecomSchema).readonly(),
    name: personNameSchema.nullable(),
    gender: z.literal(['M', 'F', 'UN']).nullable(),
    birth: momentSchema.nullable(),
    birthplace: addressSchema.nullable(),
    guardian: guardianSchema.nullable(),
  })
  .readonly();

const draftAuthorSchema = z
  .object({
    at: momentSchema.nullable(),
    role: z.literal(['MMG', 'PLS']).nullable(),
    id: identifierSchema.nullable(),
    name: personNameSchema.nullable(),
    address: addressSchema.nullable(),
    telecoms: z.array(telecomSchema).readonly(),
  })
  .readonly();

/** The header of a PSS in the making, or read from elsewhere: whatever is not known is null. */
export const pssDraftHeaderSchema = z
  .object({
    id: identifierSchema.nullable(),
    setId: identifierSchema.nullable(),
    version: z.int().min(1).nullable(),
    title: shortTextSchema.nullable(),
    createdAt: momentSchema.nullable(),
    confidentiality: z.literal(['N', 'R', 'V']).nullable(),
    patient: draftPatientSchema,
    author: draftAuthorSchema,
    dataEnterer: signatorySchema.nullable(),
    informants: z.array(informantSchema).readonly(),
    custodian: custodianSchema.nullable(),
    legalAuthenticator: signatorySchema.nullable(),
    authenticator: signatorySchema.nullable(),
    contacts: z.array(contactSchema).readonly(),
    events: z.array(serviceEventSchema).readonly(),
    related: z.array(relatedDocumentSchema).readonly(),
  })
  .readonly();

/** See `pssDraftHeaderSchema`. */
export type PssDraftHeader = z.infer<typeof pssDraftHeaderSchema>;

/** Parts of the header as a doctor calls them, the longer path first. */
const DATUM_NAMES: readonly (readonly [string, string])[] = [
  ['patient.ids', "codice fiscale o identificativo ANA o ANPR dell'assistito"],
  ['patient.name', "nome e cognome dell'assistito"],
  ['patient.gender', "sesso dell'assistito"],
  ['patient.birth', "data di nascita dell'assistito"],
  ['patient', "dati dell'assistito"],
  ['author.at', 'data di redazione da parte del medico'],
  ['author.role', 'ruolo del medico (MMG o PLS)'],
  ['author.id', 'codice fiscale del medico'],
  ['author.name', 'nome e cognome del medico'],
  ['author.telecoms', 'recapito del medico'],
  ['author', "dati dell'autore"],
  ['custodian', 'dati del custode'],
  ['legalAuthenticator', 'dati del firmatario'],
  ['authenticator', 'dati di chi ha autenticato il documento'],
  ['dataEnterer', 'dati di chi ha inserito i dati'],
  ['informants', 'dati di chi ha dato le informazioni'],
  ['contacts', 'dati di un contatto'],
  ['events', "data dell'accesso"],
  ['related', 'documento sostituito'],
  ['id', 'identificativo del documento'],
  ['setId', 'identificativo della serie di versioni'],
  ['version', 'numero di versione'],
  ['title', 'titolo'],
  ['createdAt', 'data di redazione'],
  ['confidentiality', 'livello di riservatezza'],
];

function datumName(path: string): string {
  const found = DATUM_NAMES.find(([part]) => path === part || path.startsWith(`${part}.`));
  return found?.[1] ?? 'documento sostituito';
}

/** What a header still lacks before a document can be written from it, in Italian; a complete one is given back. */
export function completeHeader(
  draft: PssDraftHeader,
):
  | { readonly complete: true; readonly header: PssHeader }
  | { readonly complete: false; readonly gaps: readonly string[] } {
  const parsed = pssHeaderSchema.safeParse(draft);
  if (parsed.success) return { complete: true, header: parsed.data };
  const gaps = parsed.error.issues.map(({ path }) => datumName(path.map(String).join('.')));
  return { complete: false, gaps: [...new Set(gaps)] };
}
