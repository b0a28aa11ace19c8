import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Ledger, LedgerDocument } from './ledgerEntries.ts';

function writePdf(ledgerFile: string, { sha256, pdf }: LedgerDocument): string {
  const folder = `${ledgerFile}.pdf`;
  const path = join(folder, `${sha256}.pdf`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, pdf);
  }
  return join(basename(folder), basename(path));
}

/**
 * Writes the ledger as JSON, the PDFs beside it in `<file>.pdf/<sha256>.pdf`. A reader never sees half a file:
 * it is written aside and renamed.
 */
export function writeLedgerFile(ledgerFile: string, ledger: Ledger): void {
  const documents = ledger.documents.map((document) => {
    const { pdf, ...written } = document;
    return { ...written, pdfFile: writePdf(ledgerFile, document), pdfBytes: pdf.length };
  });
  const aside = `${ledgerFile}.writing`;
  writeFileSync(aside, `${JSON.stringify({ ...ledger, documents }, null, 2)}\n`);
  renameSync(aside, ledgerFile);
}
