import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  administrativeRegimes,
  clinicalActivities,
  documentClasses,
  facilityTypes,
  practiceSettings,
} from '../../../shared/fse/codeTables.ts';
import { stageEnvironment } from '../../../shared/fse/gatewayEnvironment.ts';
import { publicationMetadata, updateMetadata } from '../../../shared/fse/requestBody.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import { stageDoctor } from '../../support/fseProfile.ts';

const member = z.object({
  enum: z.array(z.string()).optional(),
  items: z.object({ enum: z.array(z.string()).optional() }).optional(),
});
const description = z.object({
  components: z.object({
    schemas: z.record(
      z.string(),
      z.object({
        additionalProperties: z.boolean().optional(),
        properties: z.record(z.string(), member).optional(),
        required: z.array(z.string()).optional(),
      }),
    ),
  }),
});

const pack = dataPackDirectory();

function official(name: string) {
  const text = readFileSync(join(pack ?? '', 'gateway', 'swagger_gtw.yaml'), 'utf8');
  const schema = description.parse(parse(text)).components.schemas[name];
  if (schema === undefined) throw new Error(`${name} is not described`);
  return schema;
}

const title =
  pack === null ? `the official description (${skipNotice})` : 'the official description';

describe.skipIf(pack === null)(title, () => {
  const environment = stageEnvironment('https://gateway.example/v2');
  const at = new Date('2026-11-23T10:00:00Z');
  const input = {
    profile: stageDoctor,
    environment,
    serviceStart: at,
    serviceEnd: at,
    visibility: 'P99',
  } as const;

  it('admits exactly the codes of our tables', () => {
    const properties = official('ValidateAndCreateDTO').properties ?? {};
    const sorted = (codes: Iterable<string>): readonly string[] => [...codes].sort();
    expect(sorted(facilityTypes)).toEqual(sorted(properties['tipologiaStruttura']?.enum ?? []));
    expect(sorted(documentClasses)).toEqual(sorted(properties['tipoDocumentoLivAlto']?.enum ?? []));
    expect(sorted(practiceSettings)).toEqual(
      sorted(properties['assettoOrganizzativo']?.enum ?? []),
    );
    expect(sorted(clinicalActivities)).toEqual(
      sorted(properties['tipoAttivitaClinica']?.enum ?? []),
    );
    expect(sorted(administrativeRegimes)).toEqual(
      sorted(properties['administrativeRequest']?.items?.enum ?? []),
    );
  });

  it.each([
    ['ValidateAndCreateDTO', publicationMetadata({ ...input, documentId: '1.2^X' })],
    ['PublicationUpdateReqDTO', publicationMetadata({ ...input, documentId: '1.2^X' })],
    ['PublicationMetadataReqDTO', updateMetadata(input)],
  ])('of %s knows and requires what we send', (name, metadata) => {
    const schema = official(name);
    const sent = [...Object.keys(metadata), 'identificativoSottomissione'];
    expect(schema.additionalProperties).toBe(false);
    expect(sent.filter((field) => !(field in (schema.properties ?? {})))).toEqual([]);
    expect((schema.required ?? []).filter((field) => !sent.includes(field))).toEqual([]);
  });
});
