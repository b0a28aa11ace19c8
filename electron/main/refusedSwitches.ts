/**
 * Chromium and Node switches that would open the program to another one or weaken it. Electron reads them from the
 * command line like any Chromium: the packaged program does not start with one of them (reliability §2).
 */
const refused = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'no-sandbox',
  'disable-gpu-sandbox',
  'disable-setuid-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'unsafely-treat-insecure-origin-as-secure',
  'load-extension',
  'require',
  'import',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'log-net-log',
  'ssl-key-log-file',
  'enable-logging',
  'enable-blink-features',
  'enable-features',
  'disable-features',
  'password-store',
  'use-fake-device-for-media-stream',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'user-data-dir',
  'single-process',
  'no-zygote',
  'in-process-gpu',
  'dump-dom',
  'headless',
] as const;

const names: ReadonlySet<string> = new Set(refused);

/** The switches among the arguments with which the program refuses to start; values are not repeated. */
export function refusedSwitches(args: readonly string[]): readonly string[] {
  return args.flatMap((argument) => {
    const name = /^(?:--?|\/)([a-z][a-z0-9-]*)(?:[=:].*)?$/is.exec(argument)?.[1]?.toLowerCase();
    return name !== undefined && names.has(name) ? [name] : [];
  });
}
