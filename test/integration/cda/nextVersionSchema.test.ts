import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextVersion } from '../../../shared/cda/nextVersion.ts';
import {
  compileSchema,
  type SchemaValidator,
} from '../../../shared/conformance/schemaValidator.ts';
import { valueOf } from '../../support/archiveFixtures.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import { officialPack } from '../../support/officialDocuments.ts';
import { pssFixture } from '../../support/pssFixtures.ts';

const pack = dataPackDirectory();

describe.skipIf(pack === null)(
  pack === null
    ? `documents against the official schema (${skipNotice})`
    : 'documents against the official schema',
  () => {
    let schema: SchemaValidator;
    beforeAll(async () => {
      schema = valueOf(compileSchema(await officialPack()));
    });
    afterAll(() => {
      schema.dispose();
    });

    it.each(['full.xml', 'minimal.xml'] as const)('accepts our sample %s', (name) => {
      expect(schema.complaints(pssFixture(name))).toEqual([]);
    });

    it('can tell a wrong document', () => {
      expect(schema.complaints(pssFixture('full.xml').replace('<realmCode', '<x'))).not.toEqual([]);
    });

    it.each([
      ['a complete header', /$^/],
      ['no setId', /\s*<setId[^>]*>/],
      ['no versionNumber', /\s*<versionNumber[^>]*>/],
      ['neither', /\s*<setId[^>]*>\s*<versionNumber[^>]*>/],
    ])('accepts the next version made from %s', (_, pattern) => {
      const source = pssFixture('full.xml').replace(pattern, '');
      const next = nextVersion(source, {
        documentId: '2.16.840.1.113883.2.9.2.90.4.4^090201.PSS.201.SINTESI0000000099',
        effectiveTime: '2026-12-01T08:00:00Z',
      });
      expect(next.ok && schema.complaints(next.value)).toEqual([]);
    });
  },
);
