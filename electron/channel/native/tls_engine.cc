#include "tls_engine.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "stapled_status.h"
#include "tls_context.h"

namespace card_tls {
namespace {

// The largest plaintext of one TLS record (RFC 8446 §5.1).
constexpr size_t kRecordSize = 16 * 1024;
constexpr int kFatal = 2;
constexpr int kCloseNotify = 0;

Bytes ToBytes(const Napi::Value& value) {
  const auto array = value.As<Napi::Uint8Array>();
  return Bytes(array.Data(), array.Data() + array.ByteLength());
}

Napi::Value ToBuffer(Napi::Env env, const uint8_t* data, size_t length) {
  return Napi::Buffer<uint8_t>::Copy(env, data, length);
}

Napi::Value TextOrNull(Napi::Env env, const char* text) {
  return text == nullptr ? env.Null() : Napi::Value(Napi::String::New(env, text));
}

Napi::Value AlertOrNull(Napi::Env env, int alert) {
  return alert < 0 ? env.Null() : Napi::Value(Napi::Number::New(env, alert));
}

Bytes CertificateDer(X509* certificate) {
  const int length = i2d_X509(certificate, nullptr);
  Bytes der(length > 0 ? static_cast<size_t>(length) : 0);
  uint8_t* cursor = der.data();
  if (!der.empty()) i2d_X509(certificate, &cursor);
  return der;
}

std::vector<Bytes> ChainDer(STACK_OF(X509) * chain) {
  std::vector<Bytes> ders;
  for (int index = 0; index < sk_X509_num(chain); ++index) ders.push_back(CertificateDer(sk_X509_value(chain, index)));
  return ders;
}

Napi::Array ToBuffers(Napi::Env env, const std::vector<Bytes>& list) {
  auto array = Napi::Array::New(env, list.size());
  for (uint32_t index = 0; index < list.size(); ++index) {
    array.Set(index, ToBuffer(env, list[index].data(), list[index].size()));
  }
  return array;
}

const char* MechanismName(Mechanism mechanism) {
  switch (mechanism) {
    case Mechanism::kRsaPkcs1:
      return "rsa-pkcs1";
    case Mechanism::kRsaRaw:
      return "rsa-raw";
    case Mechanism::kEcdsa:
      return "ecdsa";
  }
  return "";
}

// How we signed, e.g. "RSA-PSS+SHA256"; empty when the handshake asked for no signature of ours.
std::string OwnSignatureScheme(SSL* ssl) {
  int digest = NID_undef;
  int type = NID_undef;
  if (SSL_get_signature_nid(ssl, &digest) != 1 || SSL_get_signature_type_nid(ssl, &type) != 1) return "";
  const std::string kind = type == EVP_PKEY_RSA_PSS ? "RSA-PSS" : type == EVP_PKEY_RSA ? "RSA" : "ECDSA";
  return kind + "+" + OBJ_nid2sn(digest);
}

// Binds the connection to one peer: the name asked for is the name certified (RFC 9525 §6).
bool ExpectPeer(SSL* ssl, const std::string& name) {
  if (X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), name.c_str()) == 1) return true;
  ERR_clear_error();  // not an address
  SSL_set_hostflags(ssl, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
  return SSL_set1_host(ssl, name.c_str()) == 1 && SSL_set_tlsext_host_name(ssl, name.c_str()) == 1;
}

// A session that cannot be read means a full handshake, never a failure.
void OfferSession(SSL* ssl, const Napi::Value& value) {
  if (!value.IsTypedArray()) return;
  const Bytes der = ToBytes(value);
  const uint8_t* cursor = der.data();
  SSL_SESSION* session = d2i_SSL_SESSION(nullptr, &cursor, static_cast<long>(der.size()));
  if (session != nullptr) SSL_set_session(ssl, session);
  SSL_SESSION_free(session);
  ERR_clear_error();
}

}  // namespace

