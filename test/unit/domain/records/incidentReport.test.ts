import { expect, it } from 'vitest';
import {
  incidentReport,
  writeIncidentReport,
} from '../../../../electron/domain/records/incidentReport.ts';
import { settingsSchema } from '../../../../electron/domain/settings.ts';
import type { Report } from '../../../../electron/domain/ports/reportPdf.ts';
import { stageEnvironment } from '../../../../shared/fse/gatewayEnvironment.ts';
import { stageDoctor } from '../../../support/fseProfile.ts';
import {
  publication,
  sealedDocument,
  signedBytes,
  valueOf,
} from '../../../support/archiveFixtures.ts';
import { storedArchiveInMemory } from '../../../support/outbox/storedArchiveInMemory.ts';

const at = new Date('2026-11-27T10:00:00.000Z');
const settings = settingsSchema.parse({
  profile: stageDoctor,
  environment: stageEnvironment('https://nodo.invalid/v1'),
  card: {},
  retention: { documentYears: 10 },
  backup: { folder: '/altrove' },
});

function factsOf(report: Report): ReadonlyMap<string, string> {
  const tables = report.parts.flatMap((part) => part.tables);
  return new Map(tables.flatMap(({ facts }) => facts).map(({ label, text }) => [label, text]));
}

it('counts what is there, says since when and how it is protected, and names no patient', async () => {
  const archive = storedArchiveInMemory();
  const document = sealedDocument({ sealedAt: '2020-02-01T09:00:00.000Z' });
  valueOf(await archive.saveDocument(document));
  valueOf(await archive.enqueueSigned(signedBytes(document), publication(document)));
  const holdings = valueOf(await archive.holdings());
  const report = incidentReport({ holdings, settings, backups: ['archive-2026-11-26.db'] }, at);
  const facts = factsOf(report);
  expect(facts.get('Documenti firmati')).toBe('1');
  expect(facts.get('Primo documento')).toBe('01/02/2020, 10:00:00');
  expect(facts.get('Copie di sicurezza accanto all’archivio')).toBe('archive-2026-11-26.db');
  expect(facts.get('Copie altrove')).toContain('fuori da questo computer');
  expect(facts.get('Conservazione dei documenti')).toBe('10 anni dall’ultimo atto');
  const said = JSON.stringify(report);
  for (const name of [document.patient.codiceFiscale, document.patient.family]) {
    expect(said).not.toContain(name);
  }
});

it('is recorded in the trail when it is written', async () => {
  const archive = storedArchiveInMemory();
  const before = valueOf(await archive.verifyAudit()).rows;
  const reports = { renderReport: () => Promise.resolve(new Uint8Array([37])) };
  const clock = { now: () => at };
  valueOf(await writeIncidentReport({ archive, clock, reports }, settings, []));
  expect(valueOf(await archive.verifyAudit()).rows).toBe(before + 1);
});
