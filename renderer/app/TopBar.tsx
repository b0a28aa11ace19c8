import { Keys } from '../components/Action.tsx';
import { Brand } from '../components/Brand.tsx';
import { Mark } from '../components/Mark.tsx';
import { frameTexts } from '../i18n/it/frameTexts.ts';
import { shortcutTexts } from '../i18n/it/paletteTexts.ts';
import { useStores } from '../stores/stores.tsx';
import { helpTexts } from '../i18n/it/helpTexts.ts';
import { useOpenHelp } from '../features/help/useOpenHelp.ts';
import { mainScreens, placeOf } from './screens.ts';
import styles from './TopBar.module.css';

function Badges() {
  const { useQueue } = useStores();
  const refused = useQueue(
    (state) => state.list?.acts.filter((act) => act.state === 'refused').length ?? 0,
  );
  const unknown = useQueue(
    (state) => state.list?.acts.filter((act) => act.state === 'outcome-unknown').length ?? 0,
  );
  return (
    <>
      {refused > 0 && (
        <span
          className={styles['refused']}
          role="img"
          aria-label={frameTexts.refusedBadge(refused)}
        >
          <Mark name="bad" /> {refused}
        </span>
      )}
      {unknown > 0 && (
        <span className={styles['unknown']} role="img" aria-label={frameTexts.verifyBadge(unknown)}>
          <Mark name="ask" /> {unknown}
        </span>
      )}
    </>
  );
}

/** Brand, screens, the door to every command, the environment and whose desk this is. */
export function TopBar() {
  const { useDesk } = useStores();
  const screen = useDesk((state) => state.screen);
  const go = useDesk((state) => state.go);
  const setPalette = useDesk((state) => state.setPalette);
  const overview = useDesk((state) => state.overview);
  const openHelp = useOpenHelp();
  const isTest = overview !== null && overview.environment !== 'production';
  return (
    <header className={styles['top']}>
      <div className={styles['brand']}>
        <Brand />
      </div>
      <nav aria-label={frameTexts.navigation}>
        {mainScreens.map(({ screen: each }) => (
          <button
            key={each}
            type="button"
            aria-current={each === screen ? 'page' : each === placeOf(screen) || undefined}
            title={shortcutTexts.screens[each]}
            onClick={() => {
              go(each);
            }}
          >
            {frameTexts.screens[each]}
            {each === 'queue' && <Badges />}
          </button>
        ))}
      </nav>
      <div className={styles['tools']}>
        {isTest && (
          <span className={styles['environment']}>
            <i>{frameTexts.environmentOf}</i> {frameTexts.test}
          </span>
        )}
        <button
          type="button"
          className={styles['everywhere']}
          title={`${frameTexts.searchEverywhere} (${shortcutTexts.palette})`}
          onClick={() => {
            setPalette(true);
          }}
        >
          <Mark name="find" tone="quiet" />
          <span>{frameTexts.searchEverywhere}</span>
          <Keys>{shortcutTexts.palette}</Keys>
        </button>
        <button
          type="button"
          className={styles['help']}
          aria-current={screen === 'help' ? 'page' : undefined}
          onClick={() => {
            openHelp(null);
          }}
        >
          {helpTexts.button} <Keys>{helpTexts.keys}</Keys>
        </button>
        {overview !== null && (
          <span className={styles['doctor']}>
            {frameTexts.doctor(overview.doctor.given, overview.doctor.family)}
          </span>
        )}
      </div>
    </header>
  );
}
