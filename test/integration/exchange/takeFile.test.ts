import { describe, expect, it } from 'vitest';
import type { DraftPorts } from '../../../electron/domain/drafts/draftPorts.ts';
import { takeFile } from '../../../electron/domain/exchange/takeFile.ts';
import type { ExchangedFile } from '../../../electron/domain/ports/exchangeJournal.ts';
import { writeDraftFile } from '../../../shared/pss/draftFile.ts';
import { codeOf, valueOf } from '../../support/archiveFixtures.ts';
import { exchangeDesk, publishCda } from '../../support/exchangeDesk.ts';
import { documentPdf } from '../../support/pdfFixtures.ts';
import { fullPss } from '../../support/pss/fullPss.ts';
import { pssFixture } from '../../support/pssFixtures.ts';

const text = pssFixture('full.xml');
const bytesOf = (content: string) => new TextEncoder().encode(content);
/** The patient of the sample. */
const patient = 'RMSLSO31M04Z404R';

async function taken(ports: DraftPorts, name: string, content: string): Promise<ExchangedFile> {
  const file = { name, bytes: bytesOf(content), modifiedAt: null };
  return valueOf(await takeFile(ports, documentPdf, file));
}

const drafts = async ({ archive }: DraftPorts) => valueOf(await archive.drafts());
const facts = async ({ archive }: DraftPorts) =>
  valueOf(await archive.patients({ codiceFiscale: patient }))[0];

/** Other bytes that say the same: what a record program hands over the next day. */
const nextDay = text.replace('<title>', '<title>Di nuovo: ');

