import { Action } from '../../components/Action.tsx';
import { startTexts } from '../../i18n/it/startTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './start.module.css';

/** Room for one more: a substitute works in an archive of his own. */
function AddDoctor({ notNow }: { readonly notNow: string | null }) {
  const { useStanding } = useStores();
  const addDoctor = useStanding((state) => state.addDoctor);
  return (
    <div className={styles['aside']}>
      <p>{startTexts.doctors.addWords}</p>
      <Action isSlim notNow={notNow} onPress={() => void addDoctor()}>
        {startTexts.doctors.add}
      </Action>
    </div>
  );
}

/** The other doctors of this computer, with the way to each; on the lock screen what that means, and room for more. */
export function Doctors({ isOnLock = false }: { readonly isOnLock?: boolean }) {
  const { useStanding } = useStores();
  const standing = useStanding((state) => state.standing);
  const switchDoctor = useStanding((state) => state.switchDoctor);
  const isWorking = useStanding((state) => state.isWorking);
  if (standing === null) return null;
  const others = standing.doctors.filter(({ doctor }) => doctor !== standing.doctor);
  const notNow = isWorking ? startTexts.doctors.changing : null;
  return (
    <>
      {others.length > 0 && (
        <section className={styles['doctors']} aria-labelledby="altri-medici">
          <h2 id="altri-medici">{startTexts.doctors.title}</h2>
          {isOnLock && <p>{startTexts.doctors.words}</p>}
          <ul>
            {others.map(({ doctor, family, given }) => (
              <li key={doctor}>
                <Action isSlim notNow={notNow} onPress={() => void switchDoctor(doctor)}>
                  {family === ''
                    ? startTexts.doctors.nameless
                    : startTexts.doctors.open(given, family)}
                </Action>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isOnLock && <AddDoctor notNow={notNow} />}
    </>
  );
}