TlsEngine::TlsEngine(const Napi::CallbackInfo& info)
    : Napi::ObjectWrap<TlsEngine>(info), read_buffer_(kRecordSize) {
  const Napi::Env env = info.Env();
  const auto* context = TlsContext::Unwrap(info[0].As<Napi::Object>());
  const auto options = info[1].As<Napi::Object>();
  ssl_.reset(SSL_new(context->get()));
  input_ = BIO_new(BIO_s_mem());
  output_ = BIO_new(BIO_s_mem());
  if (!ssl_ || input_ == nullptr || output_ == nullptr) {
    BIO_free(input_);
    BIO_free(output_);
    throw Napi::Error::New(env, "TLS engine");
  }
  SSL_set_bio(ssl_.get(), input_, output_);
  SSL_set_app_data(ssl_.get(), this);
  SSL_set_connect_state(ssl_.get());
  // A front end may ask for the certificate only when the request is known (RFC 8446 §4.6.2).
  SSL_set_post_handshake_auth(ssl_.get(), 1);
  if (!ExpectPeer(ssl_.get(), options.Get("serverName").ToString())) {
    ERR_clear_error();
    throw Napi::TypeError::New(env, "unusable server name");
  }
  OfferSession(ssl_.get(), options.Get("session"));
}

TlsEngine::~TlsEngine() { Release(); }

void TlsEngine::Prepare(SSL_CTX* context) {
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, OnVerify);
  SSL_CTX_set_info_callback(context, OnInfo);
  SSL_CTX_sess_set_new_cb(context, OnNewSession);
  SSL_CTX_set_cert_cb(context, OnCertificateRequest, nullptr);
  SSL_CTX_set_tlsext_status_type(context, TLSEXT_STATUSTYPE_ocsp);
  SSL_CTX_set_tlsext_status_cb(context, OnStapledStatus);
}

TlsEngine* TlsEngine::Of(const SSL* ssl) { return static_cast<TlsEngine*>(SSL_get_app_data(ssl)); }

int TlsEngine::OnNewSession(SSL* ssl, SSL_SESSION* session) {
  const int length = i2d_SSL_SESSION(session, nullptr);
  if (length > 0) {
    Bytes der(static_cast<size_t>(length));
    uint8_t* cursor = der.data();
    i2d_SSL_SESSION(session, &cursor);
    Of(ssl)->sessions_.push_back(std::move(der));
  }
  return 0;  // we keep no reference to the session itself
}

void TlsEngine::OnInfo(const SSL* ssl, int where, int value) {
  if ((where & SSL_CB_ALERT) == 0) return;
  const int description = value & 0xff;
  // Every alert but the closing one is an error alert in TLS 1.3, whatever its level says (RFC 8446 §6).
  const bool error = (value >> 8) == kFatal || (SSL_version(ssl) == TLS1_3_VERSION && description != kCloseNotify);
  if (!error) return;
  Failure& failure = Of(ssl)->failure_;
  ((where & SSL_CB_READ) != 0 ? failure.alert_received : failure.alert_sent) = description;
}

int TlsEngine::OnCertificateRequest(SSL* ssl, void* /*unused*/) {
  CertificateRequest request;
  const STACK_OF(X509_NAME)* names = SSL_get0_peer_CA_list(ssl);
  for (int index = 0; index < sk_X509_NAME_num(names); ++index) {
    const uint8_t* der = nullptr;
    size_t length = 0;
    if (X509_NAME_get0_der(sk_X509_NAME_value(names, index), &der, &length) == 1) {
      request.issuers.emplace_back(der, der + length);
    }
  }
  const int schemes = SSL_get_sigalgs(ssl, 0, nullptr, nullptr, nullptr, nullptr, nullptr);
  for (int index = 0; index < schemes; ++index) {
    uint8_t low = 0;
    uint8_t high = 0;
    SSL_get_sigalgs(ssl, index, nullptr, nullptr, nullptr, &low, &high);
    request.schemes.push_back(static_cast<uint16_t>(high << 8 | low));
  }
  Of(ssl)->certificate_requests_.push_back(std::move(request));
  return 1;
}

