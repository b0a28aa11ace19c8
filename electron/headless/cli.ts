import { Command, Option } from 'commander';
import { visibilityCodes } from '../../shared/fse/codeTables.ts';
import { operations } from '../../shared/fse/operation.ts';
import { submissionStates } from '../../shared/fse/submissionState.ts';
import type { HistoryQuery } from '../domain/ports/archive.ts';
import type { TransactionKey } from '../domain/ports/statusService.ts';
import { earliestInstant, latestInstant, wholeNumber } from './argumentParsers.ts';
import { openWorkbench, type GlobalOptions } from './globalOptions.ts';
import { registerArchiveCare } from './registerArchiveCare.ts';
import { registerRecords } from './registerRecords.ts';
import { registerTerminology } from './registerTerminology.ts';
import { writeResult, type VerbResult } from './verbResult.ts';
import { annul, updateMetadata, type Visibility } from './verbs/actOnPublished.ts';
import { audit } from './verbs/audit.ts';
import { build } from './verbs/build.ts';
import { card } from './verbs/card.ts';
import { check } from './verbs/check.ts';
import { draftSchema } from './verbs/draftSchema.ts';
import { diagnostics } from './verbs/diagnostics.ts';
import { history } from './verbs/history.ts';
import { exportHistory, reportDocument } from './verbs/historyFiles.ts';
import { importDocument } from './verbs/importDocument.ts';
import { importSogeiIdentity } from './verbs/importSogeiIdentity.ts';
import { init } from './verbs/init.ts';
import {
  backUpSogeiIdentity,
  chooseSogeiIdentity,
  exportSogeiCertificate,
  retireSogeiIdentity,
} from './verbs/keepSogeiIdentity.ts';
import { listSogeiIdentities } from './verbs/listSogeiIdentities.ts';
import { probe } from './verbs/probe.ts';
import { publish } from './verbs/publish.ts';
import { queue, type QueueRequest } from './verbs/queue.ts';
import { replace } from './verbs/replace.ts';
import { requestSogeiIdentity } from './verbs/requestSogeiIdentity.ts';
import { sign } from './verbs/sign.ts';
import { signMany } from './verbs/signMany.ts';
import { status } from './verbs/status.ts';
import { supportBundle, type SupportRequest } from './verbs/supportBundle.ts';
import { verify } from './verbs/verify.ts';
import type { Workbench } from './workbench.ts';
import type { WorkbenchOptions } from './workbench/workbenchOptions.ts';

/** Wrong use of the command line, as opposed to a refusal or failure (exit status 1). */
const WRONG_USE = 2;

const output = {
  out: (line: string) => process.stdout.write(`${line}\n`),
  err: (line: string) => process.stderr.write(`${line}\n`),
};

const program = new Command('sintesi')
  .description(
    'Profilo Sanitario Sintetico: controllo, firma e invio al Fascicolo Sanitario Elettronico',
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : WRONG_USE));

/** A verb with the group it belongs to, e.g. `identity import`. */
function fullName(verb: Command): string {
  const group = verb.parent === null || verb.parent === program ? [] : [verb.parent.name()];
  return [...group, verb.name()].join(' ');
}

/** Runs a verb over an open workbench, closes it whatever happens, and sets the exit status. */
async function perform(
  verb: Command,
  action: (bench: Workbench) => Promise<VerbResult>,
  watch: WorkbenchOptions['watch'] = {},
): Promise<void> {
  const options = verb.opts<GlobalOptions>();
  const bench = await openWorkbench(options, watch);
  try {
    const result = await action(bench);
    if (!result.ok) {
      const { code } = result.error;
      bench.logger.log('operation-failed', { operation: fullName(verb), code });
    }
    process.exitCode = writeResult(fullName(verb), result, options.json === true, output);
  } finally {
    await bench.close();
  }
}

function verb(name: string, description: string, parent: Command = program): Command {
  return parent
    .command(name)
    .description(description)
    .option('--home <folder>', 'cartella di lavoro (o SINTESI_HOME)')
    .option('--pack <path>', 'cartella o zip dei controlli ufficiali')
    .option('--module <library>', 'libreria PKCS#11 della carta')
    .option('--json', 'risponde con una riga JSON')
    .option('--secrets-from-stdin', 'legge PIN e frase segreta dallo standard input');
}

verb('init', 'crea l’archivio cifrato della cartella di lavoro').action(
  (_options: unknown, command: Command) => perform(command, init),
);

verb('check', 'giudica un documento come farebbe il gateway')
  .argument('<file>', 'CDA2, PDF, bozza JSON o FHIR')
  .action((file: string, _options: unknown, command: Command) =>
    perform(command, (bench) => check(bench, file)),
  );

verb(
  'import',
  'acquisisce un documento nell’archivio, così com’è, e dice che cosa ne è stato capito',
)
  .argument('<file>', 'CDA2, PDF, FHIR o bozza JSON')
  .action((file: string, _options: unknown, command: Command) =>
    perform(command, (bench) => importDocument(bench, file)),
  );

