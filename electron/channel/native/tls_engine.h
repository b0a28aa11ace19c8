// One TLS connection without a socket: bytes in, bytes out (memory BIOs), and a signature request in between.
#pragma once

#include <napi.h>
#include <openssl/ssl.h>

#include <memory>
#include <string>
#include <vector>

#include "card_key.h"

namespace card_tls {

struct SslDeleter {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
};

// The methods called from JavaScript; their promises are in electron/channel/cardTlsAddon.ts.
class TlsEngine : public Napi::ObjectWrap<TlsEngine> {
 public:
  explicit TlsEngine(const Napi::CallbackInfo& info);
  ~TlsEngine() override;
  static Napi::Function Define(Napi::Env env);
  // Installs on a context the callbacks that report to the engine of a connection.
  static void Prepare(SSL_CTX* context);

 private:
  enum class Operation { kNone, kHandshake, kRead, kWrite };
  enum class Status { kDone, kWantsInput, kWantsSignature, kClosed, kFailed };

  struct Failure {
    std::string reason;
    int alert_received = -1;
    int alert_sent = -1;
    long verify_code = X509_V_OK;
  };

  Napi::Value Feed(const Napi::CallbackInfo& info);
  Napi::Value EndOfInput(const Napi::CallbackInfo& info);
  Napi::Value Take(const Napi::CallbackInfo& info);
  Napi::Value Handshake(const Napi::CallbackInfo& info);
  Napi::Value Write(const Napi::CallbackInfo& info);
  Napi::Value Flush(const Napi::CallbackInfo& info);
  Napi::Value Read(const Napi::CallbackInfo& info);
  Napi::Value Shutdown(const Napi::CallbackInfo& info);
  Napi::Value WantsSignature(const Napi::CallbackInfo& info);
  Napi::Value ProvideSignature(const Napi::CallbackInfo& info);
  Napi::Value FailSignature(const Napi::CallbackInfo& info);
  Napi::Value TakeSessions(const Napi::CallbackInfo& info);
  Napi::Value CertificateRequests(const Napi::CallbackInfo& info);
  Napi::Value Facts(const Napi::CallbackInfo& info);
  Napi::Value ReadFailure(const Napi::CallbackInfo& info);
  Napi::Value Destroy(const Napi::CallbackInfo& info);

  // What a server said when it asked for our certificate.
  struct CertificateRequest {
    std::vector<Bytes> issuers;     // DER names it accepts; none means any
    std::vector<uint16_t> schemes;  // code points (RFC 8446 §4.2.3), in its order
  };

  Status Run(Operation operation);
  int Call(Operation operation);
  void Resume();
  void Release();
  void RequireOpen(Napi::Env env) const;
  static Napi::Value ToValue(Napi::Env env, Status status);

  static TlsEngine* Of(const SSL* ssl);
  static int OnNewSession(SSL* ssl, SSL_SESSION* session);
  static void OnInfo(const SSL* ssl, int where, int value);
  static int OnCertificateRequest(SSL* ssl, void* unused);
  static int OnVerify(int accepted, X509_STORE_CTX* store);
  static int OnStapledStatus(SSL* ssl, void* unused);

  std::unique_ptr<SSL, SslDeleter> ssl_;
  BIO* input_ = nullptr;   // owned by ssl_
  BIO* output_ = nullptr;  // owned by ssl_
  SignatureDesk desk_;
  // A paused job is resumed by whichever call comes next with the buffers of the call that started it:
  // so the buffers live here, and only the paused operation is ever called again.
  Operation paused_ = Operation::kNone;
  Bytes read_buffer_;
  size_t read_length_ = 0;
  Bytes write_buffer_;
  bool failed_ = false;
  std::vector<CertificateRequest> certificate_requests_;
  bool signature_asked_ = false;
  Failure failure_;
  std::vector<Bytes> sessions_;
  std::vector<Bytes> refused_chain_;
};

}  // namespace card_tls
