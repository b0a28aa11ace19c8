import type { Command } from 'commander';
import type { Registration } from './registration.ts';
import { listBackups, restoreBackup, salvageArchive } from './verbs/archiveCare.ts';
import { rekeyArchive, removeFormerCopies } from './verbs/archiveKeyCare.ts';

/** The group `archive`: what is done with an archive that is closed. */
export function registerArchiveCare({ group, verb, perform }: Registration): void {
  verb('backups', 'elenca le copie di sicurezza e le verifica', group).action(
    (_options: unknown, command: Command) => perform(command, listBackups),
  );

  verb('restore', 'ripristina una copia; l’archivio di prima resta accanto', group)
    .argument('<backup>', 'nome della copia, come nell’elenco')
    .action((backup: string, _options: unknown, command: Command) =>
      perform(command, (bench) => restoreBackup(bench, backup)),
    );

  verb(
    'rekey',
    'cambia la chiave: dà il codice di recupero nuovo e cambia quando è riscritto',
    group,
  ).action((_options: unknown, command: Command) => perform(command, rekeyArchive));

  verb('remove-former', 'elimina le copie che si aprono solo con chiavi di prima', group).action(
    (_options: unknown, command: Command) => perform(command, removeFormerCopies),
  );

  verb('salvage', 'recupera un archivio danneggiato e dice che cosa è perduto', group).action(
    (_options: unknown, command: Command) => perform(command, salvageArchive),
  );
}
