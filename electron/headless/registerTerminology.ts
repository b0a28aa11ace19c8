import type { Command } from 'commander';
import { wholeNumber } from './argumentParsers.ts';
import type { Registration } from './registration.ts';
import {
  checkCodes,
  importCatalogues,
  listCatalogues,
  searchCatalogues,
  type ImportRequest,
} from './verbs/terminology.ts';

interface SearchOptions {
  readonly system: readonly string[];
  readonly limit: string;
}

/** Adds the verbs of the catalogues to their group. */
export function registerTerminology({ group, verb, perform }: Registration): void {
  verb('import', 'importa un elenco di codici (CSV, XML) o tutti quelli di un pacchetto', group)
    .argument('<path>', 'file, cartella o zip')
    .option('--system <name>', 'icd9cm, atc, aic, loinc, cnd, esenzioni... o OID')
    .option('--edition <text>', 'edizione, se il file non la dice')
    .action((path: string, options: ImportRequest, command: Command) =>
      perform(command, (bench) => importCatalogues(bench, path, options)),
    );

  verb('list', 'mostra gli elenchi in uso', group).action((_options: unknown, command: Command) =>
    perform(command, listCatalogues),
  );

  verb('search', 'cerca per codice, nome, principio attivo o parole', group)
    .argument('<text...>', 'almeno due lettere')
    .option('--system <names...>', 'solo in questi elenchi', [])
    .option('--limit <n>', 'quante voci al più', wholeNumber, '20')
    .action((text: readonly string[], options: SearchOptions, command: Command) =>
      perform(command, (bench) =>
        searchCatalogues(bench, text.join(' '), options.system, Number(options.limit)),
      ),
    );

  verb('check', 'dice se i codici sono nell’elenco completo', group)
    .argument('<system>', 'nome o OID dell’elenco')
    .argument('<codes...>', 'codici')
    .action((system: string, codes: readonly string[], _options: unknown, command: Command) =>
      perform(command, (bench) => checkCodes(bench, system, codes)),
    );
}
