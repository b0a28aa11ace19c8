/** A test that shows an item: its file and its title, or the beginning of it. */
export interface Proof {
  readonly file: string;
  readonly title: string;
}

/** One thing a security engineer looks for. */
export interface SecurityItem {
  /** Which list it is of, and its number or name there. */
  readonly item: string;
  readonly promise: string;
  readonly proofs: readonly [Proof, ...Proof[]];
}

const in_ =
  (file: string) =>
  (title: string): Proof => ({ file: `test/${file}`, title });

const guards = in_('unit/main/guards.test.ts');
const scheme = in_('unit/main/windowScheme.test.ts');
const statics = in_('unit/security/shellSources.test.ts');
const browser = in_('e2e/security.test.ts');
const channel = in_('unit/ipc/windowChannel.test.ts');
const surface = in_('unit/preload/surface.test.ts');
const application = in_('integration/main/application.test.ts');
const refused = in_('integration/main/refusedStart.test.ts');
const supply = in_('unit/security/supplyChain.test.ts');
const updates = in_('unit/main/updates.test.ts');
const feeds = in_('integration/updates/feeds.test.ts');
const packaging = in_('unit/security/packaging.test.ts');
const systemKey = in_('unit/main/systemKey.test.ts');
const fuzzing = in_('fuzz/fuzz.test.ts');
const binder = in_('unit/ipc/bindContract.test.ts');
const encryption = in_('integration/store/encryption.test.ts');
const start = in_('integration/store/startUpCases.test.ts');
const rekey = in_('integration/store/rekey.test.ts');
const backgroundBackup = in_('integration/store/backgroundBackup.test.ts');
const server = in_('integration/channel/serverRefusal.test.ts');
const hostile = in_('integration/gateway/hostileAnswers.test.ts');
const log = in_('unit/log/createLogger.test.ts');

const electron: readonly SecurityItem[] = [
  {
    item: 'Electron 1',
    promise: 'Only our own files are loaded; the window has no network',
    proofs: [
      guards('let %s through unless %s'),
      scheme('serves the page and its files with the whole policy'),
      browser('reaches no other address'),
    ],
  },
  {
    item: 'Electron 2',
    promise: 'No Node in the page, its workers and its frames',
    proofs: [guards('are the safe ones, named'), browser('has nothing of Node')],
  },
  {
    item: 'Electron 3',
    promise: 'Context isolation; what the page does to its prototypes reaches nobody else',
    proofs: [guards('are the safe ones, named'), browser('cannot reach the trusted side')],
  },
  {
    item: 'Electron 4',
    promise: 'Sandbox for every process, before Electron is ready; not to be switched off',
    proofs: [
      application('is sandboxed and knows its scheme before Electron is ready'),
      refused('is one of the packaged program with %s'),
    ],
  },
  {
    item: 'Electron 5',
    promise: 'Every permission and device is refused',
    proofs: [guards('refuse every device'), browser('is given no permission')],
  },
  {
    item: 'Electron 6',
    promise: 'webSecurity stays on',
    proofs: [statics('never name %s'), guards('are the safe ones, named')],
  },
  {
    item: 'Electron 7',
    promise: 'A content security policy without exceptions, as a header',
    proofs: [
      scheme('serves the page and its files with the whole policy'),
      browser('runs no script that is written into it'),
      browser('shows free text as text'),
    ],
  },
  { item: 'Electron 8', promise: 'No insecure content', proofs: [statics('never name %s')] },
  { item: 'Electron 9', promise: 'No experimental features', proofs: [statics('never name %s')] },
  {
    item: 'Electron 10',
    promise: 'No Blink features, not by argument either',
    proofs: [statics('never name %s'), in_('unit/main/refusedSwitches.test.ts')('refuses %s')],
  },
  {
    item: 'Electron 11',
    promise: 'No webview tag',
    proofs: [guards('are the safe ones, named'), statics('never name %s')],
  },
  {
    item: 'Electron 12',
    promise: 'No webview is ever attached',
    proofs: [guards('open no window and attach no webview')],
  },
  {
    item: 'Electron 13',
    promise: 'No navigation by link, form, script, redirect or drop',
    proofs: [guards('lead nowhere: %s'), browser('goes nowhere')],
  },
  {
    item: 'Electron 14',
    promise: 'No new windows',
    proofs: [guards('open no window and attach no webview')],
  },
  {
    item: 'Electron 15',
    promise: 'The browser is opened only at addresses of our list, named by key',
    proofs: [in_('unit/ipc/externalLinks.test.ts')('opens nothing for %j')],
  },
  {
    item: 'Electron 16',
    promise: 'A supported Electron, pinned',
    proofs: [supply('pins an Electron that is supported')],
  },
  {
    item: 'Electron 17',
    promise:
      'Every message comes from the top frame of our window under our origin, and fits its schema',
    proofs: [
      channel('answers %s nothing, whatever the verb'),
      channel('refuses a request with %s, whatever the verb'),
      application('answers every verb on its channel, and its own window only'),
    ],
  },
  {
    item: 'Electron 18',
    promise: 'No file: addresses; our own scheme, confined to the window’s folder',
    proofs: [scheme('finds nothing at %s'), scheme('has no leave to pass by policies')],
  },
  {
    item: 'Electron 19',
    promise: 'Every fuse decided, set by the build and read back',
    proofs: [packaging('sets every fuse and reads it back'), packaging('decides every fuse')],
  },
  {
    item: 'Electron 20',
    promise: 'Nothing of Electron reaches the page',
    proofs: [surface('is exactly the contract, reviewed here'), surface('is frozen all through')],
  },
];

