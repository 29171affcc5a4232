//! Finding, reading and checking the configuration.

use std::path::{Path, PathBuf};

use reqwest::header::HeaderValue;

use super::{BackendKind, Config, EXAMPLE, PlannerKind, Secret};

/// A configuration that cannot be used. Each names the file, the key and the remedy.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("cannot read the configuration {}: {source}", path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{}: {reason}; `config.example.yaml` shows every key", path.display())]
    Parse { path: PathBuf, reason: String },
    #[error("{}: there is no key `{key}`{}", path.display(), hint(nearest))]
    UnknownKey { path: PathBuf, key: String, nearest: Option<String> },
    #[error("{a} {} and {b} {} lie in each other; give each a folder of its own", a_path.display(), b_path.display())]
    Nested { a: &'static str, a_path: PathBuf, b: &'static str, b_path: PathBuf },
    #[error("cannot read `{key}` {}: {source}", path.display())]
    TokenFile { key: &'static str, path: PathBuf, source: std::io::Error },
    #[error(
        "`{key}` cannot be sent, as a line break or another control character stands in it; write the token alone, in \
         one line, into `{key}_file` or {variable}"
    )]
    Token { key: &'static str, variable: &'static str },
    #[error("`planner.model` is missing; name a model that the server at `planner.url` has")]
    Model,
    #[error(
        "`planner.time_limit` is not shorter than `backend.silence_timeout`, so that the engine would be given up while \
         its model still thinks; lower the one or raise the other"
    )]
    Impatient,
    #[error("`{key}` is not an address: {value:?}; write it like https://example.org")]
    Address { key: &'static str, value: String },
    #[error("cannot tell the working directory: {0}")]
    WorkingDirectory(std::io::Error),
}

fn hint(nearest: &Option<String>) -> String {
    match nearest {
        Some(key) => format!("; did you mean `{key}`?"),
        None => "; `config.example.yaml` shows every key".into(),
    }
}

/// A configuration, and the file it came from (none: the defaults).
#[derive(Debug, Clone)]
pub struct Loaded {
    pub config: Config,
    pub file: Option<PathBuf>,
}

/// Loads `named`, else the first file that exists of `./dropcut.yaml`, `~/.config/dropcut/config.yaml` and
/// `/etc/dropcut/config.yaml`, else the defaults; then lets the environment win.
pub fn load(named: Option<&Path>, environment: impl Fn(&str) -> Option<String>) -> Result<Loaded, Error> {
    let here = std::env::current_dir().map_err(Error::WorkingDirectory)?;
    let file = match named {
        Some(path) => Some(here.join(path)),
        None => candidates(&here, &environment).into_iter().find(|path| path.exists()),
    };
    let mut config = match &file {
        Some(path) => {
            let text =
                std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.clone(), source })?;
            parse(&text, path)?
        }
        None => Config::default(),
    };
    let base = file.as_deref().and_then(Path::parent).unwrap_or(&here).to_path_buf();
    config.resolve(&base);
    config.overlay(&environment)?;
    config.check()?;
    Ok(Loaded { config, file })
}

fn candidates(here: &Path, environment: &impl Fn(&str) -> Option<String>) -> Vec<PathBuf> {
    let home = environment("HOME").map(|home| Path::new(&home).join(".config/dropcut/config.yaml"));
    [Some(here.join("dropcut.yaml")), home, Some("/etc/dropcut/config.yaml".into())]
        .into_iter()
        .flatten()
        .collect()
}

/// Reads one file's text. `path` is only named in errors; paths stay as they are written.
pub fn parse(text: &str, path: &Path) -> Result<Config, Error> {
    let broken =
        |error: serde_yaml::Error| Error::Parse { path: path.to_path_buf(), reason: error.to_string() };
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Config::default());
    }
    let mut unknown = None;
    let config = serde_ignored::deserialize(serde_yaml::Deserializer::from_str(text), |key| {
        unknown.get_or_insert_with(|| key.to_string());
    })
    .map_err(broken)?;
    match unknown {
        Some(key) => Err(Error::UnknownKey { path: path.to_path_buf(), nearest: nearest_key(&key), key }),
        None => Ok(config),
    }
}

/// The key of the example that reads most like `key`, if one comes close.
fn nearest_key(key: &str) -> Option<String> {
    let example: serde_yaml::Value = serde_yaml::from_str(EXAMPLE).ok()?;
    let mut known = Vec::new();
    collect_keys(&example, "", &mut known);
    let last = |path: &str| path.rsplit('.').next().unwrap_or(path).to_string();
    let likeness = |known: &String| {
        strsim::jaro_winkler(known, key).max(strsim::jaro_winkler(&last(known), &last(key)) - 0.01)
    };
    known.into_iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|best| likeness(best) > 0.8)
}

fn collect_keys(value: &serde_yaml::Value, prefix: &str, into: &mut Vec<String>) {
    let Some(mapping) = value.as_mapping() else { return };
    for (key, value) in mapping {
        let Some(key) = key.as_str() else { continue };
        let path = if prefix.is_empty() { key.to_string() } else { format!("{prefix}.{key}") };
        collect_keys(value, &path, into);
        into.push(path);
    }
}

