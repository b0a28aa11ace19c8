import type { Command } from 'commander';
import type { Registration } from './registration.ts';
import { card } from './verbs/card.ts';
import { diagnostics } from './verbs/diagnostics.ts';
import { probe } from './verbs/probe.ts';

/** Adds the looks at what is outside: cards, this computer, a service. */
export function registerCard({ group, verb, perform }: Registration): void {
  verb('card', 'mostra carte e certificati', group).action((_options: unknown, command: Command) =>
    perform(command, (bench) => card(bench)),
  );

  verb('diagnostics', 'rapporto tecnico per l’assistenza, senza dati personali', group)
    .option('--card-lot <code>', 'sigla stampata accanto al chip della carta, per esempio ST2022')
    .action((options: { readonly cardLot?: string }, command: Command) =>
      perform(command, (bench) => diagnostics(bench, options.cardLot ?? null)),
    );

  verb(
    'probe',
    'mostra, senza carta, che cosa offre un servizio prima di inviargli qualcosa',
    group,
  )
    .argument('<url>', 'indirizzo https del servizio')
    .action((url: string, _options: unknown, command: Command) =>
      perform(command, (bench) => probe(bench, url)),
    );
}
