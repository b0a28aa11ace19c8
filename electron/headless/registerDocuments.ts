import { Option, type Command } from 'commander';
import { interruptible } from './interruptible.ts';
import type { Registration } from './registration.ts';
import { build } from './verbs/build.ts';
import { check } from './verbs/check.ts';
import { draftSchema } from './verbs/draftSchema.ts';
import { importDocument } from './verbs/importDocument.ts';
import { init } from './verbs/init.ts';
import { sign } from './verbs/sign.ts';
import { signMany } from './verbs/signMany.ts';
import { verify } from './verbs/verify.ts';

interface SignOptions {
  readonly out?: string;
  readonly outDir?: string;
  readonly certificate?: string;
}

/** Adds what is done with a document here: judged, taken in, made into a PDF, signed, verified. */
export function registerDocuments({ group, verb, perform }: Registration): void {
  verb('init', 'crea l’archivio cifrato della cartella di lavoro', group).action(
    (_options: unknown, command: Command) => perform(command, init),
  );

  verb('check', 'giudica un documento come farebbe il gateway', group)
    .argument('<file>', 'CDA2, PDF, bozza JSON o FHIR')
    .action((file: string, _options: unknown, command: Command) =>
      perform(command, (bench) => check(bench, file)),
    );

  verb(
    'import',
    'acquisisce un documento nell’archivio, così com’è, e dice che cosa ne è stato capito',
    group,
  )
    .argument('<file>', 'CDA2, PDF, FHIR o bozza JSON')
    .action((file: string, _options: unknown, command: Command) =>
      perform(command, (bench) => importDocument(bench, file)),
    );

  verb('schema', 'scrive lo schema JSON della bozza di Sintesi', group).action(
    (_options: unknown, command: Command) => perform(command, draftSchema),
  );

  verb('build', 'produce il PDF con il CDA2 al suo interno, senza firma', group)
    .argument('<file>', 'CDA2, o bozza JSON completa')
    .requiredOption('--out <file>', 'PDF da scrivere')
    .action((file: string, options: { readonly out: string }, command: Command) =>
      perform(command, (bench) => build(bench, file, options.out)),
    );

  verb('sign', 'produce i PDF firmati con la carta, senza inviarli; molti con un solo PIN', group)
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

  verb('verify', 'verifica un PDF firmato', group)
    .argument('<file>', 'PDF')
    .option('--authorities <file...>', 'certificati PEM riconosciuti, al posto di quelli impostati')
    .action(
      (file: string, options: { readonly authorities?: readonly string[] }, command: Command) =>
        perform(command, (bench) => verify(bench, file, options.authorities ?? null)),
    );
}