const program: readonly SecurityItem[] = [
  {
    item: 'Program: arguments',
    promise: 'Debugging and weakening switches stop the start',
    proofs: [refused('is one of the packaged program with %s')],
  },
  {
    item: 'Program: one at a time',
    promise: 'A second start shows the first',
    proofs: [
      refused('is the second one at the same time'),
      application('shows its window to a second start'),
    ],
  },
  {
    item: 'Program: tools',
    promise: 'No developer tools and no menu that opens them',
    proofs: [
      in_('unit/main/background.test.ts')(
        'is none but on macOS, where it edits and opens no tools',
      ),
    ],
  },
  {
    item: 'Program: dumps',
    promise: 'No crash dump is written or sent',
    proofs: [statics('start no crash reporter')],
  },
  {
    item: 'Program: environment',
    promise: 'Helpers do not inherit dangerous variables',
    proofs: [in_('unit/main/utilityProcessHost.test.ts')('never see %s')],
  },
  {
    item: 'Program: lock',
    promise: 'Sleep and a locked screen lock the archive and throw the page away',
    proofs: [
      in_('unit/main/background.test.ts')('lock at sleep and at the locked screen'),
      in_('unit/main/windowKeeper.test.ts')('throws the page away and shows a new one'),
      in_('integration/host/premises.test.ts')('are locked until the passphrase is right'),
    ],
  },
];

const owasp: readonly SecurityItem[] = [
  {
    item: 'OWASP: XML',
    promise: 'No DTD, no entities, bounded size and depth',
    proofs: [
      in_('unit/xml/parseXml.test.ts')('keeps within its limits'),
      fuzzing('bears every input that was kept'),
    ],
  },
  {
    item: 'OWASP: PDF and other files',
    promise: 'Files of others never break the program',
    proofs: [fuzzing('bears a bounded run of changed files')],
  },
  {
    item: 'OWASP: injection',
    promise: 'Statements are prepared; texts of the window are values',
    proofs: [statics('writes no statement from pieces')],
  },
  {
    item: 'OWASP: TLS',
    promise: 'Expired, foreign, unpinned, plain or old servers are refused',
    proofs: [
      server('a key that is not pinned; the pinned one is accepted'),
      server('a server of an older protocol'),
      server('an HTTP answer'),
    ],
  },
  {
    item: 'OWASP: tokens',
    promise: 'Algorithm and header fixed by us, one certificate, fresh for each call',
    proofs: [
      in_('integration/identity/identity.test.ts')(
        'writes alg, typ and one standard-base64 certificate in the header',
      ),
    ],
  },
  {
    item: 'OWASP: answers',
    promise: 'Garbage, floods and proxies’ pages are never taken for an acceptance',
    proofs: [
      hostile('never takes random bytes for an acceptance'),
      hostile('does not keep an answer above its limit'),
    ],
  },
  {
    item: 'OWASP: contract',
    promise: 'Unknown keys, prototypes and oversize refuse the request; defects give nothing away',
    proofs: [
      binder('never repeats a refused value in its error'),
      channel('refuses a request with %s, whatever the verb'),
    ],
  },
  {
    item: 'OWASP: supply chain',
    promise:
      'Exact versions, licences of the list, install scripts of the list, a list of everything inside',
    proofs: [
      supply('pins every dependency exactly'),
      supply('has licences of the list only'),
      supply('runs no install script'),
      supply('lists everything inside'),
    ],
  },
];

