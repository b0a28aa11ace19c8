import { Command, Option } from 'commander';
import { visibilityCodes } from '../../shared/fse/codeTables.ts';
import { operations } from '../../shared/fse/operation.ts';
import { submissionStates } from '../../shared/fse/submissionState.ts';
import type { HistoryQuery } from '../domain/ports/archive.ts';
import { openWorkbench, type GlobalOptions } from './globalOptions.ts';
import { writeResult, type VerbResult } from './verbResult.ts';
import { annul, updateMetadata, type Visibility } from './verbs/actOnPublished.ts';
import { build } from './verbs/build.ts';
import { card } from './verbs/card.ts';
import { check } from './verbs/check.ts';
import { history } from './verbs/history.ts';
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
import { publish } from './verbs/publish.ts';
import { replace } from './verbs/replace.ts';
import { requestSogeiIdentity } from './verbs/requestSogeiIdentity.ts';
import { sign } from './verbs/sign.ts';
import { verify } from './verbs/verify.ts';
import type { Workbench, WorkbenchOptions } from './workbench.ts';

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
  .argument('<file>', 'CDA2 o PDF')
  .action((file: string, _options: unknown, command: Command) =>
    perform(command, (bench) => check(bench, file)),
  );

verb('import', 'acquisisce un documento nell’archivio, così com’è')
  .argument('<file>', 'CDA2 o PDF')
  .action((file: string, _options: unknown, command: Command) =>
    perform(command, (bench) => importDocument(bench, file)),
  );

verb('build', 'produce il PDF con il CDA2 al suo interno, senza firma')
  .argument('<file>', 'CDA2')
  .requiredOption('--out <file>', 'PDF da scrivere')
  .action((file: string, options: { readonly out: string }, command: Command) =>
    perform(command, (bench) => build(bench, file, options.out)),
  );

verb('sign', 'produce il PDF firmato con la carta, senza inviarlo')
  .argument('<file>', 'CDA2')
  .requiredOption('--out <file>', 'PDF da scrivere')
  .option('--certificate <fingerprint>', 'certificato di firma da usare (SHA-256)')
  .action(
    (
      file: string,
      options: { readonly out: string; readonly certificate?: string },
      command: Command,
    ) => perform(command, (bench) => sign(bench, file, options.out, options.certificate ?? null)),
  );

verb('verify', 'verifica un PDF firmato')
  .argument('<file>', 'PDF')
  .action((file: string, _options: unknown, command: Command) =>
    perform(command, (bench) => verify(bench, file)),
  );

verb('publish', 'firma e pubblica un documento')
  .argument('<file>', 'CDA2')
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

verb('history', 'mostra gli invii con i loro X-CART-id')
  .option('--search <text>', 'assistito, codice fiscale, documento, X-CART-id')
  .addOption(new Option('--operation <operation>', 'operazione').choices(operations))
  .addOption(new Option('--state <state>', 'stato').choices(submissionStates))
  .action(
    (
      options: Pick<HistoryQuery, 'operation' | 'state'> & { readonly search?: string },
      command: Command,
    ) => {
      const { search, operation, state } = options;
      const query: HistoryQuery = {
        ...(search === undefined ? {} : { text: search }),
        ...(operation === undefined ? {} : { operation }),
        ...(state === undefined ? {} : { state }),
      };
      return perform(command, (bench) => history(bench, query));
    },
  );

verb('card', 'mostra carte e certificati').action((_options: unknown, command: Command) =>
  perform(command, (bench) => card(bench)),
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

// A bundle for doctors is built with NODE_ENV defined, which drops this import and the folder behind it.
if (process.env['NODE_ENV'] !== 'production') {
  const { registerAccreditation } = await import('./accreditation/registerAccreditation.ts');
  registerAccreditation({ verb, perform });
}

await program.parseAsync();