int TlsEngine::OnStapledStatus(SSL* ssl, void* /*unused*/) {
  if (JudgeStapledStatus(ssl) != StapledStatus::kRevoked) return 1;
  Of(ssl)->failure_.verify_code = X509_V_ERR_CERT_REVOKED;
  Of(ssl)->refused_chain_ = ChainDer(SSL_get_peer_cert_chain(ssl));
  return 0;
}

int TlsEngine::OnVerify(int accepted, X509_STORE_CTX* store) {
  if (accepted == 1) return 1;
  const auto* ssl = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
  TlsEngine* engine = Of(ssl);
  engine->failure_.verify_code = X509_STORE_CTX_get_error(store);
  engine->refused_chain_ = ChainDer(X509_STORE_CTX_get0_untrusted(store));
  return 0;
}

int TlsEngine::Call(Operation operation) {
  switch (operation) {
    case Operation::kHandshake:
      return SSL_do_handshake(ssl_.get());
    case Operation::kRead:
      return SSL_read_ex(ssl_.get(), read_buffer_.data(), read_buffer_.size(), &read_length_);
    case Operation::kWrite: {
      size_t written = 0;
      return SSL_write_ex(ssl_.get(), write_buffer_.data(), write_buffer_.size(), &written);
    }
    case Operation::kNone:
      break;
  }
  return 0;
}

TlsEngine::Status TlsEngine::Run(Operation operation) {
  if (failed_) return Status::kFailed;
  if (paused_ != Operation::kNone && paused_ != operation) return Status::kWantsSignature;
  if (desk_.request && !desk_.answer && paused_ != Operation::kNone) return Status::kWantsSignature;
  const DeskInUse in_use(&desk_);
  ERR_clear_error();
  const int outcome = Call(operation);
  const int error = SSL_get_error(ssl_.get(), outcome);
  paused_ = error == SSL_ERROR_WANT_ASYNC ? operation : Operation::kNone;
  // With async jobs OpenSSL reports a stale count after a read that yielded nothing.
  if (operation == Operation::kRead && error != SSL_ERROR_NONE) read_length_ = 0;
  switch (error) {
    case SSL_ERROR_NONE:
      if (operation == Operation::kWrite) write_buffer_.clear();
      return Status::kDone;
    case SSL_ERROR_WANT_READ:
      return Status::kWantsInput;
    case SSL_ERROR_WANT_ASYNC:
      signature_asked_ = true;
      return Status::kWantsSignature;
    case SSL_ERROR_ZERO_RETURN:
      return Status::kClosed;
    default: {
      const unsigned long code = ERR_peek_error();
      const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
      failure_.reason = reason == nullptr ? "unknown" : reason;
      failed_ = true;
      ERR_clear_error();
      return Status::kFailed;
    }
  }
}

// Lets the paused job go on; what it yields is kept for the caller's next read, write or handshake.
void TlsEngine::Resume() {
  const Operation operation = paused_;
  desk_.request.reset();
  Run(operation);
}

// A job left paused would leak its stack: it is resumed without an answer, so that it ends in failure.
void TlsEngine::Release() {
  while (ssl_ && paused_ != Operation::kNone) {
    desk_.answer.reset();
    Resume();
  }
  ssl_.reset();
  failed_ = true;
}

void TlsEngine::RequireOpen(Napi::Env env) const {
  if (!ssl_) throw Napi::Error::New(env, "the TLS engine is destroyed");
}

Napi::Value TlsEngine::ToValue(Napi::Env env, Status status) {
  switch (status) {
    case Status::kDone:
      return Napi::String::New(env, "done");
    case Status::kWantsInput:
      return Napi::String::New(env, "wants-input");
    case Status::kWantsSignature:
      return Napi::String::New(env, "wants-signature");
    case Status::kClosed:
      return Napi::String::New(env, "closed");
    case Status::kFailed:
      break;
  }
  return Napi::String::New(env, "failed");
}

Napi::Value TlsEngine::Feed(const Napi::CallbackInfo& info) {
  RequireOpen(info.Env());
  const auto bytes = info[0].As<Napi::Uint8Array>();
  if (bytes.ByteLength() > 0) BIO_write(input_, bytes.Data(), static_cast<int>(bytes.ByteLength()));
  return info.Env().Undefined();
}

