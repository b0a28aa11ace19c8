{
  "variables": {
    # Where a static OpenSSL 3 lives on systems that do not bring one.
    "openssl_root%": ""
  },
  "targets": [
    {
      "target_name": "card_tls",
      "sources": ["addon.cc", "card_key.cc", "stapled_status.cc", "tls_context.cc", "tls_engine.cc"],
      "include_dirs": ["../../../node_modules/node-addon-api"],
      "defines": [
        "NAPI_VERSION=9",
        "NAPI_CPP_EXCEPTIONS",
        # RSA_METHOD and EC_KEY_METHOD are the key hook of OpenSSL 3.0 (see card_key.h); the rest uses no deprecated call.
        "OPENSSL_SUPPRESS_DEPRECATED"
      ],
      "cflags_cc!": ["-fno-exceptions"],
      "cflags": ["-Wall", "-Wextra", "-fvisibility=hidden"],
      "cflags_cc": ["-std=c++20", "-fexceptions", "-fvisibility=hidden", "-fvisibility-inlines-hidden"],
      "conditions": [
        [
          "OS=='linux'",
          {
            # The host program carries its own TLS library (OpenSSL in Node, BoringSSL in Electron):
            # ours is linked in whole, exported nowhere, and bound to itself.
            "libraries": ["-l:libssl.a", "-l:libcrypto.a"],
            "ldflags": ["-Wl,--exclude-libs,ALL", "-Wl,-Bsymbolic", "-Wl,-z,relro,-z,now"]
          }
        ],
        [
          "OS=='mac'",
          {
            # A static OpenSSL; its place is given as `node-gyp rebuild --openssl_root=DIR`.
            "include_dirs": ["<(openssl_root)/include"],
            "xcode_settings": {
              "CLANG_CXX_LANGUAGE_STANDARD": "c++20",
              "GCC_ENABLE_CPP_EXCEPTIONS": "YES",
              "GCC_SYMBOLS_PRIVATE_EXTERN": "YES",
              "GCC_INLINES_ARE_PRIVATE_EXTERN": "YES",
              "MACOSX_DEPLOYMENT_TARGET": "12.0",
              # Two-level names bind our calls to our own copy; its symbols are not exported again.
              "OTHER_LDFLAGS": ["-L<(openssl_root)/lib", "-Wl,-hidden-lssl", "-Wl,-hidden-lcrypto"]
            }
          }
        ],
        [
          "OS=='win'",
          {
            # A static OpenSSL built with the same run-time library (vcpkg: openssl:x64-windows-static).
            "include_dirs": ["<(openssl_root)/include"],
            "libraries": [
              "<(openssl_root)/lib/libssl.lib",
              "<(openssl_root)/lib/libcrypto.lib",
              "crypt32.lib",
              "ws2_32.lib",
              "advapi32.lib",
              "user32.lib"
            ],
            "msvs_settings": {
              "VCCLCompilerTool": {
                "ExceptionHandling": 1,
                "AdditionalOptions": ["/std:c++20", "/guard:cf"]
              },
              "VCLinkerTool": { "AdditionalOptions": ["/guard:cf", "/DYNAMICBASE"] }
            }
          }
        ]
      ]
    }
  ]
}