verb('schema', 'scrive lo schema JSON della bozza di Sintesi').action(
  (_options: unknown, command: Command) => perform(command, draftSchema),
);

verb('build', 'produce il PDF con il CDA2 al suo interno, senza firma')
  .argument('<file>', 'CDA2, o bozza JSON completa')
  .requiredOption('--out <file>', 'PDF da scrivere')
  .action((file: string, options: { readonly out: string }, command: Command) =>
    perform(command, (bench) => build(bench, file, options.out)),
  );

interface SignOptions {
  readonly out?: string;
  readonly outDir?: string;
  readonly certificate?: string;
}

verb('sign', 'produce i PDF firmati con la carta, senza inviarli; molti con un solo PIN')
  .argument('<files...>', 'CDA2, o bozze JSON complete')
  .addOption(new Option('--out <file>', 'PDF da scrivere, per un documento').conflicts('outDir'))
  .option('--out-dir <folder>', 'cartella in cui scrivere i PDF, per molti documenti')
  .option('--certificate <fingerprint>', 'certificato di firma da usare (SHA-256)')
  .action((files: readonly string[], options: SignOptions, command: Command) => {
    const { out, outDir: folder, certificate = null } = options;
    const [file = ''] = files;
    if (folder !== undefined) {
      return perform(command, (bench) =>
        interruptible((signal) => signMany(bench, { files, folder, certificate, signal })),
      );
    }
    return out === undefined || files.length > 1
      ? command.error('Indicare --out per un documento, --out-dir per molti.')
      : perform(command, (bench) => sign(bench, file, out, certificate));
  });

verb('verify', 'verifica un PDF firmato')
  .argument('<file>', 'PDF')
  .option('--authorities <file...>', 'certificati PEM riconosciuti, al posto di quelli impostati')
  .action((file: string, options: { readonly authorities?: readonly string[] }, command: Command) =>
    perform(command, (bench) => verify(bench, file, options.authorities ?? null)),
  );

verb('publish', 'firma e pubblica un documento')
  .argument('<file>', 'CDA2, o bozza JSON completa')
  .action((file: string, _options: unknown, command: Command) =>
    perform(command, (bench) => publish(bench, file)),
  );

verb('replace', 'sostituisce un documento pubblicato')
  .argument('<document>', 'identificativo del documento pubblicato')
  .argument('[file]', 'CDA2 della versione successiva; senza, lo stesso contenuto rinnovato')
  .action((document: string, file: string | undefined, _options: unknown, command: Command) =>
    perform(command, (bench) => replace(bench, document, file ?? null)),
  );

verb('update-metadata', 'aggiorna i metadati di un documento pubblicato')
  .argument('<document>', 'identificativo del documento pubblicato')
  .addOption(new Option('--visibility <code>', 'oscuramento').choices(visibilityCodes))
  .action((document: string, options: { readonly visibility?: Visibility }, command: Command) =>
    perform(command, (bench) => updateMetadata(bench, document, options.visibility ?? null)),
  );

verb('annul', 'annulla un documento pubblicato')
  .argument('<document>', 'identificativo del documento pubblicato')
  .action((document: string, _options: unknown, command: Command) =>
    perform(command, (bench) => annul(bench, document)),
  );

verb('queue', 'mostra gli atti non ancora conclusi e li invia')
  .option('--send', 'invia adesso tutto ciò che può partire')
  .option('--pause', 'sospende gli invii')
  .option('--resume', 'riprende gli invii, anche quelli bloccati')
  .option('--cancel <submission>', 'ritira un atto non ancora partito')
  .option('--verify <submission>', 'verifica adesso un atto di esito ignoto')
  .action((options: QueueRequest, command: Command) =>
    perform(command, (bench) => interruptible((signal) => queue(bench, options, signal))),
  );

/** Ctrl-C lets the call under way end and stops before the next one. */
async function interruptible<Value>(
  action: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
  };
  process.once('SIGINT', stop);
  try {
    return await action(controller.signal);
  } finally {
    process.removeListener('SIGINT', stop);
  }
}

interface StatusOptions {
  readonly workflow?: string;
  readonly trace?: string;
}

function transactionKey({ workflow, trace }: StatusOptions): TransactionKey | null {
  if (workflow !== undefined) return { workflowInstanceId: workflow };
  return trace === undefined ? null : { traceId: trace };
}

verb(
  'status',
  'chiede al servizio nazionale che cosa ne è stato di un invio, se l’ambiente lo offre',
)
  .addOption(new Option('--workflow <id>', 'workflowInstanceId dell’invio').conflicts('trace'))
  .option('--trace <id>', 'traceID dell’invio')
  .action((options: StatusOptions, command: Command) => {
    const key = transactionKey(options);
    return key === null
      ? command.error('Indicare --workflow oppure --trace.')
      : perform(command, (bench) => status(bench, key));
  });

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

const historyCommand = withHistoryFilters(verb('history', 'mostra gli invii con i loro X-CART-id'))
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
  .action((document: string, options: { readonly out: string }, command: Command) =>
    perform(command, (bench) => reportDocument(bench, document, options.out)),
  );

