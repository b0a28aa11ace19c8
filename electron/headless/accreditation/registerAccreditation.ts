import type { Command } from 'commander';
import type { Registration } from '../registration.ts';
import { accredit } from './accredit.ts';
import type { AccreditationRequest } from './accreditationRequest.ts';
import { createFaultInjector } from './faultInjector.ts';

/** The options as they are typed: a flag without its value is `true`. */
type AccreditationOptions = Omit<AccreditationRequest, 'validation'> & {
  readonly validation?: string | true;
};

/** Adds the verb `accredit`. Called only outside production bundles: see the README of this folder. */
export function registerAccreditation({ group, verb, perform }: Registration): void {
  verb('accredit', 'esegue i casi di accreditamento e ne raccoglie le prove', group)
    .requiredOption(
      '--cases <ids>',
      'all, validation, regional, oppure identificativi separati da virgola',
    )
    .option('--document <file>', 'CDA2 di partenza; senza, quello che il programma porta con sé')
    .option('--validation [path]', 'chiama il servizio nazionale di validazione, senza pubblicare')
    .option('--client-certificate <file>', 'certificato A1 (PEM), al posto della carta')
    .option('--client-key <file>', 'la sua chiave privata (PEM)')
    .requiredOption('--out <folder>', 'cartella da scrivere')
    .action((options: AccreditationOptions, command: Command) => {
      const injector = createFaultInjector();
      const { validation, ...request } = options;
      const path = validation === true ? 'documents/validation' : validation;
      const asked = { ...request, ...(path === undefined ? {} : { validation: path }) };
      return perform(command, (bench) => accredit(bench, injector, asked), {
        transport: (transport) => injector.wrap(transport),
      });
    });
}