describe('a file of another program', () => {
  it('begins a draft, and its patient is of the list with what is to be confirmed', async () => {
    const ports = exchangeDesk();
    const { outcome } = await taken(ports, 'armstrong.xml', text);
    expect(outcome).toMatchObject({ kind: 'drafted', unmapped: 0 });
    const [draft, ...others] = await drafts(ports);
    expect(others).toEqual([]);
    expect(draft?.origin.kind).toBe('import');
    const row = await facts(ports);
    expect(row?.origin).toBe('import');
    expect(row?.patient.birthDate).toBe('1931-08-04');
    expect(row?.draft).toMatchObject({ draftId: draft?.draftId, isUntouchedImport: true });
    expect(row?.draft?.toConfirm).toBe(17);
  });

  it('taken twice makes one draft only, until that one is thrown away', async () => {
    const ports = exchangeDesk();
    const first = await taken(ports, 'a.xml', text);
    const second = await taken(ports, 'b.xml', text);
    expect(second.outcome).toEqual(first.outcome);
    expect(await drafts(ports)).toHaveLength(1);
    const [draft] = await drafts(ports);
    valueOf(await ports.archive.removeDraft(draft?.draftId ?? '', '2026-11-27T10:00:00.000Z'));
    const third = await taken(ports, 'c.xml', text);
    expect(third.outcome.kind).toBe('drafted');
    expect(await drafts(ports)).toHaveLength(1);
  });

  it('that says what the profile in the Fascicolo says begins nothing', async () => {
    const ports = exchangeDesk();
    await publishCda(ports, bytesOf(text));
    const { outcome } = await taken(ports, 'uguale.xml', text);
    expect(outcome.kind).toBe('unchanged');
    expect(await drafts(ports)).toEqual([]);
    expect((await facts(ports))?.recordChangedAt).toBeNull();
  });

  it('unlike the profile in the Fascicolo marks the patient, and a newer file overtakes its draft', async () => {
    const ports = exchangeDesk();
    await publishCda(ports, bytesOf(pssFixture('minimal.xml')));
    const codiceFiscale = valueOf(await ports.archive.patients({}))[0]?.patient.codiceFiscale ?? '';
    const aboutTheSame = text.replaceAll(patient, codiceFiscale);
    const first = await taken(ports, 'visita.xml', aboutTheSame);
    expect(first.outcome.kind).toBe('drafted');
    const row = valueOf(await ports.archive.patients({ codiceFiscale }))[0];
    expect(row?.recordChangedAt).not.toBeNull();
    const second = await taken(ports, 'visita2.xml', aboutTheSame.replace('<title>', '<title>N. '));
    expect(second.outcome.kind).toBe('drafted');
    expect(await drafts(ports)).toHaveLength(1);
  });

  it('come again from the folder after another, takes back what that one said', async () => {
    const ports = exchangeDesk();
    const fromFolder = async (content: string, day: number) => {
      const modifiedAt = `2026-11-2${String(day)}T06:00:00.000Z`;
      const file = { name: 'export.xml', bytes: bytesOf(content), modifiedAt };
      return valueOf(await takeFile(ports, documentPdf, file));
    };
    await publishCda(ports, bytesOf(text));
    const other = text.replaceAll('J01CR02', 'J01CA04');
    expect((await fromFolder(text, 1)).outcome.kind).toBe('unchanged');
    expect((await fromFolder(other, 2)).outcome.kind).toBe('drafted');
    expect((await facts(ports))?.recordChangedAt).not.toBeNull();
    expect((await fromFolder(text, 3)).outcome.kind).toBe('unchanged');
    expect(await drafts(ports)).toEqual([]);
    expect((await facts(ports))?.recordChangedAt).toBeNull();
  });

  it('come again from the folder as it was, begins nothing, even where its draft was thrown away', async () => {
    const ports = exchangeDesk();
    const file = {
      name: 'export.xml',
      bytes: bytesOf(text),
      modifiedAt: '2026-11-21T06:00:00.000Z',
    };
    const first = valueOf(await takeFile(ports, documentPdf, file));
    const [draft] = await drafts(ports);
    valueOf(await ports.archive.removeDraft(draft?.draftId ?? '', '2026-11-27T10:00:00.000Z'));
    const later = { ...file, modifiedAt: '2026-11-22T06:00:00.000Z' };
    const second = valueOf(await takeFile(ports, documentPdf, later));
    expect(second.outcome).toEqual(first.outcome);
    expect(await drafts(ports)).toEqual([]);
  });

  it('never takes the place of a draft somebody works on', async () => {
    const ports = exchangeDesk();
    await taken(ports, 'a.xml', text);
    const [begun] = await drafts(ports);
    const stored = valueOf(await ports.archive.findDraft(begun?.draftId ?? ''));
    if (stored === null) throw new Error('no draft');
    const { draftId, revision, content, review, patient: about } = stored;
    const saved = { patient: about, content, review };
    valueOf(await ports.archive.saveDraft(draftId, revision, saved, '2026-11-27T11:00:00.000Z'));
    await taken(ports, 'b.xml', nextDay);
    expect((await drafts(ports)).map((each) => each.draftId)).toContain(draftId);
    expect(await drafts(ports)).toHaveLength(2);
  });

  it('that is no profile is refused with its own reason, and the others are taken all the same', async () => {
    const ports = exchangeDesk();
    const outcomes = [];
    for (const [name, content] of [
      ['a.xml', '<ClinicalDocument xmlns="urn:hl7-org:v3"'],
      ['b.json', '{"resourceType":"Patient"}'],
      ['c.pdf', '%PDF-1.4 nothing inside'],
      ['d.json', writeDraftFile(fullPss)],
      ['e.xml', text.replaceAll(patient, 'MNTMRA03M71C615V')],
    ] as const) {
      outcomes.push((await taken(ports, name, content)).outcome);
    }
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      'refused',
      'refused',
      'refused',
      'drafted',
      'drafted',
    ]);
    const codes = outcomes.flatMap((each) => (each.kind === 'refused' ? [each.error.code] : []));
    expect(new Set(codes).size).toBe(3);
    const journal = valueOf(await ports.archive.exchanges(10));
    expect(journal.map(({ name }) => name)).toEqual([
      'e.xml',
      'd.json',
      'c.pdf',
      'b.json',
      'a.xml',
    ]);
  });

  it('is not refused when it is the archive that fails: it can be taken again', async () => {
    const ports = exchangeDesk();
    const broken: DraftPorts = {
      ...ports,
      archive: new Proxy(ports.archive, {
        get: (archive, name): unknown =>
          name === 'addDraft'
            ? () => Promise.resolve({ ok: false, error: { code: 'archive/disk-full' } })
            : Reflect.get(archive, name),
      }),
    };
    const file = { name: 'a.xml', bytes: bytesOf(text), modifiedAt: null };
    expect(codeOf(await takeFile(broken, documentPdf, file))).toBe('archive/disk-full');
    expect(valueOf(await ports.archive.exchanges(10))).toEqual([]);
    expect((await taken(ports, 'a.xml', text)).outcome.kind).toBe('drafted');
  });
});