verb('audit', 'verifica il registro delle operazioni').action(
  (_options: unknown, command: Command) => perform(command, audit),
);

verb('card', 'mostra carte e certificati').action((_options: unknown, command: Command) =>
  perform(command, (bench) => card(bench)),
);

verb('diagnostics', 'rapporto tecnico per l’assistenza, senza dati personali')
  .option('--card-lot <code>', 'sigla stampata accanto al chip della carta, per esempio ST2022')
  .action((options: { readonly cardLot?: string }, command: Command) =>
    perform(command, (bench) => diagnostics(bench, options.cardLot ?? null)),
  );

verb('probe', 'mostra, senza carta, che cosa offre un servizio prima di inviargli qualcosa')
  .argument('<url>', 'indirizzo https del servizio')
  .action((url: string, _options: unknown, command: Command) =>
    perform(command, (bench) => probe(bench, url)),
  );

const identity = program
  .command('identity')
  .description('certificati Sogei con cui si firmano gli attestati delle chiamate');

verb('request', 'crea le chiavi e le richieste di un nuovo certificato', identity)
  .requiredOption('--out <folder>', 'cartella in cui scrivere le richieste')
  .option('--name <name>', 'nome comunicato dalla Regione, preso alla lettera')
  .option('--number <n>', 'numero progressivo del certificato', '1')
  .action(
    (
      options: { readonly out: string; readonly name?: string; readonly number: string },
      command: Command,
    ) =>
      perform(command, (bench) =>
        requestSogeiIdentity(bench, {
          out: options.out,
          communicatedName: options.name ?? null,
          number: Number.parseInt(options.number, 10),
        }),
      ),
  );

verb('import', 'importa il certificato ricevuto', identity)
  .requiredOption('--certificate <file>', 'certificato, zip, PKCS#12 o copia di sicurezza')
  .option('--key <file>', 'chiave privata, se non è in una richiesta in attesa (PEM o DER)')
  .option('--fingerprint <fingerprint>', 'quale, se il file ne contiene più d’uno')
  .action(
    (
      options: {
        readonly certificate: string;
        readonly key?: string;
        readonly fingerprint?: string;
      },
      command: Command,
    ) =>
      perform(command, (bench) =>
        importSogeiIdentity(
          bench,
          options.certificate,
          options.key ?? null,
          options.fingerprint ?? null,
        ),
      ),
  );

verb('list', 'mostra certificati, scadenze e richieste in attesa', identity).action(
  (_options: unknown, command: Command) => perform(command, listSogeiIdentities),
);

verb('export', 'scrive il certificato pubblico (PEM)', identity)
  .requiredOption('--out <file>', 'file da scrivere')
  .option('--fingerprint <fingerprint>', 'quale; senza, quello in uso')
  .action((options: { readonly out: string; readonly fingerprint?: string }, command: Command) =>
    perform(command, (bench) =>
      exportSogeiCertificate(bench, options.out, options.fingerprint ?? null),
    ),
  );

verb('backup', 'scrive certificato e chiave cifrati con la password del file', identity)
  .requiredOption('--out <file>', 'file da scrivere')
  .option('--fingerprint <fingerprint>', 'quale; senza, quello in uso')
  .action((options: { readonly out: string; readonly fingerprint?: string }, command: Command) =>
    perform(command, (bench) =>
      backUpSogeiIdentity(bench, options.out, options.fingerprint ?? null),
    ),
  );

verb('use', 'usa questo certificato per i prossimi invii', identity)
  .argument('<fingerprint>', 'impronta SHA-256')
  .action((fingerprint: string, _options: unknown, command: Command) =>
    perform(command, (bench) => chooseSogeiIdentity(bench, fingerprint)),
  );

verb('retire', 'distrugge la chiave di un certificato sostituito', identity)
  .argument('<fingerprint>', 'impronta SHA-256')
  .option('--compromised', 'anche se è l’unico: la chiave può essere in mano ad altri')
  .action((fingerprint: string, options: { readonly compromised?: boolean }, command: Command) =>
    perform(command, (bench) =>
      retireSogeiIdentity(bench, fingerprint, options.compromised === true),
    ),
  );

registerTerminology({
  group: program.command('terminology').description('elenchi di codici: importazione e ricerca'),
  verb,
  perform,
});

registerArchiveCare({
  group: program
    .command('archive')
    .description('copie di sicurezza e recupero dell’archivio cifrato'),
  verb,
  perform,
});

registerRecords({
  group: program
    .command('records')
    .description('conservazione, esportazione e cancellazione dei dati degli assistiti'),
  verb,
  perform,
});

verb('support-bundle', 'prepara il messaggio per l’assistenza della Regione')
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

// A bundle for doctors is built with NODE_ENV defined, which drops this import and the folder behind it.
if (process.env['NODE_ENV'] !== 'production') {
  const { registerAccreditation } = await import('./accreditation/registerAccreditation.ts');
  registerAccreditation({ verb, perform });
}

await program.parseAsync();
