/**
 * Where this program's files lie. In the sources this module is `electron/process/programFiles.ts` and helpers are
 * modules beside their callers; in the packed application every bundle lies in `program/` and helpers are named
 * after their source.
 */
const own = import.meta.url;
const isPacked = !own.endsWith('/electron/process/programFiles.ts');

/** The folder that holds `package.json`, `assets` and the built window, as a URL that ends with `/`. */
export const programRoot = new URL(isPacked ? '../' : '../../', own);

/** The modules that run elsewhere than in their caller's thread: their place among the sources of `electron`. */
export type HelperModule =
  'card/cardProcess' | 'store/storeProcess' | 'store/backupProcess' | 'pdf/thread/pdfThread';

/** The names of the helper modules' bundles in the packed application, by source. */
export const helperBundles: Readonly<Record<HelperModule, string>> = {
  'card/cardProcess': 'cardProcess',
  'store/storeProcess': 'storeProcess',
  'store/backupProcess': 'backupProcess',
  'pdf/thread/pdfThread': 'pdfThread',
};

/** The module to start a helper from. */
export function helperModule(name: HelperModule): URL {
  return isPacked
    ? new URL(`program/${helperBundles[name]}.js`, programRoot)
    : new URL(`electron/${name}.ts`, programRoot);
}
