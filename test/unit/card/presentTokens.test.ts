import pkcs11 from 'pkcs11js';
import { describe, expect, it } from 'vitest';
import { presentTokens } from '../../../electron/card/presentTokens.ts';

const CKR_GENERAL_ERROR = 0x05;
const CKR_TOKEN_NOT_PRESENT = 0xe0;
const CKR_TOKEN_NOT_RECOGNIZED = 0xe1;

/** Each slot holds a token's label and flags, or answers C_GetTokenInfo with a return value. */
type Slot = { readonly label: string; readonly flags: number } | number;

/** A module that answers the three calls of an enumeration; the constants stay those of PKCS#11. */
function moduleWith(slots: readonly Slot[]): pkcs11.PKCS11 {
  const at = (handle: Buffer): Slot => slots[handle.readUInt8()] ?? CKR_TOKEN_NOT_PRESENT;
  const calls: Pick<pkcs11.PKCS11, 'C_GetSlotList' | 'C_GetTokenInfo' | 'C_GetSlotInfo'> = {
    C_GetSlotList: () => slots.map((_, index) => Buffer.of(index)),
    C_GetSlotInfo: () => ({ slotDescription: 'Lettore  ' }) as pkcs11.SlotInfo,
    C_GetTokenInfo: (handle) => {
      const slot = at(handle);
      if (typeof slot === 'number') throw new pkcs11.Pkcs11Error('', slot, 'C_GetTokenInfo');
      return {
        ...{ label: slot.label, flags: slot.flags, serialNumber: '0042  ', manufacturerID: '' },
        ...{ model: '', minPinLen: 0, maxPinLen: 255 },
      } as pkcs11.TokenInfo;
    },
  };
  return calls as pkcs11.PKCS11;
}

const cns: Slot = { label: `CNS${' '.repeat(29)}`, flags: pkcs11.CKF_TOKEN_INITIALIZED };

function labels(slots: readonly Slot[]): unknown {
  const result = presentTokens(moduleWith(slots));
  return result.ok ? result.value.map(({ token }) => token.label) : result.error.code;
}

describe('the tokens that can be seen', () => {
  it('leave out empty, pulled and uninitialised slots', () => {
    expect(labels([CKR_TOKEN_NOT_PRESENT, cns, { label: '', flags: 0 }])).toEqual(['CNS']);
    expect(labels([])).toEqual([]);
  });

  it('are not hidden by an unknown card in another reader', () => {
    expect(labels([CKR_TOKEN_NOT_RECOGNIZED, cns])).toEqual(['CNS']);
    expect(labels([CKR_TOKEN_NOT_RECOGNIZED])).toBe('card/token-not-recognized');
  });

  it('cannot be told when the module fails', () => {
    expect(labels([cns, CKR_GENERAL_ERROR])).toBe('card/general-error');
  });

  it('are asked for again when a card adds slots in between', () => {
    const module = moduleWith([cns]);
    let asked = 0;
    module.C_GetSlotList = (withToken) => {
      asked += 1;
      if (asked === 1) throw new pkcs11.Pkcs11Error('', 0x150, 'C_GetSlotList');
      return moduleWith([cns]).C_GetSlotList(withToken);
    };
    const result = presentTokens(module);
    expect(result.ok && result.value).toHaveLength(1);
    expect(asked).toBe(2);
  });

  it('are told apart by label on one card, with the PIN lengths that can be believed', () => {
    const result = presentTokens(moduleWith([cns, { ...cns, label: 'FIRMA' }]));
    expect(result.ok && result.value.map(({ token }) => token)).toMatchObject([
      { tokenId: '0042/CNS', reader: 'Lettore', minPinLength: 4, maxPinLength: 16 },
      { tokenId: '0042/FIRMA' },
    ]);
  });

  it.each([
    [0, 'none'],
    [pkcs11.CKF_USER_PIN_COUNT_LOW, 'count-low'],
    [pkcs11.CKF_USER_PIN_FINAL_TRY | pkcs11.CKF_USER_PIN_COUNT_LOW, 'final-try'],
    [pkcs11.CKF_USER_PIN_LOCKED, 'locked'],
  ])('carry the flags %i as the warning %s', (flags, warning) => {
    const slot = { label: 'CNS', flags: flags | pkcs11.CKF_TOKEN_INITIALIZED };
    const result = presentTokens(moduleWith([slot]));
    expect(result.ok && result.value[0]?.token.pinWarning).toBe(warning);
  });
});
