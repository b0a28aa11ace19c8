/*
 * The part of PKCS#11 v2.40 that the scripted module looks at, declared from the specification's text
 * (OASIS PKCS#11 Cryptographic Token Interface Base Specification 2.40, §3 and §5). The rest is passed on unseen.
 */
#ifndef SCRIPTED_CRYPTOKI_H
#define SCRIPTED_CRYPTOKI_H

typedef unsigned char CK_BYTE;
typedef unsigned long CK_ULONG;
typedef CK_ULONG CK_RV, CK_FLAGS, CK_SLOT_ID, CK_SESSION_HANDLE, CK_OBJECT_HANDLE, CK_MECHANISM_TYPE;

typedef struct {
  CK_MECHANISM_TYPE mechanism;
  void *parameter;
  CK_ULONG parameterLength;
} CK_MECHANISM;

typedef struct {
  CK_BYTE slotDescription[64], manufacturerId[32];
  CK_FLAGS flags;
  CK_BYTE versions[4];
} CK_SLOT_INFO;

typedef struct {
  CK_BYTE label[32], manufacturerId[32], model[16], serialNumber[16];
  CK_FLAGS flags;
  /* Counts, PIN lengths, versions and time follow: not looked at. */
} CK_TOKEN_INFO_HEAD;

enum {
  CKR_OK = 0x00,
  CKR_GENERAL_ERROR = 0x05,
  CKR_NO_EVENT = 0x08,
  CKR_MECHANISM_INVALID = 0x70,
  CKR_PIN_INCORRECT = 0xA0,
  CKR_PIN_LOCKED = 0xA4,
  CKR_SESSION_HANDLE_INVALID = 0xB3,
  CKR_TOKEN_NOT_PRESENT = 0xE0,
};

enum { CKF_TOKEN_PRESENT = 0x01 };

/* Every function in the order of CK_FUNCTION_LIST (§3.6). */
#define CK_FUNCTIONS(EACH) \
  EACH(C_Initialize) EACH(C_Finalize) EACH(C_GetInfo) EACH(C_GetFunctionList) EACH(C_GetSlotList) \
  EACH(C_GetSlotInfo) EACH(C_GetTokenInfo) EACH(C_GetMechanismList) EACH(C_GetMechanismInfo) \
  EACH(C_InitToken) EACH(C_InitPIN) EACH(C_SetPIN) EACH(C_OpenSession) EACH(C_CloseSession) \
  EACH(C_CloseAllSessions) EACH(C_GetSessionInfo) EACH(C_GetOperationState) EACH(C_SetOperationState) \
  EACH(C_Login) EACH(C_Logout) EACH(C_CreateObject) EACH(C_CopyObject) EACH(C_DestroyObject) \
  EACH(C_GetObjectSize) EACH(C_GetAttributeValue) EACH(C_SetAttributeValue) EACH(C_FindObjectsInit) \
  EACH(C_FindObjects) EACH(C_FindObjectsFinal) EACH(C_EncryptInit) EACH(C_Encrypt) EACH(C_EncryptUpdate) \
  EACH(C_EncryptFinal) EACH(C_DecryptInit) EACH(C_Decrypt) EACH(C_DecryptUpdate) EACH(C_DecryptFinal) \
  EACH(C_DigestInit) EACH(C_Digest) EACH(C_DigestUpdate) EACH(C_DigestKey) EACH(C_DigestFinal) \
  EACH(C_SignInit) EACH(C_Sign) EACH(C_SignUpdate) EACH(C_SignFinal) EACH(C_SignRecoverInit) \
  EACH(C_SignRecover) EACH(C_VerifyInit) EACH(C_Verify) EACH(C_VerifyUpdate) EACH(C_VerifyFinal) \
  EACH(C_VerifyRecoverInit) EACH(C_VerifyRecover) EACH(C_DigestEncryptUpdate) EACH(C_DecryptDigestUpdate) \
  EACH(C_SignEncryptUpdate) EACH(C_DecryptVerifyUpdate) EACH(C_GenerateKey) EACH(C_GenerateKeyPair) \
  EACH(C_WrapKey) EACH(C_UnwrapKey) EACH(C_DeriveKey) EACH(C_SeedRandom) EACH(C_GenerateRandom) \
  EACH(C_GetFunctionStatus) EACH(C_CancelFunction) EACH(C_WaitForSlotEvent)

#define CK_INDEX(name) INDEX_##name,
enum { CK_FUNCTIONS(CK_INDEX) FUNCTION_COUNT };

/* CK_FUNCTION_LIST: a version, then one pointer for each function. */
typedef struct {
  CK_BYTE version[2];
  void (*functions[FUNCTION_COUNT])(void);
} CK_FUNCTION_LIST;

#endif
