import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { handedPins } from '../../../electron/headless/secretSources.ts';
import { build } from '../../../electron/headless/verbs/build.ts';
import { check } from '../../../electron/headless/verbs/check.ts';
import { Workbench } from '../../../electron/headless/workbench.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail } from '../../../shared/errors/result.ts';
import { writeDraftFile } from '../../../shared/pss/draftFile.ts';
import type { PssDraft } from '../../../shared/pss/pss.ts';
import { valueOf } from '../../support/archiveFixtures.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import { refusedDocuments, tally } from '../../support/officialDocuments.ts';
import { fullPss } from '../../support/pss/fullPss.ts';
import { pssFixture } from '../../support/pssFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const pack = dataPackDirectory();
if (pack === null) console.warn(skipNotice);

/** What other programs rely on. */
const answerSchema = z.object({
  verdict: z.literal(['accepted', 'refused']),
  layer: z.object({ xsd: z.number(), schematron: z.number(), vocabulary: z.number() }),
  notRun: z.record(z.string(), z.string()),
  findings: z.array(
    z.object({
      rule: z.string().min(1),
      severity: z.literal(['error', 'warning']),
      path: z.string().min(1),
      it: z.string().min(1),
      layer: z.string(),
    }),
  ),
});

const draftAnswerSchema = answerSchema.extend({
  findings: z.array(
    z.object({ rule: z.string(), layer: z.string(), field: z.string().nullable(), it: z.string() }),
  ),
});

function workbench(): Workbench {
  const bench = new Workbench({
    home: temporaryFolder(),
    officialPack: pack,
    cardModule: null,
    pins: handedPins({}),
    passphrase: () => Promise.resolve(fail(appError('workspace/passphrase-missing', {}))),
  });
  onTestFinished(() => bench.close());
  return bench;
}

async function answerAbout(bench: Workbench, file: string) {
  const { json, succeeded } = valueOf(await check(bench, file));
  const answer = answerSchema.parse(JSON.parse(JSON.stringify(json)));
  expect(succeeded).toBe(answer.verdict === 'accepted');
  return answer;
}

test.skipIf(pack === null)(
  'check answers every official refusal with exactly the official rules',
  async () => {
    const bench = workbench();
    const file = join(temporaryFolder(), 'document.xml');
    for (const { name, text, rules, xsd } of refusedDocuments()) {
      await writeFile(file, text);
      const { verdict, layer, findings } = await answerAbout(bench, file);
      expect(verdict, name).toBe('refused');
      expect(layer.xsd === 0, name).toBe(xsd);
      const broken = findings.filter((finding) => finding.layer === 'schematron');
      expect(broken, name).toHaveLength(layer.schematron);
      expect(tally(broken.map(({ rule }) => rule)), name).toEqual(rules);
    }
  },
);

test.skipIf(pack === null)('check says the same of a PDF as of the CDA2 inside it', async () => {
  const bench = workbench();
  const folder = temporaryFolder();
  const [xml, pdf] = [join(folder, 'document.xml'), join(folder, 'document.pdf')];
  await writeFile(xml, pssFixture('minimal.xml').replace(/(<code code=")MMG(")/, '$1XYZ$2'));
  valueOf(await build(bench, xml, pdf));
  const answer = await answerAbout(bench, xml);
  expect(answer).toMatchObject({ verdict: 'refused', notRun: { model: 'earlier-layer' } });
  expect(answer.findings.map(({ rule }) => rule)).toEqual(['vocabulary/unknown-code']);
  expect(await answerAbout(bench, pdf)).toEqual(answer);
});

test('check judges a draft by its fields, and a complete one as the document it makes', async () => {
  const bench = workbench();
  const file = join(temporaryFolder(), 'draft.json');
  const answer = async (draft: PssDraft) => {
    await writeFile(file, writeDraftFile(draft));
    const { json, succeeded } = valueOf(await check(bench, file));
    return { ...draftAnswerSchema.parse(JSON.parse(JSON.stringify(json))), succeeded };
  };
  const accepted = await answer(fullPss);
  expect(accepted).toMatchObject({ verdict: 'accepted', succeeded: true, findings: [] });
  if (pack !== null) expect(accepted.notRun).toEqual({});

  const late = { ...fullPss.header, effectiveAt: '2999-01-01T10:00:00+01:00' };
  const refused = await answer({
    header: late,
    sections: { ...fullPss.sections, allergies: null },
  });
  expect(refused).toMatchObject({ verdict: 'refused', succeeded: false });
  expect(refused.notRun).toMatchObject({ schematron: 'earlier-layer' });
  expect(refused.findings.map(({ layer }) => layer)).not.toContain('schematron');
  expect(refused.findings.map(({ field }) => field)).toContain('sections.allergies');
});
