import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

// Loaded with `--import` by the sanitizer run: puts the instrumented build of the addon in the place of the ordinary one.
const instrumented = process.env['SINTESI_CARD_TLS_ADDON'];
if (instrumented !== undefined) {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier.endsWith('card_tls.node')
        ? { url: pathToFileURL(instrumented).href, shortCircuit: true }
        : next(specifier, context),
  });
}