Napi::Value TlsEngine::EndOfInput(const Napi::CallbackInfo& info) {
  RequireOpen(info.Env());
  BIO_set_mem_eof_return(input_, 0);
  return info.Env().Undefined();
}

Napi::Value TlsEngine::Take(const Napi::CallbackInfo& info) {
  RequireOpen(info.Env());
  char* data = nullptr;
  const long length = BIO_get_mem_data(output_, &data);
  if (length <= 0) return info.Env().Null();
  const auto taken = ToBuffer(info.Env(), reinterpret_cast<uint8_t*>(data), static_cast<size_t>(length));
  (void)BIO_reset(output_);
  return taken;
}

Napi::Value TlsEngine::Handshake(const Napi::CallbackInfo& info) {
  RequireOpen(info.Env());
  return ToValue(info.Env(), Run(Operation::kHandshake));
}

Napi::Value TlsEngine::Write(const Napi::CallbackInfo& info) {
  RequireOpen(info.Env());
  if (!write_buffer_.empty()) throw Napi::Error::New(info.Env(), "the previous write is not finished");
  write_buffer_ = ToBytes(info[0]);
  return Flush(info);
}

Napi::Value TlsEngine::Flush(const Napi::CallbackInfo& info) {
  RequireOpen(info.Env());
  // SSL_write with no bytes is undefined behaviour in OpenSSL, and a finished write has none left.
  return ToValue(info.Env(), write_buffer_.empty() ? Status::kDone : Run(Operation::kWrite));
}

Napi::Value TlsEngine::Read(const Napi::CallbackInfo& info) {
  RequireOpen(info.Env());
  if (read_length_ == 0) {
    const Status status = Run(Operation::kRead);
    if (status != Status::kDone) return ToValue(info.Env(), status);
  }
  const size_t length = read_length_;
  read_length_ = 0;
  return ToBuffer(info.Env(), read_buffer_.data(), length);
}

Napi::Value TlsEngine::Shutdown(const Napi::CallbackInfo& info) {
  RequireOpen(info.Env());
  if (!failed_ && paused_ == Operation::kNone && SSL_is_init_finished(ssl_.get()) == 1) SSL_shutdown(ssl_.get());
  ERR_clear_error();
  return info.Env().Undefined();
}

Napi::Value TlsEngine::WantsSignature(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  if (paused_ == Operation::kNone || !desk_.request) return env.Null();
  auto request = Napi::Object::New(env);
  request.Set("mechanism", MechanismName(desk_.request->mechanism));
  request.Set("data", ToBuffer(env, desk_.request->data.data(), desk_.request->data.size()));
  return request;
}

Napi::Value TlsEngine::ProvideSignature(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  RequireOpen(env);
  if (paused_ == Operation::kNone || !desk_.request) throw Napi::Error::New(env, "no signature is awaited");
  Bytes answer = ToBytes(info[0]);
  const auto verdict = JudgeSignature(SSL_get_privatekey(ssl_.get()), *desk_.request, answer);
  if (verdict == SignatureVerdict::kGood) desk_.answer = std::move(answer);
  Resume();
  switch (verdict) {
    case SignatureVerdict::kGood:
      return Napi::String::New(env, "good");
    case SignatureVerdict::kWrongLength:
      return Napi::String::New(env, "wrong-length");
    case SignatureVerdict::kWrong:
      break;
  }
  return Napi::String::New(env, "wrong");
}

Napi::Value TlsEngine::FailSignature(const Napi::CallbackInfo& info) {
  RequireOpen(info.Env());
  if (paused_ == Operation::kNone) throw Napi::Error::New(info.Env(), "no signature is awaited");
  Resume();
  return info.Env().Undefined();
}

Napi::Value TlsEngine::TakeSessions(const Napi::CallbackInfo& info) {
  const auto taken = ToBuffers(info.Env(), sessions_);
  sessions_.clear();
  return taken;
}

