// Entry of the addon: a TLS client engine whose private key may live on a smart card.
#include <napi.h>
#include <openssl/async.h>
#include <openssl/ssl.h>

#include "tls_context.h"
#include "tls_engine.h"

namespace {

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  // Neither openssl.cnf nor its environment variables may change what this library accepts.
  if (OPENSSL_init_ssl(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr) != 1) throw Napi::Error::New(env, "OpenSSL start-up");
  if (ASYNC_is_capable() != 1) throw Napi::Error::New(env, "OpenSSL async jobs are not available here");
  exports.Set("TlsContext", card_tls::TlsContext::Define(env));
  exports.Set("TlsEngine", card_tls::TlsEngine::Define(env));
  exports.Set("opensslVersion", OpenSSL_version(OPENSSL_VERSION));
  return exports;
}

}  // namespace

NODE_API_MODULE(card_tls, Init)
