import { Action } from '../../components/Action.tsx';
import { startTexts } from '../../i18n/it/startTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './start.module.css';

/** The other doctors of this computer, and room for one more: a substitute works in an archive of his own. */
export function Doctors({ mayAdd = false }: { readonly mayAdd?: boolean }) {
  const { useStanding } = useStores();
  const standing = useStanding((state) => state.standing);
  const switchDoctor = useStanding((state) => state.switchDoctor);
  const addDoctor = useStanding((state) => state.addDoctor);
  const isWorking = useStanding((state) => state.isWorking);
  if (standing === null) return null;
  const others = standing.doctors.filter(({ doctor }) => doctor !== standing.doctor);
  if (others.length === 0 && !mayAdd) return null;
  const notNow = isWorking ? startTexts.doctors.changing : null;
  return (
    <section className={styles['doctors']} aria-labelledby="altri-medici">
      <h2 id="altri-medici">{startTexts.doctors.title}</h2>
      {others.length > 0 && (
        <>
          <p>{startTexts.doctors.words}</p>
          <ul>
            {others.map(({ doctor, family, given }) => (
              <li key={doctor}>
                <Action notNow={notNow} onPress={() => void switchDoctor(doctor)}>
                  {family === ''
                    ? startTexts.doctors.nameless
                    : startTexts.doctors.open(given, family)}
                </Action>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayAdd && (
        <p>
          {startTexts.doctors.addWords}{' '}
          <Action isSlim notNow={notNow} onPress={() => void addDoctor()}>
            {startTexts.doctors.add}
          </Action>
        </p>
      )}
    </section>
  );
}
