// What many connections share: versions, schemes, the client's certificate chain and the trusted roots.
#pragma once

#include <napi.h>
#include <openssl/ssl.h>

#include <memory>

namespace card_tls {

struct SslCtxDeleter {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

class TlsContext : public Napi::ObjectWrap<TlsContext> {
 public:
  // JavaScript: new TlsContext({ minVersion, maxVersion, clientSchemes, chain, roots }); throws on unusable input.
  explicit TlsContext(const Napi::CallbackInfo& info);
  static Napi::Function Define(Napi::Env env);

  SSL_CTX* get() const { return context_.get(); }

 private:
  std::unique_ptr<SSL_CTX, SslCtxDeleter> context_;
};

}  // namespace card_tls
