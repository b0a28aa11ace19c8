import { Option, type Command } from 'commander';
import { visibilityCodes } from '../../shared/fse/codeTables.ts';
import type { TransactionKey } from '../domain/ports/statusService.ts';
import { interruptible } from './interruptible.ts';
import type { Registration } from './registration.ts';
import { annul, updateMetadata, type Visibility } from './verbs/actOnPublished.ts';
import { publish } from './verbs/publish.ts';
import { queue, type QueueRequest } from './verbs/queue.ts';
import { replace } from './verbs/replace.ts';
import { status } from './verbs/status.ts';

interface StatusOptions {
  readonly workflow?: string;
  readonly trace?: string;
}

function transactionKey({ workflow, trace }: StatusOptions): TransactionKey | null {
  if (workflow !== undefined) return { workflowInstanceId: workflow };
  return trace === undefined ? null : { traceId: trace };
}

/** Adds the acts on the regional node, the queue they leave from, and the question what became of one. */
export function registerJourney({ group, verb, perform }: Registration): void {
  verb('publish', 'firma e pubblica un documento', group)
    .argument('<file>', 'CDA2, o bozza JSON completa')
    .action((file: string, _options: unknown, command: Command) =>
      perform(command, (bench) => publish(bench, file)),
    );

  verb('replace', 'sostituisce un documento pubblicato', group)
    .argument('<document>', 'identificativo del documento pubblicato')
    .argument('[file]', 'CDA2 della versione successiva; senza, lo stesso contenuto rinnovato')
    .action((document: string, file: string | undefined, _options: unknown, command: Command) =>
      perform(command, (bench) => replace(bench, document, file ?? null)),
    );

  verb('update-metadata', 'aggiorna i metadati di un documento pubblicato', group)
    .argument('<document>', 'identificativo del documento pubblicato')
    .addOption(new Option('--visibility <code>', 'oscuramento').choices(visibilityCodes))
    .action((document: string, options: { readonly visibility?: Visibility }, command: Command) =>
      perform(command, (bench) => updateMetadata(bench, document, options.visibility ?? null)),
    );

  verb('annul', 'annulla un documento pubblicato', group)
    .argument('<document>', 'identificativo del documento pubblicato')
    .action((document: string, _options: unknown, command: Command) =>
      perform(command, (bench) => annul(bench, document)),
    );

  verb('queue', 'mostra gli atti non ancora conclusi e li invia', group)
    .option('--send', 'invia adesso tutto ciò che può partire')
    .option('--pause', 'sospende gli invii')
    .option('--resume', 'riprende gli invii, anche quelli bloccati')
    .option('--cancel <submission>', 'ritira un atto non ancora partito')
    .option('--verify <submission>', 'verifica adesso un atto di esito ignoto')
    .action((options: QueueRequest, command: Command) =>
      perform(command, (bench) => interruptible((signal) => queue(bench, options, signal))),
    );

  verb(
    'status',
    'chiede al servizio nazionale che cosa ne è stato di un invio, se l’ambiente lo offre',
    group,
  )
    .addOption(new Option('--workflow <id>', 'workflowInstanceId dell’invio').conflicts('trace'))
    .option('--trace <id>', 'traceID dell’invio')
    .action((options: StatusOptions, command: Command) => {
      const key = transactionKey(options);
      return key === null
        ? command.error('Indicare --workflow oppure --trace.')
        : perform(command, (bench) => status(bench, key));
    });
}
