/*
 * A PKCS#11 module that misbehaves on demand. Every call goes to a real module (SCRIPTED_BASE) unless the script
 * (SCRIPTED_SCRIPT, a text file read again at each call) says otherwise. Lines of the script:
 *
 *   C_Sign 0x30            the function answers this return value instead of working
 *   C_Sign crash | hang    it ends the process, or never comes back
 *   C_Sign delay 300       it takes this many milliseconds longer
 *   trace FILE             the name of every function called is appended, never an argument
 *   no-reader              no slot is listed
 *   no-token               the card is pulled: sessions die as they do with a real reader
 *   hide-mechanism 0x3     not listed and not accepted
 *   refuse-mechanism 0x3   listed, and still not accepted
 *   pin-tries 3            wrong PINs before the card locks
 *   logout-after-sign      every signature ends the login
 *   keypad 11223344        what is typed on the reader: a login without a PIN uses it
 *   token-flags 0x40000    added to the flags of every token
 */
#define _GNU_SOURCE
#include "cryptoki.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MAX_SLOTS = 16, MAX_LINE = 1024 };

static CK_FUNCTION_LIST *base, list;
static CK_ULONG wrongPins;
static int wasPulled, eventPending;

/* Calls the real module's function with the type it has here. */
#define BASE(name) ((__typeof__(&name))base->functions[INDEX_##name])

/* Finds the line that begins with `key`, and after it `word` where one is given; answers what follows, or NULL. */
static const char *script(const char *key, const char *word) {
  static char line[MAX_LINE];
  const char *path = getenv("SCRIPTED_SCRIPT"), *found = NULL;
  FILE *file = path == NULL ? NULL : fopen(path, "r");
  if (file == NULL) return NULL;
  while (found == NULL && fgets(line, sizeof line, file) != NULL) {
    line[strcspn(line, "\r\n")] = '\0';
    char *rest = line + strcspn(line, " ");
    if (*rest != '\0') *rest++ = '\0';
    if (strcmp(line, key) != 0) continue;
    size_t length = word == NULL ? 0 : strlen(word);
    if (length == 0 || strncmp(rest, word, length) == 0) found = rest + length;
  }
  fclose(file);
  return found;
}

static int mentions(const char *key, CK_ULONG value) {
  char text[32];
  snprintf(text, sizeof text, "0x%lx", value);
  const char *rest = script(key, text);
  return rest != NULL && *rest == '\0';
}

static void waitMilliseconds(long milliseconds) {
  struct timespec pause = {milliseconds / 1000, milliseconds % 1000 * 1000000};
  nanosleep(&pause, NULL);
}

static void trace(const char *function) {
  const char *path = script("trace", NULL);
  FILE *file = path == NULL ? NULL : fopen(path, "a");
  if (file == NULL) return;
  fprintf(file, "%s\n", function);
  fclose(file);
}

/* What the script wants of this function: CKR_OK lets it work. */
static CK_RV follow(const char *function) {
  trace(function);
  const char *delay = script(function, "delay ");
  if (delay != NULL) waitMilliseconds(atol(delay));
  if (script(function, "crash") != NULL) abort();
  while (script(function, "hang") != NULL) waitMilliseconds(1000);
  const char *value = script(function, "0x");
  return value == NULL ? CKR_OK : strtoul(value, NULL, 16);
}

static CK_RV C_GetSlotList(CK_BYTE, CK_SLOT_ID *, CK_ULONG *);
static CK_RV C_CloseAllSessions(CK_SLOT_ID);
static CK_RV C_Logout(CK_SESSION_HANDLE);

/* A pulled card takes its sessions with it, and they stay dead when it comes back. */
static int pulled(void) {
  int now = script("no-token", NULL) != NULL;
  if (now && !wasPulled) {
    CK_SLOT_ID slots[MAX_SLOTS];
    CK_ULONG count = MAX_SLOTS;
    if (BASE(C_GetSlotList)(0, slots, &count) == CKR_OK) {
      for (CK_ULONG index = 0; index < count; index += 1) BASE(C_CloseAllSessions)(slots[index]);
    }
  }
  if (now != wasPulled) eventPending = 1;
  wasPulled = now;
  return now;
}

