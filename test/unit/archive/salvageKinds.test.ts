import { expect, it } from 'vitest';
import {
  isSalvageComplete,
  leftOutSentences,
  salvagedKinds,
  salvageLines,
} from '../../../shared/archive/salvageKinds.ts';
import type { SalvageReport } from '../../../shared/archive/salvageReport.ts';

const whole: SalvageReport = {
  tables: [
    { table: 'audit_trail', salvaged: 5, fromBackup: 0, lost: [] },
    { table: 'audit_heads', salvaged: 2, fromBackup: 1, lost: [] },
    { table: 'drafts', salvaged: 0, fromBackup: 0, lost: [] },
  ],
  backup: null,
  onlyInJournal: [],
  patientsFromDocuments: 0,
  documentsFromSigned: 0,
  orphans: [],
  leftOut: { catalogues: [], conceptUses: 0 },
  aside: 'archive.db.aside-1',
};

it('puts the tables of one kind together and leaves out what was never there', () => {
  expect(salvagedKinds(whole)).toEqual([
    { name: 'Registro delle operazioni', salvaged: 7, fromBackup: 1, lost: 0 },
  ]);
  expect(isSalvageComplete(whole)).toBe(true);
});

it('counts a row that was read and left out again as lost, once, and tells its X-CART-id', () => {
  const report: SalvageReport = {
    ...whole,
    tables: [
      { table: 'answers', salvaged: 3, fromBackup: 2, lost: [] },
      { table: 'documents', salvaged: 0, fromBackup: 0, lost: ['d1'] },
    ],
    orphans: ['a1', 'a2', 'a3', 'a4'].map((key) => ({
      table: 'answers',
      key,
      cartId: key === 'a1' ? 'cart-1' : null,
    })),
  };
  expect(salvagedKinds(report)).toEqual([
    { name: 'Risposte con X-CART-id', salvaged: 0, fromBackup: 1, lost: 4 },
    { name: 'Documenti', salvaged: 0, fromBackup: 0, lost: 1 },
  ]);
  expect(isSalvageComplete(report)).toBe(false);
  const told = salvageLines(report);
  expect(told).toContain('Perduto: Documenti d1');
  expect(told.filter((line) => line.endsWith('X-CART-id cart-1'))).toHaveLength(1);
});

it('says what is not known rather than that there was nothing', () => {
  const unread: SalvageReport = { ...whole, leftOut: { catalogues: null, conceptUses: null } };
  const [lists, uses] = leftOutSentences(unread);
  expect(lists).toContain('non si legge');
  expect(uses).toContain('riparte da capo');
  expect(leftOutSentences(whole)).toHaveLength(1);
});