Napi::Value TlsEngine::CertificateRequests(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  auto requests = Napi::Array::New(env, certificate_requests_.size());
  for (uint32_t index = 0; index < certificate_requests_.size(); ++index) {
    const CertificateRequest& told = certificate_requests_[index];
    auto schemes = Napi::Array::New(env, told.schemes.size());
    for (uint32_t place = 0; place < told.schemes.size(); ++place) {
      schemes.Set(place, Napi::Number::New(env, told.schemes[place]));
    }
    auto request = Napi::Object::New(env);
    request.Set("issuers", ToBuffers(env, told.issuers));
    request.Set("schemes", schemes);
    requests.Set(index, request);
  }
  return requests;
}

Napi::Value TlsEngine::Facts(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  RequireOpen(env);
  SSL* ssl = ssl_.get();
  const std::string scheme = OwnSignatureScheme(ssl);
  auto facts = Napi::Object::New(env);
  facts.Set("version", SSL_get_version(ssl));
  // Until the keys change the server's choice is only pending.
  const SSL_CIPHER* cipher = SSL_get_current_cipher(ssl);
  if (cipher == nullptr) cipher = SSL_get_pending_cipher(ssl);
  facts.Set("cipher", TextOrNull(env, cipher == nullptr ? nullptr : SSL_CIPHER_standard_name(cipher)));
  facts.Set("signatureScheme", TextOrNull(env, scheme.empty() ? nullptr : scheme.c_str()));
  facts.Set("resumed", SSL_session_reused(ssl) == 1);
  facts.Set("peerChain", ToBuffers(env, ChainDer(SSL_get_peer_cert_chain(ssl))));
  return facts;
}

Napi::Value TlsEngine::ReadFailure(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  if (!failed_) return env.Null();
  const bool verified = failure_.verify_code == X509_V_OK;
  auto failure = Napi::Object::New(env);
  failure.Set("reason", failure_.reason);
  failure.Set("alertReceived", AlertOrNull(env, failure_.alert_received));
  failure.Set("alertSent", AlertOrNull(env, failure_.alert_sent));
  failure.Set("verifyCode", static_cast<double>(failure_.verify_code));
  failure.Set("verifyText", TextOrNull(env, verified ? nullptr : X509_verify_cert_error_string(failure_.verify_code)));
  // OpenSSL sends no certificate, without a word, when no scheme of ours is among those the server accepts.
  failure.Set("certificateWithheld", !certificate_requests_.empty() && !signature_asked_);
  failure.Set("refusedChain", ToBuffers(env, refused_chain_));
  return failure;
}

Napi::Value TlsEngine::Destroy(const Napi::CallbackInfo& info) {
  Release();
  return info.Env().Undefined();
}

Napi::Function TlsEngine::Define(Napi::Env env) {
  return DefineClass(env, "TlsEngine",
                     {
                         InstanceMethod<&TlsEngine::Feed>("feed"),
                         InstanceMethod<&TlsEngine::EndOfInput>("endOfInput"),
                         InstanceMethod<&TlsEngine::Take>("take"),
                         InstanceMethod<&TlsEngine::Handshake>("handshake"),
                         InstanceMethod<&TlsEngine::Write>("write"),
                         InstanceMethod<&TlsEngine::Flush>("flush"),
                         InstanceMethod<&TlsEngine::Read>("read"),
                         InstanceMethod<&TlsEngine::Shutdown>("shutdown"),
                         InstanceMethod<&TlsEngine::WantsSignature>("wantsSignature"),
                         InstanceMethod<&TlsEngine::ProvideSignature>("provideSignature"),
                         InstanceMethod<&TlsEngine::FailSignature>("failSignature"),
                         InstanceMethod<&TlsEngine::TakeSessions>("takeSessions"),
                         InstanceMethod<&TlsEngine::CertificateRequests>("certificateRequests"),
                         InstanceMethod<&TlsEngine::Facts>("facts"),
                         InstanceMethod<&TlsEngine::ReadFailure>("failure"),
                         InstanceMethod<&TlsEngine::Destroy>("destroy"),
                     });
}

}  // namespace card_tls
