//! How this program speaks HTTP to servers elsewhere.

use std::time::Duration;

use reqwest::{ClientBuilder, Url, redirect};

/// A client for the server at `base`. Redirects are not followed, so that a token goes nowhere else. A server that is
/// `near`, on this machine, is spoken to without proxies and certificates.
pub fn builder(base: &Url, near: bool) -> ClientBuilder {
    let builder = reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(10))
        .redirect(redirect::Policy::none())
        .user_agent(concat!("dropcut/", env!("CARGO_PKG_VERSION")));
    match near {
        true => builder.no_proxy().tls_certs_only([]),
        false if base.scheme() == "http" => builder.tls_certs_only([]),
        false => builder,
    }
}

/// The address of a path, which begins with a slash, of the server at `base`, which may itself lie below a path.
pub fn below(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    let prefix = url.path().trim_end_matches('/').to_string();
    url.set_path(&format!("{prefix}{path}"));
    url
}

/// What a client that cannot be built lacks.
pub fn told(error: &reqwest::Error) -> String {
    format!("cannot set up HTTPS: {}; install the package ca-certificates", cause(error))
}

/// What an error comes down to: its innermost cause, without the system's number for it.
pub fn cause(error: &reqwest::Error) -> String {
    let mut innermost: &dyn std::error::Error = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    let words = innermost.to_string();
    words.split_once(" (os error").map_or(words.as_str(), |(words, _)| words).to_string()
}
