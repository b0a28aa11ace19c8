import { Option, type Command } from 'commander';
import { operations } from '../../shared/fse/operation.ts';
import { submissionStates } from '../../shared/fse/submissionState.ts';
import type { HistoryQuery } from '../domain/ports/archive.ts';
import { earliestInstant, latestInstant, wholeNumber } from './argumentParsers.ts';
import type { Registration } from './registration.ts';
import { audit } from './verbs/audit.ts';
import { history } from './verbs/history.ts';
import { exportHistory, reportDocument } from './verbs/historyFiles.ts';
import { supportBundle, type SupportRequest } from './verbs/supportBundle.ts';

interface ReportOptions {
  readonly out: string;
  readonly sign?: boolean;
  readonly certificate?: string;
}

interface HistoryOptions extends Pick<HistoryQuery, 'operation' | 'state' | 'from' | 'to'> {
  readonly search?: string;
  readonly limit?: string;
  readonly offset?: string;
}

function historyQuery(options: HistoryOptions): HistoryQuery {
  const { search, operation, state, from, to, limit, offset } = options;
  return {
    ...(search === undefined ? {} : { text: search }),
    ...(operation === undefined ? {} : { operation }),
    ...(state === undefined ? {} : { state }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
    ...(offset === undefined ? {} : { offset: Number(offset) }),
  };
}

function withHistoryFilters(command: Command): Command {
  return command
    .option('--search <text>', 'assistito, codice fiscale, documento, X-CART-id, traceID')
    .addOption(new Option('--operation <operation>', 'operazione').choices(operations))
    .addOption(new Option('--state <state>', 'stato').choices(submissionStates))
    .addOption(new Option('--from <instant>', 'dal giorno o istante').argParser(earliestInstant))
    .addOption(new Option('--to <instant>', 'al giorno o istante').argParser(latestInstant));
}

/** Adds what is read of the past: attempts, the life of a document, the audit trail, the message for support. */
export function registerHistory({ group, verb, perform }: Registration): void {
  const historyCommand = withHistoryFilters(
    verb('history', 'mostra gli invii con i loro X-CART-id', group),
  )
    .addOption(new Option('--limit <n>', 'quanti al più').argParser(wholeNumber))
    .addOption(new Option('--offset <n>', 'quanti saltarne').argParser(wholeNumber))
    .action((options: HistoryOptions, command: Command) =>
      perform(command, (bench) => history(bench, historyQuery(options))),
    );

  withHistoryFilters(verb('export', 'scrive gli invii in una tabella CSV', historyCommand))
    .requiredOption('--csv <file>', 'file da scrivere')
    .action((options: HistoryOptions & { readonly csv: string }, command: Command) =>
      perform(command, (bench) => exportHistory(bench, historyQuery(options), options.csv)),
    );

  verb('report', 'scrive la vita di un documento in un PDF d’archivio', historyCommand)
    .argument('<document>', 'identificativo del documento')
    .requiredOption('--out <file>', 'PDF da scrivere')
    .option('--sign', 'firma il PDF con la carta')
    .option('--certificate <fingerprint>', 'certificato di firma da usare (SHA-256)')
    .action((document: string, { out, sign, certificate }: ReportOptions, command: Command) =>
      perform(command, (bench) =>
        reportDocument(
          bench,
          document,
          out,
          sign === true ? { certificate: certificate ?? null } : null,
        ),
      ),
    );

  verb('audit', 'verifica il registro delle operazioni', group).action(
    (_options: unknown, command: Command) => perform(command, audit),
  );

  verb('support-bundle', 'prepara il messaggio per l’assistenza della Regione', group)
    .addOption(
      new Option('--attempt <id>', 'tentativo, come lo mostra lo storico').conflicts('document'),
    )
    .option('--document <id>', 'identificativo del documento: il suo ultimo tentativo')
    .requiredOption('--out <file>', 'messaggio da scrivere (.eml)')
    .option('--confirm', 'scrive il messaggio dopo che se ne è letto il contenuto')
    .action((options: SupportRequest, command: Command) =>
      options.attempt === undefined && options.document === undefined
        ? command.error('Indicare --attempt oppure --document.')
        : perform(command, (bench) => supportBundle(bench, options)),
    );
}
