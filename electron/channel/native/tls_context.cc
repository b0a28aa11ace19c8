#include "tls_context.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <string>

#include "card_key.h"
#include "tls_engine.h"

namespace card_tls {
namespace {

struct X509Deleter {
  void operator()(X509* certificate) const { X509_free(certificate); }
};
using Certificate = std::unique_ptr<X509, X509Deleter>;

struct BioDeleter {
  void operator()(BIO* bio) const { BIO_free(bio); }
};

struct KeyDeleter {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

[[noreturn]] void ThrowOpenSsl(Napi::Env env, const std::string& what) {
  const unsigned long code = ERR_peek_last_error();
  const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
  ERR_clear_error();
  throw Napi::Error::New(env, what + (reason == nullptr ? "" : std::string(": ") + reason));
}

int ProtocolVersion(Napi::Env env, const Napi::Value& value) {
  const std::string name = value.ToString();
  if (name == "TLSv1.2") return TLS1_2_VERSION;
  if (name == "TLSv1.3") return TLS1_3_VERSION;
  throw Napi::TypeError::New(env, "unknown TLS version " + name);
}

// The strength of our own certificate is for the server to judge (old cards hold RSA-1024 keys): OpenSSL's
// security level is kept for everything the peer sends.
int SecurityCallback(const SSL* ssl, const SSL_CTX* context, int operation, int bits, int id, void* other,
                     void* extra) {
  const bool own_certificate = operation == SSL_SECOP_EE_KEY || operation == SSL_SECOP_CA_KEY ||
                               operation == SSL_SECOP_CA_MD;
  if (own_certificate) return 1;
  return reinterpret_cast<decltype(&SecurityCallback)>(extra)(ssl, context, operation, bits, id, other, nullptr);
}

// Narrower lists of suites, for a probe that asks one by one what a server takes; absent means OpenSSL's own.
void UseCiphers(Napi::Env env, SSL_CTX* context, const Napi::Object& options) {
  const Napi::Value list = options.Get("ciphers");
  const Napi::Value suites = options.Get("cipherSuites");
  if (list.IsString() && SSL_CTX_set_cipher_list(context, std::string(list.ToString()).c_str()) != 1) {
    ThrowOpenSsl(env, "TLS 1.2 suites");
  }
  if (suites.IsString() && SSL_CTX_set_ciphersuites(context, std::string(suites.ToString()).c_str()) != 1) {
    ThrowOpenSsl(env, "TLS 1.3 suites");
  }
}

void UseChain(Napi::Env env, SSL_CTX* context, const Napi::Array& chain) {
  for (uint32_t index = 0; index < chain.Length(); ++index) {
    const auto der = chain.Get(index).As<Napi::Uint8Array>();
    const uint8_t* cursor = der.Data();
    Certificate certificate(d2i_X509(nullptr, &cursor, static_cast<long>(der.ByteLength())));
    if (!certificate) ThrowOpenSsl(env, "client certificate unreadable");
    if (index > 0) {
      if (SSL_CTX_add1_chain_cert(context, certificate.get()) != 1) ThrowOpenSsl(env, "client chain refused");
      continue;
    }
    if (SSL_CTX_use_certificate(context, certificate.get()) != 1) ThrowOpenSsl(env, "client certificate refused");
    std::unique_ptr<EVP_PKEY, KeyDeleter> key(NewCardKey(X509_get0_pubkey(certificate.get())));
    if (!key) ThrowOpenSsl(env, "client key type not supported");
    if (SSL_CTX_use_PrivateKey(context, key.get()) != 1) ThrowOpenSsl(env, "client key refused");
  }
}

void TrustRoots(Napi::Env env, SSL_CTX* context, const Napi::Array& roots) {
  X509_STORE* store = SSL_CTX_get_cert_store(context);
  for (uint32_t index = 0; index < roots.Length(); ++index) {
    const std::string pem = roots.Get(index).ToString();
    std::unique_ptr<BIO, BioDeleter> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    uint32_t read = 0;
    while (Certificate root{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)}) {
      if (X509_STORE_add_cert(store, root.get()) != 1) ThrowOpenSsl(env, "trusted root refused");
      ++read;
    }
    if (read == 0) ThrowOpenSsl(env, "trusted root unreadable");
    ERR_clear_error();  // the loop ends with "no start line"
  }
}

}  // namespace

TlsContext::TlsContext(const Napi::CallbackInfo& info) : Napi::ObjectWrap<TlsContext>(info) {
  const Napi::Env env = info.Env();
  const auto options = info[0].As<Napi::Object>();
  context_.reset(SSL_CTX_new(TLS_client_method()));
  SSL_CTX* context = context_.get();
  if (context == nullptr) ThrowOpenSsl(env, "TLS context");
  if (SSL_CTX_set_min_proto_version(context, ProtocolVersion(env, options.Get("minVersion"))) != 1 ||
      SSL_CTX_set_max_proto_version(context, ProtocolVersion(env, options.Get("maxVersion"))) != 1) {
    ThrowOpenSsl(env, "TLS versions");
  }
  // OpenSSL's own judgement travels as the extra data of ours, which asks it about everything but our certificate.
  SSL_CTX_set0_security_ex_data(context, reinterpret_cast<void*>(SSL_CTX_get_security_callback(context)));
  SSL_CTX_set_security_callback(context, SecurityCallback);
  const std::string schemes = options.Get("clientSchemes").ToString();
  // Only what we sign with is filtered; the extension that concerns the server's certificate stays OpenSSL's own.
  if (SSL_CTX_set1_client_sigalgs_list(context, schemes.c_str()) != 1) ThrowOpenSsl(env, "signature schemes");
  // For a client this option means one thing only: choose the scheme by our order, not by the server's.
  SSL_CTX_set_options(context, SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(context, SSL_MODE_ASYNC | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS |
                                SSL_MODE_NO_AUTO_CHAIN);
  UseCiphers(env, context, options);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
  TlsEngine::Prepare(context);
  UseChain(env, context, options.Get("chain").As<Napi::Array>());
  TrustRoots(env, context, options.Get("roots").As<Napi::Array>());
}

Napi::Function TlsContext::Define(Napi::Env env) { return DefineClass(env, "TlsContext", {}); }

}  // namespace card_tls
