import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { headerParts } from '../../../../renderer/features/editor/sections/headerDescription.ts';
import type { FieldDescription } from '../../../../renderer/features/editor/sections/description.ts';
import { sectionDescriptions } from '../../../../renderer/features/editor/sections/sectionDescriptions.ts';
import { sectionOrder } from '../../../../shared/cda/sectionOrder.ts';
import { pssDraftHeaderSchema } from '../../../../shared/pss/header/draftHeader.ts';
import { pssDraftSectionsSchema } from '../../../../shared/pss/pss.ts';

/** Every datum of a schema by its address; the elements of a list are `[]`. */
function leaves(schema: z.core.$ZodType, path = ''): readonly string[] {
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodNullable) {
    return leaves(schema.def.innerType, path);
  }
  if (schema instanceof z.ZodObject) {
    return Object.entries<z.core.$ZodType>(schema.shape).flatMap(([name, inner]) =>
      leaves(inner, path === '' ? name : `${path}.${name}`),
    );
  }
  if (schema instanceof z.ZodArray) return leaves(schema.def.element, `${path}[]`);
  if (schema instanceof z.ZodUnion) {
    return [...new Set(schema.def.options.flatMap((each) => leaves(each, path)))];
  }
  return [path];
}

/** What a field lets the doctor write: itself, and for a list what stands in its items. */
function reached(fields: readonly FieldDescription[], base = ''): readonly string[] {
  return fields.flatMap((field) => {
    const path = [base, field.path].filter((part) => part !== '').join('.');
    return field.kind === 'list' ? reached(field.fields, `${path}[]`) : [path];
  });
}

function unreached(all: readonly string[], fields: readonly string[]): readonly string[] {
  return all.filter(
    (path) =>
      !fields.some(
        (field) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[]`),
      ),
  );
}

/** Identities are minted, and which kind of thing an entry is follows from how it was begun. */
const isForm = (path: string): boolean => /(^|\.|\])(id|kind)$/.test(path);

/** Data of sections that no control writes, each with its reason. */
const deliberately: Readonly<Record<string, readonly string[]>> = {
  // Stated by the buttons of the section's header.
  allergies: ['absence', 'since', 'note', 'entries[].type.text'],
  therapies: ['absence'],
  problems: ['absence', 'since'],
  familyHistory: ['absence'],
  exemptions: ['course.state', 'course.since', 'course.until'],
};

describe('what the model can hold can be written in the editor', () => {
  it.each(sectionOrder)('%s', (name) => {
    const description = sectionDescriptions.find((each) => each.name === name);
    if (description === undefined) throw new Error('no description');
    const all = leaves(pssDraftSectionsSchema.unwrap().shape[name]);
    expect(all.length).toBeGreaterThan(1);
    const fields = [
      ...reached(description.own),
      ...reached(description.entries?.fields ?? [], 'entries[]'),
      'freeText',
    ];
    const known = deliberately[name] ?? [];
    expect(unreached(all, fields).filter((path) => !isForm(path) && !known.includes(path))).toEqual(
      [],
    );
    // What is listed as left out is really of the model and really left out.
    expect(known.filter((path) => !unreached(all, fields).includes(path))).toEqual([]);
  });

  it('the header', () => {
    const fields = headerParts.flatMap((part) => reached(part.fields));
    const left = unreached(leaves(pssDraftHeaderSchema), fields).filter((path) => !isForm(path));
    const roots = [...new Set(left.map((path) => path.split(/[.[]/)[0]))];
    // The program writes identity, times, custodian and signatories; the visit is the day of the document.
    expect(roots).toEqual([
      'id',
      'setId',
      'version',
      'createdAt',
      'author',
      'dataEnterer',
      'custodian',
      'legalAuthenticator',
      'authenticator',
      'contacts',
      'events',
      'related',
    ]);
    // A contact's address is kept as it came; the author's name and code are those of the settings.
    expect(left.filter((path) => path.startsWith('contacts'))).toEqual(
      left.filter((path) => path.startsWith('contacts[].person.address.')),
    );
    expect(left.filter((path) => path.startsWith('author'))).toEqual([
      'author.at',
      'author.id.root',
      'author.id.extension',
      'author.id.authority',
      'author.name.family',
      'author.name.given',
      'author.name.prefix',
    ]);
  });
});
