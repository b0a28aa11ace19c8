import type { Command } from 'commander';
import type { Registration } from './registration.ts';
import { erasePatient, exportPatient, reportIncident, retention } from './verbs/records.ts';

/** The group `records`: what is taken out of the archive or let go. */
export function registerRecords({ group, verb, perform }: Registration): void {
  verb('export-patient', 'scrive tutto ciò che si conserva su un assistito (zip)', group)
    .argument('<codice-fiscale>', 'codice fiscale dell’assistito')
    .requiredOption('--out <file>', 'zip da scrivere')
    .action((patient: string, options: { readonly out: string }, command: Command) =>
      perform(command, (bench) => exportPatient(bench, patient, options.out)),
    );

  verb('erase-patient', 'cancella ciò che nessun obbligo impone di conservare', group)
    .argument('<codice-fiscale>', 'codice fiscale dell’assistito')
    .requiredOption('--surname <surname>', 'cognome, come conferma')
    .action((patient: string, options: { readonly surname: string }, command: Command) =>
      perform(command, (bench) => erasePatient(bench, patient, options.surname)),
    );

  verb('retention', 'applica i periodi di conservazione delle impostazioni', group).action(
    (_options: unknown, command: Command) => perform(command, retention),
  );

  verb('incident-report', 'che cosa c’è su questo computer e da quando (PDF)', group)
    .requiredOption('--out <file>', 'PDF da scrivere')
    .action((options: { readonly out: string }, command: Command) =>
      perform(command, (bench) => reportIncident(bench, options.out)),
    );
}