const atRest: readonly SecurityItem[] = [
  {
    item: 'At rest 5.1',
    promise: 'No personal datum is in clear in any file',
    proofs: [
      encryption('no name, codice fiscale, diagnosis, identifier or key is in clear in any file'),
    ],
  },
  {
    item: 'At rest 5.2 to 5.4',
    promise: 'The key is sealed by a real system store, asynchronously, or by a passphrase',
    proofs: [
      systemKey('is kept by %s and read again, never in clear'),
      systemKey('is refused to %s although it calls itself available'),
    ],
  },
  {
    item: 'At rest 5.5',
    promise: 'A printed code brings the archive back',
    proofs: [
      in_('integration/store/archiveKey.test.ts')(
        'the backups and the recovery code alone bring the archive back on another computer',
      ),
    ],
  },
  {
    item: 'At rest: another key',
    promise:
      'The key of the archive can be changed; cut off anywhere, the old or the new one opens it',
    proofs: [
      rekey('another key opens everything, the old one nothing of now, and the trail tells'),
      rekey('without the new code typed from paper nothing changes'),
      rekey(
        'kill -9 before each step on the disk leaves an archive that the old or the new key opens',
      ),
    ],
  },
  {
    item: 'Backup',
    promise: 'A verified copy a day while the program works; half a copy never counts',
    proofs: [
      backgroundBackup(
        'writers go on during a backup; what was confirmed before it is in the copy, the rest in the archive',
      ),
      backgroundBackup(
        'kill -9 of the copier at any moment leaves nothing that counts as a backup, and the next one is whole',
      ),
      in_('integration/host/premises.test.ts')(
        'bring everything back on another computer with the recovery code alone',
      ),
    ],
  },
  {
    item: 'At rest 5.6',
    promise: 'A key that is not available is not damage: files stay as they were',
    proofs: [
      systemKey('is not given by %s, and its file stays as it was'),
      start('a damaged first page with the right key is damage, not a wrong key'),
    ],
  },
  {
    item: 'At rest 5.7',
    promise: 'An archive that is not encrypted is refused',
    proofs: [start('a plain database in the place of the encrypted one')],
  },
  {
    item: 'At rest: log',
    promise: 'The log holds events of a list; nothing personal ever',
    proofs: [
      log('no seeded personal value ever appears'),
      log('a field outside the list is refused by name'),
    ],
  },
  {
    item: 'At rest: trail',
    promise: 'A changed or torn trail is noticed',
    proofs: [
      in_('integration/store/auditTrail.test.ts')(
        'the trail refuses to be changed while its guards stand',
      ),
    ],
  },
];

const product: readonly SecurityItem[] = [
  {
    item: 'Update: never back',
    promise: 'Only a newer version of ours, never a downgrade or a pre-release',
    proofs: [updates('neither downloads nor keeps %s'), feeds('does not go back')],
  },
  {
    item: 'Update: tampered, truncated, unsigned',
    promise: 'What does not match its digest or its publisher is not installed',
    proofs: [
      feeds('refuses a tampered file'),
      feeds('refuses a truncated file'),
      feeds('refuses a file that is not signed by the publisher'),
    ],
  },
  {
    item: 'Update: at closing',
    promise: 'Installed at closing, with nothing to send or to write',
    proofs: [updates('downloads what is newer and installs it at an idle closing')],
  },
  {
    item: 'Build: contents',
    promise: 'Only what is needed is inside, and it runs',
    proofs: [packaging('notices what must not be inside')],
  },
  {
    item: 'Build: signing',
    promise: 'A release that cannot be signed is not built',
    proofs: [packaging('refuses a release without its certificates')],
  },
];

/** The security checklist: Electron's twenty, OWASP's, data at rest, the product. */
export const checklist: readonly SecurityItem[] = [
  ...electron,
  ...program,
  ...owasp,
  ...atRest,
  ...product,
];