impl Config {
    fn resolve(&mut self, base: &Path) {
        for path in [&mut self.inbox, &mut self.outbox, &mut self.archive, &mut self.failed, &mut self.state]
        {
            *path = clean(&base.join(&path));
        }
        for path in [&mut self.backend.token_file, &mut self.planner.token_file].into_iter().flatten() {
            *path = base.join(&path);
        }
    }

    fn overlay(&mut self, environment: &impl Fn(&str) -> Option<String>) -> Result<(), Error> {
        let set = |name| environment(name).filter(|value| !value.trim().is_empty());
        if let Some(path) = &self.backend.token_file
            && self.backend.kind == BackendKind::Nemo
        {
            self.backend.token = Some(token("backend.token_file", path)?);
        }
        if let Some(path) = &self.planner.token_file
            && self.planner.kind == PlannerKind::Llm
        {
            self.planner.token = Some(token("planner.token_file", path)?);
        }
        if let Some(token) = set("NEMO_TOKEN") {
            self.backend.token = Some(Secret::new(token.trim()));
        }
        if let Some(token) = set("DROPCUT_PLANNER_TOKEN") {
            self.planner.token = Some(Secret::new(token.trim()));
        }
        if let Some(url) = set("NEMO_API_URL") {
            self.backend.url = url;
        }
        if let Some(url) = set("NEMO_WEB_URL") {
            self.backend.web_url = url;
        }
        if let Some(id) = set("NEMO_CLIENT_ID") {
            self.backend.client_id = Some(id);
        }
        if let Some(platform) = set("SKILL_SOURCE") {
            self.backend.skill.platform = Some(platform);
        }
        Ok(())
    }

    /// Refuses what would loop or lose files: folders inside one another, and addresses that are none.
    fn check(&self) -> Result<(), Error> {
        let folders = self.folders();
        for (i, (a, a_path)) in folders.iter().enumerate() {
            for (b, b_path) in &folders[i + 1..] {
                let (a_real, b_real) = (real(a_path), real(b_path));
                if a_real.starts_with(&b_real) || b_real.starts_with(&a_real) {
                    return Err(Error::Nested {
                        a,
                        a_path: a_path.to_path_buf(),
                        b,
                        b_path: b_path.to_path_buf(),
                    });
                }
            }
        }
        for (key, value) in [
            ("backend.url", &self.backend.url),
            ("backend.web_url", &self.backend.web_url),
            ("planner.url", &self.planner.url),
        ] {
            let good = reqwest::Url::parse(value).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
            if !good {
                return Err(Error::Address { key, value: without_password(value) });
            }
        }
        let is_sendable =
            |token: &Secret| HeaderValue::try_from(format!("Bearer {}", token.reveal())).is_ok();
        for (key, variable, token, is_used) in [
            ("backend.token", "NEMO_TOKEN", &self.backend.token, self.backend.kind == BackendKind::Nemo),
            (
                "planner.token",
                "DROPCUT_PLANNER_TOKEN",
                &self.planner.token,
                self.planner.kind == PlannerKind::Llm,
            ),
        ] {
            if is_used && token.as_ref().is_some_and(|token| !is_sendable(token)) {
                return Err(Error::Token { key, variable });
            }
        }
        match self.planner.kind {
            PlannerKind::Llm if self.planner.model.as_deref().is_none_or(|model| model.trim().is_empty()) => {
                Err(Error::Model)
            }
            PlannerKind::Llm if self.planner.time_limit >= self.backend.silence_timeout => {
                Err(Error::Impatient)
            }
            _ => Ok(()),
        }
    }
}

/// An address that may not be one, without the name and the password that may stand in it.
fn without_password(address: &str) -> String {
    let (scheme, rest) =
        address.split_once("://").map_or((None, address), |(scheme, rest)| (Some(scheme), rest));
    let Some((_, host)) = rest.rsplit_once('@') else { return address.to_string() };
    scheme.map_or_else(|| format!("…@{host}"), |scheme| format!("{scheme}://…@{host}"))
}

/// The token in a file that `key` names.
fn token(key: &'static str, path: &Path) -> Result<Secret, Error> {
    let word = std::fs::read_to_string(path);
    let word = word.map_err(|source| Error::TokenFile { key, path: path.to_path_buf(), source })?;
    Ok(Secret::new(word.trim()))
}

/// `path` without `.` and `..`, whether or not it exists.
fn clean(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut cleaned = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                cleaned.pop();
            }
            other => cleaned.push(other),
        }
    }
    cleaned
}

/// Where `path` lies once its links are followed, as far as it exists.
fn real(path: &Path) -> PathBuf {
    match (path.canonicalize(), path.parent(), path.file_name()) {
        (Ok(real), _, _) => real,
        (Err(_), Some(parent), Some(name)) => real(parent).join(name),
        _ => path.to_path_buf(),
    }
}
