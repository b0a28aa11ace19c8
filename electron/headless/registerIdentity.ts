import type { Command } from 'commander';
import type { Registration } from './registration.ts';
import { importSogeiIdentity } from './verbs/importSogeiIdentity.ts';
import {
  backUpSogeiIdentity,
  chooseSogeiIdentity,
  exportSogeiCertificate,
  retireSogeiIdentity,
} from './verbs/keepSogeiIdentity.ts';
import { listSogeiIdentities } from './verbs/listSogeiIdentities.ts';
import { requestSogeiIdentity } from './verbs/requestSogeiIdentity.ts';

/** Adds the group of verbs about Sogei certificates. */
export function registerIdentity({ group, verb, perform }: Registration): void {
  verb('request', 'crea le chiavi e le richieste di un nuovo certificato', group)
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

  verb('import', 'importa il certificato ricevuto', group)
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

  verb('list', 'mostra certificati, scadenze e richieste in attesa', group).action(
    (_options: unknown, command: Command) => perform(command, listSogeiIdentities),
  );

  verb('export', 'scrive il certificato pubblico (PEM)', group)
    .requiredOption('--out <file>', 'file da scrivere')
    .option('--fingerprint <fingerprint>', 'quale; senza, quello in uso')
    .action((options: { readonly out: string; readonly fingerprint?: string }, command: Command) =>
      perform(command, (bench) =>
        exportSogeiCertificate(bench, options.out, options.fingerprint ?? null),
      ),
    );

  verb('backup', 'scrive certificato e chiave cifrati con la password del file', group)
    .requiredOption('--out <file>', 'file da scrivere')
    .option('--fingerprint <fingerprint>', 'quale; senza, quello in uso')
    .action((options: { readonly out: string; readonly fingerprint?: string }, command: Command) =>
      perform(command, (bench) =>
        backUpSogeiIdentity(bench, options.out, options.fingerprint ?? null),
      ),
    );

  verb('use', 'usa questo certificato per i prossimi invii', group)
    .argument('<fingerprint>', 'impronta SHA-256')
    .action((fingerprint: string, _options: unknown, command: Command) =>
      perform(command, (bench) => chooseSogeiIdentity(bench, fingerprint)),
    );

  verb('retire', 'distrugge la chiave di un certificato sostituito', group)
    .argument('<fingerprint>', 'impronta SHA-256')
    .option('--compromised', 'anche se è l’unico: la chiave può essere in mano ad altri')
    .action((fingerprint: string, options: { readonly compromised?: boolean }, command: Command) =>
      perform(command, (bench) =>
        retireSogeiIdentity(bench, fingerprint, options.compromised === true),
      ),
    );
}
