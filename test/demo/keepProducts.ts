import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentPdf } from '../../electron/domain/ports/documentPdf.ts';
import type { Ledger } from '../gateway/ledger/ledgerEntries.ts';
import type { RecordedExchange } from './watchers.ts';

async function keepExchange(
  directory: string,
  number: number,
  { request, exchange }: RecordedExchange,
): Promise<void> {
  const name = `${String(number)}-${request.method.toLowerCase()}`;
  const { body, url, ...head } = request;
  await writeFile(
    join(directory, `${name}.request.json`),
    JSON.stringify({ ...head, url: url.href }, null, 2),
  );
  if (body !== null) await writeFile(join(directory, `${name}.request.body`), body);
  const answer = exchange.kind === 'answered' ? exchange.answer : null;
  await writeFile(
    join(directory, `${name}.answer.json`),
    JSON.stringify(
      answer === null
        ? exchange
        : { status: answer.status, headers: answer.headers, peer: answer.peer },
      null,
      2,
    ),
  );
  if (answer !== null) await writeFile(join(directory, `${name}.answer.body`), answer.body);
}

/** Keeps requests without tokens, answers, the signed PDFs and the CDA each carries, in a folder. */
export async function keepProducts(
  directory: string,
  exchanges: readonly RecordedExchange[],
  ledger: Ledger,
  pdf: DocumentPdf,
): Promise<void> {
  const exchangeFolder = join(directory, 'exchanges');
  await mkdir(exchangeFolder, { recursive: true });
  for (const [index, each] of exchanges.entries()) {
    await keepExchange(exchangeFolder, index + 1, each);
  }
  const documents = join(directory, 'documents');
  await mkdir(documents, { recursive: true });
  for (const [index, document] of ledger.documents.entries()) {
    const name = join(documents, String(index + 1));
    await writeFile(`${name}.signed.pdf`, document.pdf);
    const { cda } = await pdf.verify(document.pdf);
    if (cda !== null) await writeFile(`${name}.cda.xml`, cda);
  }
}
