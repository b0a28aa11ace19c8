import pkcs11 from 'pkcs11js';
import type { AppError, AppErrorCode } from '../../shared/errors/appError.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { CardReader } from '../domain/ports/card.ts';
import { attempt } from './pkcs11Failure.ts';
import { fieldText, slotList, tokenIn, type PresentToken } from './presentTokens.ts';

/** A reader as the module shows it, before its certificates are read. */
export interface SurveyedReader extends Pick<CardReader, 'name' | 'state' | 'error'> {
  readonly present: readonly PresentToken[];
}

/** Looks at the readers of one module, never waiting for anything to happen in them. */
export interface ReaderSurvey {
  /** Whether the module noticed an insertion or a removal since the last call. */
  hasChanged(): boolean;
  /** Every reader, in the module's order. */
  look(): Result<readonly SurveyedReader[]>;
}

/** PKCS#11 v2.40 §3.2, CK_SLOT_INFO: the addon does not export it. */
const CKF_TOKEN_PRESENT = 0x01;

/** What modules answer while another program keeps the card. */
const IN_USE: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  'card/session-count',
  'card/session-read-only-exists',
  'card/user-another-already-logged-in',
  'card/operation-active',
]);
const UNKNOWN: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>(['card/token-not-recognized']);
const EMPTY: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  'card/token-not-present',
  'card/device-removed',
  'card/slot-id-invalid',
]);

type SlotState = Pick<SurveyedReader, 'state' | 'error' | 'present'>;

const empty: SlotState = { state: 'empty', error: null, present: [] };

function failed(error: AppError): SlotState {
  if (EMPTY.has(error.code)) return empty;
  if (UNKNOWN.has(error.code)) return { state: 'unknown-card', error, present: [] };
  const state = IN_USE.has(error.code) ? 'in-use' : 'unreadable';
  return { state, error, present: [] };
}

function contentOf(module: pkcs11.PKCS11, slot: pkcs11.Handle): SlotState {
  const token = tokenIn(module, slot);
  if (!token.ok) return failed(token.error);
  return token.value === null
    ? { state: 'unknown-card', error: null, present: [] }
    : { state: 'ready', error: null, present: [token.value] };
}

/** Nearer to a usable card first: what a reader with several slots is called by. */
const byMeaning: readonly SurveyedReader['state'][] = [
  'ready',
  'in-use',
  'unreadable',
  'unknown-card',
  'empty',
];

/** The slots of one reader are its card's PIN domains: together they are one reader. */
function combine(one: SlotState, other: SlotState): SlotState {
  const isNearer = byMeaning.indexOf(one.state) <= byMeaning.indexOf(other.state);
  const { state, error } = isNearer ? one : other;
  return { state, error, present: [...one.present, ...other.present] };
}

/** A survey of an initialised module. */
export function createReaderSurvey(module: pkcs11.PKCS11): ReaderSurvey {
  // A slot that cannot be described now is called as it was before.
  const names = new Map<string, string>();

  function lookAt(slot: pkcs11.Handle): { readonly name: string } & SlotState {
    const id = slot.toString('hex');
    const info = attempt(() => module.C_GetSlotInfo(slot));
    if (!info.ok) return { name: names.get(id) ?? `Lettore ${id}`, ...failed(info.error) };
    const name = fieldText(info.value.slotDescription);
    names.set(id, name);
    const hasCard = (info.value.flags & CKF_TOKEN_PRESENT) !== 0;
    return { name, ...(hasCard ? contentOf(module, slot) : empty) };
  }

  return {
    hasChanged() {
      const event = attempt(() => module.C_WaitForSlotEvent(pkcs11.CKF_DONT_BLOCK));
      // Modules without events answer that the function is not supported: the survey sees what there is anyway.
      return event.ok && event.value !== null;
    },
    look() {
      const slots = slotList(module, false);
      if (!slots.ok) return slots;
      const readers = new Map<string, SlotState>();
      for (const slot of slots.value) {
        const { name, ...state } = lookAt(slot);
        const before = readers.get(name);
        readers.set(name, before === undefined ? state : combine(before, state));
      }
      return ok([...readers].map(([name, state]) => ({ name, ...state })));
    },
  };
}