/* A function that only follows the script. */
#define FORWARD(name, parameters, arguments) \
  static CK_RV name parameters { \
    CK_RV scripted = follow(#name); \
    return scripted == CKR_OK ? BASE(name) arguments : scripted; \
  }

/* A function that also needs the card to be there; `absent` is its answer when it is not. */
#define FORWARD_TO_CARD(name, absent, parameters, arguments) \
  static CK_RV name parameters { \
    CK_RV scripted = follow(#name); \
    if (scripted != CKR_OK) return scripted; \
    return pulled() ? absent : BASE(name) arguments; \
  }

FORWARD(C_Initialize, (void *arguments), (arguments))
FORWARD(C_Finalize, (void *reserved), (reserved))
FORWARD(C_GetInfo, (void *info), (info))
FORWARD(C_CloseAllSessions, (CK_SLOT_ID slot), (slot))
FORWARD_TO_CARD(C_GetMechanismInfo, CKR_TOKEN_NOT_PRESENT, (CK_SLOT_ID slot, CK_MECHANISM_TYPE type, void *info),
                (slot, type, info))
FORWARD_TO_CARD(C_OpenSession, CKR_TOKEN_NOT_PRESENT,
                (CK_SLOT_ID slot, CK_FLAGS flags, void *data, void *notify, CK_SESSION_HANDLE *session),
                (slot, flags, data, notify, session))
FORWARD_TO_CARD(C_CloseSession, CKR_SESSION_HANDLE_INVALID, (CK_SESSION_HANDLE session), (session))
FORWARD_TO_CARD(C_GetSessionInfo, CKR_SESSION_HANDLE_INVALID, (CK_SESSION_HANDLE session, void *info), (session, info))
FORWARD_TO_CARD(C_Logout, CKR_SESSION_HANDLE_INVALID, (CK_SESSION_HANDLE session), (session))
FORWARD_TO_CARD(C_GetAttributeValue, CKR_SESSION_HANDLE_INVALID,
                (CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, void *template, CK_ULONG count),
                (session, object, template, count))
FORWARD_TO_CARD(C_FindObjectsInit, CKR_SESSION_HANDLE_INVALID,
                (CK_SESSION_HANDLE session, void *template, CK_ULONG count), (session, template, count))
FORWARD_TO_CARD(C_FindObjects, CKR_SESSION_HANDLE_INVALID,
                (CK_SESSION_HANDLE session, CK_OBJECT_HANDLE *objects, CK_ULONG room, CK_ULONG *count),
                (session, objects, room, count))
FORWARD_TO_CARD(C_FindObjectsFinal, CKR_SESSION_HANDLE_INVALID, (CK_SESSION_HANDLE session), (session))

static CK_RV C_GetSlotList(CK_BYTE tokenPresent, CK_SLOT_ID *slots, CK_ULONG *count) {
  CK_RV scripted = follow("C_GetSlotList");
  if (scripted != CKR_OK) return scripted;
  if (script("no-reader", NULL) == NULL && !(pulled() && tokenPresent)) {
    return BASE(C_GetSlotList)(tokenPresent, slots, count);
  }
  *count = 0;
  return CKR_OK;
}

static CK_RV C_GetSlotInfo(CK_SLOT_ID slot, CK_SLOT_INFO *info) {
  CK_RV scripted = follow("C_GetSlotInfo");
  if (scripted != CKR_OK) return scripted;
  CK_RV answer = BASE(C_GetSlotInfo)(slot, info);
  if (answer == CKR_OK && pulled()) info->flags &= ~(CK_FLAGS)CKF_TOKEN_PRESENT;
  return answer;
}

static CK_RV C_GetTokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO_HEAD *info) {
  CK_RV scripted = follow("C_GetTokenInfo");
  if (scripted != CKR_OK) return scripted;
  if (pulled()) return CKR_TOKEN_NOT_PRESENT;
  CK_RV answer = BASE(C_GetTokenInfo)(slot, info);
  const char *flags = script("token-flags", "0x");
  if (answer == CKR_OK && flags != NULL) info->flags |= strtoul(flags, NULL, 16);
  return answer;
}

static CK_RV C_GetMechanismList(CK_SLOT_ID slot, CK_MECHANISM_TYPE *types, CK_ULONG *count) {
  CK_RV scripted = follow("C_GetMechanismList");
  if (scripted != CKR_OK) return scripted;
  if (pulled()) return CKR_TOKEN_NOT_PRESENT;
  CK_RV answer = BASE(C_GetMechanismList)(slot, types, count);
  if (answer != CKR_OK || types == NULL) return answer;
  CK_ULONG kept = 0;
  for (CK_ULONG index = 0; index < *count; index += 1) {
    if (!mentions("hide-mechanism", types[index])) types[kept++] = types[index];
  }
  *count = kept;
  return CKR_OK;
}

static CK_RV C_SignInit(CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key) {
  CK_RV scripted = follow("C_SignInit");
  if (scripted != CKR_OK) return scripted;
  if (pulled()) return CKR_SESSION_HANDLE_INVALID;
  CK_MECHANISM_TYPE type = mechanism->mechanism;
  if (mentions("hide-mechanism", type) || mentions("refuse-mechanism", type)) return CKR_MECHANISM_INVALID;
  return BASE(C_SignInit)(session, mechanism, key);
}

/* Pulled in mid-signature, a real module answers a general error (cards guide §1.3). */
static CK_RV C_Sign(CK_SESSION_HANDLE session, CK_BYTE *data, CK_ULONG length, CK_BYTE *signature, CK_ULONG *room) {
  CK_RV scripted = follow("C_Sign");
  if (scripted != CKR_OK) return scripted;
  if (pulled()) return CKR_GENERAL_ERROR;
  CK_RV answer = BASE(C_Sign)(session, data, length, signature, room);
  if (answer == CKR_OK && script("logout-after-sign", NULL) != NULL) BASE(C_Logout)(session);
  return answer;
}

static CK_RV C_Login(CK_SESSION_HANDLE session, CK_ULONG user, CK_BYTE *pin, CK_ULONG length) {
  CK_RV scripted = follow("C_Login");
  if (scripted != CKR_OK) return scripted;
  if (pulled()) return CKR_SESSION_HANDLE_INVALID;
  const char *tries = script("pin-tries", NULL);
  CK_ULONG limit = tries == NULL ? 0 : strtoul(tries, NULL, 10);
  if (limit != 0 && wrongPins >= limit) return CKR_PIN_LOCKED;
  CK_BYTE *typed = length == 0 ? (CK_BYTE *)script("keypad", NULL) : NULL;
  CK_RV answer = typed == NULL ? BASE(C_Login)(session, user, pin, length)
                               : BASE(C_Login)(session, user, typed, strlen((char *)typed));
  if (answer == CKR_OK) wrongPins = 0;
  if (answer != CKR_PIN_INCORRECT || limit == 0) return answer;
  wrongPins += 1;
  return wrongPins >= limit ? CKR_PIN_LOCKED : answer;
}

/* Only the form that does not block: the module under test is never asked for the other. */
static CK_RV C_WaitForSlotEvent(CK_FLAGS flags, CK_SLOT_ID *slot, void *reserved) {
  (void)flags, (void)reserved;
  CK_RV scripted = follow("C_WaitForSlotEvent");
  if (scripted != CKR_OK) return scripted;
  pulled();
  if (!eventPending) return CKR_NO_EVENT;
  CK_SLOT_ID slots[MAX_SLOTS];
  CK_ULONG count = MAX_SLOTS;
  if (BASE(C_GetSlotList)(0, slots, &count) != CKR_OK || count == 0) return CKR_NO_EVENT;
  eventPending = 0;
  *slot = slots[0];
  return CKR_OK;
}

#define OVERRIDE(name) list.functions[INDEX_##name] = (void (*)(void))name;

/* The one function a PKCS#11 library must export (§5.4). */
__attribute__((visibility("default"))) CK_RV C_GetFunctionList(CK_FUNCTION_LIST **answer) {
  CK_RV scripted = follow("C_GetFunctionList");
  if (scripted != CKR_OK) return scripted;
  const char *path = getenv("SCRIPTED_BASE");
  void *library = path == NULL ? NULL : dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return CKR_GENERAL_ERROR;
  CK_RV (*getList)(CK_FUNCTION_LIST **);
  *(void **)&getList = dlsym(library, "C_GetFunctionList");
  if (getList == NULL || getList(&base) != CKR_OK) return CKR_GENERAL_ERROR;
  list = *base;
  OVERRIDE(C_GetFunctionList)
  OVERRIDE(C_Initialize) OVERRIDE(C_Finalize) OVERRIDE(C_GetInfo) OVERRIDE(C_GetSlotList)
  OVERRIDE(C_GetSlotInfo) OVERRIDE(C_GetTokenInfo) OVERRIDE(C_GetMechanismList) OVERRIDE(C_GetMechanismInfo)
  OVERRIDE(C_OpenSession) OVERRIDE(C_CloseSession) OVERRIDE(C_CloseAllSessions) OVERRIDE(C_GetSessionInfo)
  OVERRIDE(C_Login) OVERRIDE(C_Logout) OVERRIDE(C_GetAttributeValue) OVERRIDE(C_FindObjectsInit)
  OVERRIDE(C_FindObjects) OVERRIDE(C_FindObjectsFinal) OVERRIDE(C_SignInit) OVERRIDE(C_Sign)
  OVERRIDE(C_WaitForSlotEvent)
  *answer = &list;
  return CKR_OK;
}
